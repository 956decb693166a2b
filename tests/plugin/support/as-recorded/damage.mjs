// Recordings with a damaged frame: a render fails and says where, or goes on where that was asked for, and warns.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { AAC, H264, PCM, PLAIN, PRORES, keyEvery, numbered } from './encoders.mjs';
import { LENGTH_MS, OFFSET_MS, OUTPUT_FRAMES, assertBeeps, cutInto } from './expected.mjs';
import { numbersOf } from './measures.mjs';
import { output } from './recorder.mjs';

/** The frame that is damaged: it lies in the first cut, and the next key frame of H.264 in the second. */
const DAMAGED = 140;
const NEXT_KEY = 150;
const DAMAGED_S = DAMAGED / 30;

/** The programme's first frame in the recording, at 30 in a second. */
const FIRST = Math.round((OFFSET_MS * 30) / 1000);

/** Writes nonsense into what a stream holds at a time. */
const damaged = (stream, atSeconds) => async (file) => {
  const args = ['-of', 'json', '-select_streams', stream, '-show_packets', file];
  const { packets } = JSON.parse(await output('ffprobe', args));
  const { pos, size } = packets.find(({ pts_time: time }) => Number(time) > atSeconds - 0.001);
  const bytes = readFileSync(file);
  const [from, to] = [Number(pos) + Math.floor(size / 4), Number(pos) + Number(size)];
  for (let at = from; at < to; at += 1) bytes[at] = (at * 151) % 256;
  writeFileSync(file, bytes);
};

const RECORDINGS = [
  ['ProRes', { ...numbered('damaged.mov', [PRORES, PCM]), change: damaged('v', DAMAGED_S) }, DAMAGED + 1],
  ['H.264', { ...numbered('damaged.mp4', [H264, keyEvery(5), AAC]), change: damaged('v', DAMAGED_S) }, NEXT_KEY],
];

const DAMAGED_SOUND = { ...PLAIN, name: 'damaged-sound.mp4', change: damaged('a', OFFSET_MS / 1000 + 0.45) };

const CONCEALED = { onDamage: 'conceal' };

/** A session of a recording whose entry does not say how long it is. */
async function session(studio, recording) {
  const { cameras, cuts } = cutInto(await studio.address(recording));
  return { cameras: { A: { ...cameras.A, durationMs: null } }, cuts };
}

/** The time after `about`, in s. */
function toldTime(message) {
  const [, hours, minutes, seconds] = /at about (\d+):(\d+):([\d.]+) of the recording/.exec(message) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

export const DAMAGE = [
  ...RECORDINGS.flatMap(([codec, recording, wholeAgain]) => [
    {
      title: `a damaged frame of ${codec} fails the render, which names camera, time and cut`,
      async run(studio) {
        const message = await studio.refused(await session(studio, recording));
        assert.match(message, /^camera `A`: http.* is damaged at about /);
        assert.match(message, /in cut `cut-1`; .*`onDamage: "conceal"`/);
        // ffmpeg tells how many frames it made ten times a second, and decodes ahead.
        const told = toldTime(message);
        assert.ok(told >= OFFSET_MS / 1000 && told <= DAMAGED_S + 0.2, `${told} s instead of ${DAMAGED_S} s`);
      },
    },
    {
      title: `a damaged frame of ${codec} is concealed where that is asked for, and the job warns of it`,
      async run(studio) {
        const { file, job } = await studio.made({ ...(await session(studio, recording)), settings: CONCEALED });
        assert.deepEqual(job.settings, CONCEALED);
        const warnings = job.warnings.map(({ code, path, params }) => [code, path, params.camera, params.cut]);
        const inCut = (cut) => ['recording_damaged', `edl.canonicalEdl.tracks.program[${cut}]`, 'A', `cut-${cut + 1}`];
        // The second cut is read from before it begins, with the damaged frame. Of H.264 ffmpeg may leave it unsaid there.
        const all = [inCut(0), inCut(1)];
        const told = codec === 'H.264' ? all.slice(0, warnings.length) : all;
        assert.ok(warnings.length > 0);
        assert.deepEqual(warnings, told, JSON.stringify(job.warnings));
        const shown = await numbersOf(file, 1080);
        assert.equal(shown.length, OUTPUT_FRAMES);
        const wrong = shown.flatMap((number, frame) => {
          const wanted = FIRST + frame;
          return number === wanted || (wanted >= DAMAGED && wanted < wholeAgain) ? [] : [`${wanted} is ${number}`];
        });
        assert.deepEqual(wrong, []);
        await assertBeeps(file);
      },
    },
  ]),
  {
    title: 'damaged sound fails the render, which names camera and time',
    async run(studio) {
      const message = await studio.refused(await session(studio, DAMAGED_SOUND));
      assert.match(message, /^camera `A`: http.* is damaged .* of the recording .*, in the sound; /);
    },
  },
  {
    title: 'damaged sound is concealed where that is asked for, and stays in step',
    async run(studio) {
      const { file, job } = await studio.made({ ...(await session(studio, DAMAGED_SOUND)), settings: CONCEALED });
      assert.deepEqual(
        job.warnings.map(({ code, params }) => [code, params]),
        [['recording_damaged', { camera: 'A' }]],
      );
      await assertBeeps(file);
      assert.ok(Math.abs(job.artifacts.durationMs - LENGTH_MS) <= 25);
    },
  },
];
