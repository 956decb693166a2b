// What a plan's commands make: the real file, its sound and pictures measured by ffmpeg and ffprobe themselves.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { checkRender, planRender } from 'render-rules';
import { carryOut } from '../support/carry-out.mjs';
import { loudnessOf } from './support/loudness.mjs';
import { clip, serveMedia } from './support/media.mjs';

/** The media of these tests are served by this machine. */
const OPTIONS = { media: { privateHosts: ['127.0.0.1'] } };

const noise = (colour, seed) => `anoisesrc=color=${colour}:sample_rate=48000:seed=${seed}`;
/** Noise that comes and goes as a voice does: loud for a moment, then nearly nothing. */
const voice = `${noise('pink', 3)},volume='if(lt(mod(t,0.7),0.5),0.3+0.7*random(0),0.02)':eval=frame`;

/** Sounds, as lavfi makes them, by name. */
const SOUNDS = {
  'a quiet tone': 'sine=frequency=997:sample_rate=48000,volume=-8dB',
  'a loud tone': 'sine=frequency=997:sample_rate=48000,volume=17dB',
  'quiet noise': `${noise('pink', 1)},volume=-18dB`,
  'loud noise': `${noise('pink', 2)},volume=5dB`,
  'a voice': `${voice},volume=-12dB`,
  'a loud voice': `${voice},volume=12dB`,
};

describe('the output', () => {
  let media;
  let directory;
  before(async () => {
    const files = {
      'other.mov': clip('output-picture', { colour: 'yellow' }),
      'silence.mov': clip('output-silence', { colour: 'red', sound: 'anullsrc=r=48000:cl=stereo' }),
      'hum.mov': clip('output-hum', { colour: 'red', sound: `${noise('pink', 4)},volume=-45dB` }),
      'mute.mov': clip('output-mute', { colour: 'red', sound: null }),
      'tone.mov': clip('output-tone', { colour: 'red', sound: 'sine=frequency=997:sample_rate=48000' }),
    };
    for (const [name, sound] of Object.entries(SOUNDS))
      files[`${name.replaceAll(' ', '-')}.mov`] = clip(`output-${name.replaceAll(' ', '-')}`, { colour: 'red', sound });
    media = await serveMedia(files);
    directory = mkdtempSync(join(tmpdir(), 'output-'));
  });
  after(async () => {
    await media?.stop();
    if (directory) rmSync(directory, { recursive: true });
  });

  /** A programme of 3 s: the picture of a yellow camera, the sound of camera A. */
  const request = (heard, { program, chapters = [], offsetMs = 0, durationMs } = {}) => ({
    session: { id: 's1' },
    edl: {
      id: 'e1',
      status: 'locked',
      canonicalEdl: {
        schemaVersion: '1.0',
        masterCamera: 'A',
        durationMs: 3000,
        tracks: { program: program ?? [{ startMs: 0, endMs: 3000, camera: 'B' }], chapters },
        sources: { A: { assetId: 'a', offsetMs }, B: { assetId: 'b', offsetMs: 0 } },
      },
    },
    assets: [
      { id: 'a', mezzanineUrl: `${media.url}/${heard}`, durationMs },
      { id: 'b', mezzanineUrl: `${media.url}/other.mov` },
    ],
    format: 'clip_1_1',
  });

  const probe = (file) => {
    const show = ['-v', 'error', '-of', 'json', '-show_streams', '-show_format', '-show_chapters', file];
    return JSON.parse(execFileSync('ffprobe', show));
  };

  /** Renders, and checks what is always true: pictures and sound are exactly as long as the programme. */
  async function render(given) {
    const { artifacts, loudness } = await carryOut(planRender(given, OPTIONS), directory);
    const file = artifacts.video;
    const { streams, format, chapters } = probe(file);
    const [video] = streams.filter(({ codec_type: type }) => type === 'video');
    const [audio] = streams.filter(({ codec_type: type }) => type === 'audio');
    assert.equal(video.nb_frames, '90');
    for (const { start_time: start, duration } of [video, ...(audio ? [audio] : [])])
      assert.deepEqual([Number(start), Number(duration)], [0, 3]);
    assert.equal(Number(format.duration), 3);
    return { file, artifacts, loudness, audio, chapters };
  }

  /** The level of each hundredth of a second of a file, 0 to 1. */
  function levels(file) {
    const raw = execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-ac', '1', '-f', 'f32le', '-'], {
      maxBuffer: 2 ** 26,
    });
    const samples = new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.length));
    return Array.from({ length: 300 }, (_, index) =>
      samples.subarray(index * 480, (index + 1) * 480).reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0),
    );
  }

  for (const name of Object.keys(SOUNDS))
    test(`${name} becomes as loud as everything else`, async (context) => {
      const { file, loudness } = await render(request(`${name.replaceAll(' ', '-')}.mov`));
      const { integratedLufs, truePeakDbtp } = loudnessOf(file);
      context.diagnostic(`${JSON.stringify(loudness)} became ${integratedLufs} LUFS, ${truePeakDbtp} dBTP`);
      assert.ok(Math.abs(integratedLufs + 14) <= 1, `${integratedLufs} LUFS`);
      assert.ok(truePeakDbtp <= -1, `${truePeakDbtp} dBTP`);
      assert.ok(Math.abs(loudness.integratedLufs + 14) > 2, 'it was as loud before');
    });

  test('a programme in parts is as loud', async () => {
    const program = Array.from({ length: 40 }, (_, index) => ({
      startMs: index * 75,
      endMs: (index + 1) * 75,
      camera: 'B',
    }));
    const { file } = await render(request('quiet-noise.mov', { program }));
    assert.ok(Math.abs(loudnessOf(file).integratedLufs + 14) <= 1);
  });

  test('silence stays silence', async () => {
    const { file, loudness } = await render(request('silence.mov'));
    assert.equal(loudness, null);
    assert.equal(loudnessOf(file).truePeakDbtp, -Infinity);
  });

  test('a hum is not made louder than by 20 dB', async () => {
    const { file, loudness } = await render(request('hum.mov'));
    const { integratedLufs } = loudnessOf(file);
    assert.ok(loudness.integratedLufs < -50, `${loudness.integratedLufs} LUFS`);
    assert.ok(Math.abs(integratedLufs - loudness.integratedLufs - 20) <= 1, `${integratedLufs} LUFS`);
  });

  test('a source without sound makes a video without sound', async () => {
    const { audio, loudness } = await render(request('mute.mov'));
    assert.equal(audio, undefined);
    assert.equal(loudness, null);
  });

  test('sound comes up where it begins and goes down where it ends, with silence around it', async () => {
    const { file } = await render(request('tone.mov', { offsetMs: -500, durationMs: 2000 }));
    const level = levels(file);
    const full = level[150];
    assert.ok(full > 0.1, `${full}`);
    // AAC spreads what is loud over a few hundredths.
    assert.ok(Math.max(...level.slice(0, 45), ...level.slice(255)) < full / 50);
    for (const hundredth of [52, 100, 200, 247]) assert.ok(level[hundredth] > full * 0.9, `${hundredth}`);
    assert.ok(level[50] < full * 0.85, `it begins with ${level[50]} of ${full}`);
    assert.ok(level[249] < full * 0.85, `it ends with ${level[249]} of ${full}`);
  });

  test('chapter titles arrive in the file as they were written', async () => {
    const titles = ['"Q" & \'A\'', 'a=b; c #1 \\ [CHAPTER]', 'título 🎬 日本', ';FFMETADATA1', '='];
    const chapters = titles.map((title, index) => ({ startMs: index * 500, title }));
    const made = await render(
      request('tone.mov', { chapters: [...chapters, { startMs: 2800, title: 'two\r\nlines' }] }),
    );
    assert.deepEqual(
      made.chapters.map(({ tags, start_time: start }) => ({ startMs: start * 1000, title: tags.title })),
      // A title in the file is one line: the JSON has it as it was.
      [...chapters, { startMs: 2800, title: 'two  lines' }],
    );
  });

  test('a chapter title that ends in a backslash swallows nothing, and blanks stay', async () => {
    const titles = [
      'Intro',
      'C:\\Takes\\',
      'End',
      '\\',
      'two \\\\',
      ' between blanks ',
      '#1;',
      '',
      '   ',
      '\\ ',
      'last\\',
    ];
    const chapters = titles.map((title, index) => ({ startMs: index * 250, title }));
    const made = await render(request('tone.mov', { chapters }));
    assert.deepEqual(
      made.chapters.map(({ tags, start_time: start }) => ({ startMs: start * 1000, title: tags.title })),
      chapters,
    );
  });

  test('a long chapter title is cut between two characters', async () => {
    const titles = ['é'.repeat(700), `x${'é'.repeat(700)}`, '\\'.repeat(900), '日本🎬'.repeat(200)];
    const chapters = titles.map((title, index) => ({ startMs: index * 500, title }));
    const made = await render(request('tone.mov', { chapters }));
    const read = made.chapters.map(({ tags }) => tags.title);
    assert.equal(read.length, titles.length);
    read.forEach((title, index) => {
      assert.ok(titles[index].startsWith(title), title);
      assert.ok(title.length >= 250, `${title.length} of ${titles[index].length}`);
    });
  });

  test('a gap is black, to the frame', async () => {
    const program = [
      { startMs: 0, endMs: 1000, camera: 'B' },
      { startMs: 2000, endMs: 3000, camera: 'B' },
    ];
    const given = request('tone.mov', { program });
    assert.ok(checkRender(given, OPTIONS).findings.some(({ code }) => code === 'cut_gap'));
    const { file } = await render(given);
    const pixels = execFileSync('ffmpeg', [
      '-v', 'error', '-i', file, '-vf', 'crop=iw-64:ih-64,scale=1:1:flags=area', '-pix_fmt', 'gray', '-f', 'rawvideo', '-',
    ]); // prettier-ignore
    assert.equal(pixels.length, 90);
    const seen = [...pixels].map((brightness) => (brightness < 20 ? '-' : 'B')).join('');
    assert.equal(seen, 'B'.repeat(30) + '-'.repeat(30) + 'B'.repeat(30));
  });
});
