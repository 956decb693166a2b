// What is heard of several tracks and channels, and of recorders' files.
import { SAMPLE_RATE, beeps, numbers, tones } from './drawn.mjs';
import { AAC, FLAC, H264, OPUS, PCM, PLAIN } from './encoders.mjs';
import { LENGTH_MS, OFFSET_MS, assertBeeps, assertNumbers, assertTones, cutInto } from './expected.mjs';

/** A tone of its own for each channel or track, in Hz. */
const [FIRST, SECOND, THIRD, FOURTH, FIFTH] = [400, 550, 700, 900, 1100];
const ALL = [FIRST, SECOND, THIRD, FOURTH, FIFTH];
/** What a channel for low frequencies has: it may be left out of a mix. */
const LOW = 60;

const tone = (hertz) => tones(`tone-${hertz}`, [hertz]);

/** A camera with a track of one channel for each tone. */
const tracks = (name, ...hertz) => ({
  name,
  inputs: [...hertz.map(tone), numbers()],
  codec: [hertz.flatMap((_, index) => ['-map', String(index)]), '-map', String(hertz.length), H264, PCM],
});

const SURROUND = {
  name: 'surround.mov',
  inputs: [tones('surround', [FIRST, SECOND, THIRD, LOW, FOURTH, FIFTH]), numbers()],
  codec: ['-af', 'aformat=channel_layouts=5.1', H264, PCM],
};

/** A WAV as recorders write it: in the oldest form, which does not say where its channels are heard. */
function plainWav(name, hertz) {
  const block = hertz.length * 2;
  const samples = (SAMPLE_RATE * (OFFSET_MS + LENGTH_MS + 500)) / 1000;
  function bytes() {
    const wav = Buffer.alloc(44 + samples * block);
    wav.write('RIFF....WAVEfmt ', 'latin1');
    wav.writeUInt32LE(wav.length - 8, 4);
    wav.writeUInt32LE(16, 16);
    wav.writeUInt16LE(1, 20);
    wav.writeUInt16LE(hertz.length, 22);
    wav.writeUInt32LE(SAMPLE_RATE, 24);
    wav.writeUInt32LE(SAMPLE_RATE * block, 28);
    wav.writeUInt16LE(block, 32);
    wav.writeUInt16LE(16, 34);
    wav.write('data', 36, 'latin1');
    wav.writeUInt32LE(samples * block, 40);
    for (let sample = 0; sample < samples; sample += 1)
      for (const [channel, pitch] of hertz.entries()) {
        const level = Math.round(6000 * Math.sin((2 * Math.PI * pitch * sample) / SAMPLE_RATE));
        wav.writeInt16LE(level, 44 + sample * block + channel * 2);
      }
    return wav;
  }
  return { name, bytes, durationMs: (samples * 1000) / SAMPLE_RATE };
}

/** What is heard of a camera: title, recording, tones on the left, tones on the right. */
const CAMERAS = [
  ['one channel is heard on both sides', tracks('mono.mov', FIRST), [FIRST], [FIRST]],
  ['of two tracks, the first is left and the second right', tracks('two.mov', FIRST, SECOND), [FIRST], [SECOND]],
  ['of four tracks, the first and third are left and the others right', tracks('four.mov', FIRST, SECOND, THIRD, FOURTH), [FIRST, THIRD], [SECOND, FOURTH]],
  ['5.1 is mixed down', SURROUND, [FIRST, THIRD, FOURTH], [SECOND, THIRD, FIFTH]],
]; // prettier-ignore

const FIVE = tracks('five.mov', FIRST, SECOND, THIRD, FOURTH, FIFTH);

/** What is heard where the EDL chooses channels: title, recording, channels, tones on the left, tones on the right. */
const CHOSEN = [
  ['the fourth and second of five tracks', FIVE, [4, 2], [FOURTH], [SECOND]],
  ['the third of five tracks, on both sides', FIVE, [3], [THIRD], [THIRD]],
  ['channels within 5.1', SURROUND, [6, 3], [FIFTH], [THIRD]],
]; // prettier-ignore

/** The same of a recorder. */
const CHANNELS = [
  ['of a WAV with four channels, the first is left and the second right', plainWav('four.wav', [FIRST, SECOND, THIRD, FOURTH]), [FIRST], [SECOND]],
  ['of a WAV with one channel, it is heard on both sides', plainWav('one.wav', [FIRST]), [FIRST], [FIRST]],
]; // prettier-ignore

const recorded = (name, ...codec) => ({ name, inputs: [beeps()], codec });

/** Recorders' files, by their container. */
const RECORDERS = [
  ['WAV', recorded('recorder.wav', PCM)],
  ['BWF', recorded('bwf.wav', PCM, ['-write_bext', '1', '-metadata', 'time_reference=172800000'])],
  ['RF64', recorded('rf64.wav', PCM, ['-rf64', 'always'])],
  ['W64', recorded('recorder.w64', PCM)],
  ['AIFF', recorded('recorder.aiff', ['-c:a', 'pcm_s24be'])],
  ['CAF', recorded('recorder.caf', PCM)],
  ['FLAC', recorded('recorder.flac', FLAC)],
  ['MP3', recorded('recorder.mp3', ['-c:a', 'libmp3lame'])],
  ['Ogg with Vorbis', recorded('recorder.ogg', ['-c:a', 'libvorbis'])],
  ['Ogg with Opus', recorded('recorder.opus', OPUS)],
  ['M4A', recorded('recorder.m4a', AAC)],
  ['MKA', recorded('recorder.mka', FLAC)],
];

/** A session that shows a camera and plays a recorder, both from `OFFSET_MS` on. */
async function withRecorder(studio, recording) {
  const [picture, sound] = [await studio.address(PLAIN), await studio.address(recording)];
  const { cameras } = cutInto(picture);
  const { durationMs } = recording;
  const recorder = { url: sound, type: 'audio', offsetMs: OFFSET_MS, ...(durationMs && { durationMs }) };
  return studio.rendered({ cameras: { ...cameras, R: recorder }, cuts: [[0, LENGTH_MS, 'A']], master: 'R' });
}

export const SOUND = [
  ...CAMERAS.map(([title, recording, left, right]) => ({
    title,
    async run(studio) {
      const file = await studio.rendered(cutInto(await studio.address(recording)));
      await assertTones(file, { left, right, all: ALL });
    },
  })),
  ...CHOSEN.map(([title, recording, channels, left, right]) => ({
    title: `the EDL chooses ${title}`,
    async run(studio) {
      const { cameras, cuts } = cutInto(await studio.address(recording));
      const file = await studio.rendered({ cameras: { A: { ...cameras.A, audio: { channels } } }, cuts });
      await assertTones(file, { left, right, all: ALL });
    },
  })),
  ...CHANNELS.map(([title, recording, left, right]) => ({
    title,
    run: async (studio) => assertTones(await withRecorder(studio, recording), { left, right, all: ALL }),
  })),
  ...RECORDERS.map(([title, recording]) => ({
    title: `${title} of a recorder: each beep is where it belongs`,
    async run(studio) {
      const file = await withRecorder(studio, recording);
      await assertNumbers(file);
      await assertBeeps(file);
    },
  })),
];
