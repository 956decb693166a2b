// How much memory a render takes at its peak: at most 1 GiB, whatever the number and the length of its cuts.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { planRender, renderSteps } from 'render-rules';
import { serveMedia } from '../plugin/support/media.mjs';
import { ffmpeg7 } from '../support/ffmpeg-7.mjs';

const MOST_MIB = 1024;
/** How much more the same may take the next time. */
const NOISE_MIB = 48;

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), '.tmp', 'media');

/** A grey recording with sound, made once. */
function recording(name, size, seconds) {
  const file = join(folder, name);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const partial = join(folder, `part-${name}`);
  execFileSync('ffmpeg', [
    '-v', 'error', '-y',
    '-f', 'lavfi', '-i', `color=gray:size=${size}:rate=30:duration=${seconds}`,
    '-f', 'lavfi', '-i', `sine=duration=${seconds}`,
    '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '30', '-pix_fmt', 'yuv420p', '-c:a', 'aac', partial,
  ]); // prettier-ignore
  renameSync(partial, file);
  return file;
}

/** The plan of so many cuts of one length, which alternate between two cameras of one file. */
function planOf(url, count, cutMs) {
  const program = Array.from({ length: count }, (_, index) => ({
    startMs: index * cutMs,
    endMs: (index + 1) * cutMs,
    camera: 'AB'[index % 2],
  }));
  const sources = { A: { assetId: 'a', offsetMs: 0 }, B: { assetId: 'b', offsetMs: 0 } };
  const asset = (angle) => ({ id: angle.toLowerCase(), angle, type: 'camera', mezzanineUrl: url });
  const canonicalEdl = { schemaVersion: '1.0', sessionId: 's', masterCamera: 'A', durationMs: count * cutMs, sources };
  const request = {
    session: { id: 's', sessionId: 's' },
    edl: { id: 'e', status: 'locked', canonicalEdl: { ...canonicalEdl, tracks: { program } } },
    assets: [asset('A'), asset('B')],
    format: 'full_16_9',
  };
  return planRender(request, { media: { privateHosts: ['127.0.0.1'] } });
}

/** Runs a program, and tells its children's peak in KiB on standard error, as the system counted it. */
const MEASURED =
  'import resource, subprocess, sys\n' +
  'ended = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode\n' +
  'print("peak", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)\n' +
  'sys.exit(ended)\n';

/** The highest peak of a plan's runs of an ffmpeg, in MiB. */
async function peakOf(ffmpeg, plan) {
  const directory = mkdtempSync(join(tmpdir(), 'render-memory-'));
  const { files, steps, artifacts } = renderSteps(plan, { directory });
  for (const { path, text: content } of files) writeFileSync(path, content);
  let peak = 0;
  for (const step of steps) {
    const child = spawn('python3', ['-c', MEASURED, ffmpeg, ...step.arguments], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [stderr, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    assert.equal(exitCode, 0, stderr);
    peak = Math.max(peak, Number(/^peak (\d+)$/m.exec(stderr)[1]) / 1024);
  }
  assert.ok(existsSync(artifacts.video));
  rmSync(directory, { recursive: true });
  return Math.round(peak);
}

let media;
before(async () => {
  media = await serveMedia({
    'hd.mp4': recording('memory-hd-26s.mp4', '1920x1080', 26),
    'uhd.mp4': recording('memory-uhd-4s.mp4', '3840x2160', 4),
  });
});
after(() => media?.stop());

for (const [name, find] of [
  ['the ffmpeg on the PATH', () => 'ffmpeg'],
  ['ffmpeg 7.0.2', ffmpeg7],
])
  describe(`the memory of ${name}`, () => {
    let ffmpeg;
    before(() => {
      ffmpeg = find();
    });

    test('does not grow with the length of the cuts', async (context) => {
      const short = await peakOf(ffmpeg, planOf(`${media.url}/hd.mp4`, 2, 3000));
      const long = await peakOf(ffmpeg, planOf(`${media.url}/hd.mp4`, 2, 12_000));
      context.diagnostic(`two cuts of 3 s take ${short} MiB, of 12 s ${long} MiB`);
      assert.ok(long <= short + NOISE_MIB, `two cuts of 12 s take ${long} MiB, of 3 s ${short} MiB`);
      assert.ok(long <= MOST_MIB, `two cuts of 12 s take ${long} MiB`);
    });

    test('does not grow with the number of the cuts, and is at most 1 GiB in 4K', async (context) => {
      const few = await peakOf(ffmpeg, planOf(`${media.url}/uhd.mp4`, 2, 1500));
      const many = await peakOf(ffmpeg, planOf(`${media.url}/uhd.mp4`, 32, 120));
      context.diagnostic(`two cuts of 4K take ${few} MiB, 32 of them ${many} MiB`);
      assert.ok(many <= few + NOISE_MIB, `32 cuts take ${many} MiB, two ${few} MiB`);
      assert.ok(many <= MOST_MIB, `32 cuts take ${many} MiB`);
    });
  });
