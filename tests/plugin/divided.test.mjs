// A cut that is divided has the frames that it has as a whole, to the bit, wherever a source's frames lie between the output's.
// `RENDER_JOBS_SOAK=1` tries more offsets and rates.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { mediaProbeArguments, planRender, readMediaProbe, renderSteps } from 'render-rules';
import { ffmpeg7 } from '../support/ffmpeg-7.mjs';
import { serveMedia } from './support/media.mjs';

const run = promisify(execFile);
const isSoak = process.env.RENDER_JOBS_SOAK === '1';
const OPTIONS = { media: { privateHosts: ['127.0.0.1'] } };
const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), '.tmp', 'media');

const RATES = ['24', '25', '30000/1001', '30', '50', '60000/1001', '60'];
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '2', '-g', '24'];
const CONTAINERS = {
  mp4: H264,
  mov: ['-c:v', 'prores_ks', '-profile:v', '0'],
  mkv: H264,
  mxf: ['-c:v', 'mpeg2video', '-g', '12', '-bf', '2', '-b:v', '2M'],
  ts: H264,
};

/** 12 s in which no two pictures are alike; made once. */
function recording(rate, extension) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `divided-${rate.replace('/', '-')}.${extension}`);
  if (existsSync(file)) return file;
  const partial = `${file}.${process.pid}.part.${extension}`;
  const codec = CONTAINERS[extension];
  const picture = `testsrc2=size=64x36:rate=${rate}:duration=12`;
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-f',
    'lavfi',
    '-i',
    picture,
    ...codec,
    '-pix_fmt',
    pixels(extension),
    partial,
  ]);
  renameSync(partial, file);
  return file;
}
const pixels = (extension) => (extension === 'mov' ? 'yuv422p10le' : 'yuv420p');

const value = (rate) => {
  const [count, seconds = '1'] = rate.split('/');
  return Number(count) / Number(seconds);
};

/** Offsets at which the pictures of a recording lie at, before and behind the middle between two frames of the output, in ms. */
function offsetsOf(rate) {
  const half = 500 / value(rate);
  return isSoak ? [0, 1830, half, half - 0.1, half + 0.1, half / 2, 16.667, 1001 / 3] : [1830, half];
}

describe('a divided cut', () => {
  let media;
  let work;
  const files = {};
  before(async () => {
    work = mkdtempSync(join(tmpdir(), 'divided-'));
    for (const rate of RATES)
      for (const extension of Object.keys(CONTAINERS)) {
        const file = recording(rate, extension);
        files[file.split('/').at(-1)] = file;
      }
    media = await serveMedia(files);
  });
  after(async () => {
    await media?.stop();
    if (work) rmSync(work, { recursive: true, force: true });
  });

  /** The digests of the pictures of cuts that end at these times, before they are encoded: made small, so that it takes no time. */
  async function pictures(ffmpeg, { url, probe, offsetMs, fps }, ends) {
    const asset = { id: 'a', angle: 'A', type: 'camera', mezzanineUrl: url, probe };
    const program = ends.map((endMs, index) => ({ startMs: ends[index - 1] ?? 0, endMs, camera: 'A' }));
    const canonicalEdl = {
      schemaVersion: '1.0',
      sessionId: 's',
      masterCamera: 'A',
      durationMs: ends.at(-1),
      fps,
      tracks: { program },
      sources: { A: { assetId: 'a', offsetMs } },
    };
    const edl = { id: 'e', status: 'locked', canonicalEdl };
    const plan = planRender({ session: { id: 's' }, edl, assets: [asset], format: 'clip_1_1' }, OPTIONS);
    const digests = [];
    for (const step of renderSteps(plan, { directory: work, limits: { threads: 1 } }).steps) {
      if (step.segment == null) continue;
      const end = step.arguments.indexOf('[video]') + 1;
      const args = step.arguments.slice(0, end).map((argument) => argument.replaceAll('1080:1080', '36:36'));
      const { stdout } = await run(ffmpeg, [...args, '-f', 'framemd5', 'pipe:1'], { maxBuffer: 2 ** 24 });
      const lines = stdout.split('\n').filter((line) => /^0,/.test(line));
      digests.push(...lines.map((line) => line.split(',').at(-1).trim()));
    }
    return digests;
  }

  const all = Object.keys(CONTAINERS);
  for (const [version, programOf, extensions] of [
    ['the system’s ffmpeg', () => 'ffmpeg', all],
    // That build ends on every transport stream, whatever it is to do with it.
    ['ffmpeg 7.0', ffmpeg7, all.filter((extension) => extension !== 'ts')],
  ])
    for (const extension of extensions)
      test(`has the same frames in ${extension} with ${version}, at every rate and tie`, async () => {
        const ffmpeg = programOf();
        let tried = 0;
        for (const rate of RATES) {
          const url = `${media.url}/divided-${rate.replace('/', '-')}.${extension}`;
          const { stdout } = await run('ffprobe', mediaProbeArguments(url));
          const probe = readMediaProbe(stdout);
          for (const fps of isSoak ? [30, 25, 59.94] : [30])
            for (const offsetMs of offsetsOf(rate)) {
              const of = { url, probe, offsetMs, fps };
              const whole = await pictures(ffmpeg, of, [6000]);
              assert.equal(whole.length, Math.round((6000 * (fps === 59.94 ? 60000 / 1001 : fps)) / 1000));
              const divided = await pictures(ffmpeg, of, [433, 1234, 3000, 3034, 6000]);
              assert.deepEqual(divided, whole, `${rate} at ${offsetMs} ms, shown at ${fps}`);
              tried += 1;
            }
        }
        assert.equal(tried, RATES.length * offsetsOf('25').length * (isSoak ? 3 : 1));
      });
});
