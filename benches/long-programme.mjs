// `npm run bench:long`: renders a programme of two hours with few and with many cuts, into benches/long-programme.json. Neither time
// nor memory is to grow with the number of cuts. On two cores it takes most of an hour: two hours of
// sound alone take minutes to encode, however many cuts there are.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { planRender, readLoudness, readMediaProbe, mediaProbeArguments, renderSteps } from 'render-rules';
import { machine, writeReport } from './report.mjs';

const SECONDS = Number(process.env.SECONDS ?? 7200);
const CUTS = [12, 1500];
/** Few, so that it takes minutes and not hours: what a cut costs does not depend on it. */
const RATE = 5;
const OPTIONS = { media: { privateHosts: ['127.0.0.1'] } };

const folder = mkdtempSync(join(tmpdir(), 'long-programme-'));
const recording = join(folder, 'recording.mp4');

function record() {
  execFileSync('ffmpeg', [
    '-v', 'error', '-f', 'lavfi', '-i', `testsrc2=size=320x180:rate=${RATE}:duration=${SECONDS}`,
    '-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=48000:duration=${SECONDS}`,
    '-c:v', 'libx264', '-preset', 'ultrafast', '-g', String(2 * RATE), '-pix_fmt', 'yuv420p', '-c:a', 'aac',
    '-movflags', '+faststart', recording,
  ]); // prettier-ignore
}

/** Serves the recording as a store of files does. */
async function serve() {
  const { size } = statSync(recording);
  const server = createServer((request, response) => {
    const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const [start, end] = [Number(from), to === '' ? size - 1 : Number(to)];
    response.writeHead(206, {
      'accept-ranges': 'bytes',
      'content-length': end - start + 1,
      'content-range': `bytes ${start}-${end}/${size}`,
    });
    const stream = createReadStream(recording, { start, end });
    response.on('close', () => stream.destroy());
    stream.pipe(response);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${server.address().port}/recording.mp4`, server };
}

async function requestOf(url, cuts) {
  const { stdout } = await promisify(execFile)('ffprobe', mediaProbeArguments(url));
  const probe = readMediaProbe(stdout);
  const edge = (cut) => Math.round((cut * SECONDS * 1000) / cuts);
  const program = Array.from({ length: cuts }, (_, cut) => ({
    id: `cut-${cut + 1}`,
    startMs: edge(cut),
    endMs: edge(cut + 1),
    camera: cut % 2 === 0 ? 'A' : 'B',
  }));
  const assets = ['A', 'B'].map((angle) => ({ id: angle, angle, type: 'camera', mezzanineUrl: url, probe }));
  const canonicalEdl = {
    schemaVersion: '1.0',
    sessionId: 's1',
    masterCamera: 'A',
    durationMs: SECONDS * 1000,
    tracks: { program },
    sources: { A: { assetId: 'A', offsetMs: 0 }, B: { assetId: 'B', offsetMs: 0 } },
  };
  return {
    session: { id: 's1' },
    edl: { id: 'e1', status: 'locked', canonicalEdl },
    assets,
    format: 'clip_1_1',
  };
}

/** Runs ffmpeg; what it wrote to its standard error, and the most memory that it had, in MiB. */
function run(args) {
  const child = spawn('ffmpeg', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let mebibytes = 0;
  const look = setInterval(() => {
    try {
      const [, kibibytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      mebibytes = Math.max(mebibytes, Math.round(Number(kibibytes ?? 0) / 1024));
    } catch {
      // It has ended.
    }
  }, 50);
  let stderr = '';
  child.stderr.on('data', (text) => (stderr = `${stderr}${text}`.slice(-100_000)));
  return new Promise((ended, failed) => {
    child.on('close', (code) => {
      clearInterval(look);
      if (code === 0) ended({ stderr, mebibytes });
      else failed(new Error(stderr));
    });
  });
}

/** Renders a programme; how long that took, and the most memory that any run of ffmpeg had. */
async function render(url, cuts) {
  const request = await requestOf(url, cuts);
  const planned = performance.now();
  const plan = planRender(request, OPTIONS);
  const planMs = Math.round(performance.now() - planned);
  const directory = mkdtempSync(join(folder, 'render-'));
  const began = performance.now();
  const { files, steps: first } = renderSteps(plan, { directory, limits: {} });
  for (const { path, text } of files) writeFileSync(path, text);
  let steps = first;
  let mostMebibytes = 0;
  for (let number = 0; number < steps.length; number += 1) {
    const { stderr, mebibytes } = await run(steps[number].arguments);
    mostMebibytes = Math.max(mostMebibytes, mebibytes);
    if (steps[number].measures) ({ steps } = renderSteps(plan, { directory, limits: {} }, readLoudness(stderr)));
  }
  rmSync(directory, { recursive: true });
  return { cuts, planMs, seconds: Math.round((performance.now() - began) / 100) / 10, mostMebibytes };
}

try {
  record();
  const { url, server } = await serve();
  const results = [];
  for (const cuts of CUTS) {
    results.push(await render(url, cuts));
    console.log(results.at(-1));
  }
  server.close();
  const [ffmpeg] = execFileSync('ffmpeg', ['-version'], { encoding: 'utf8' }).split(' Copyright');
  const programme = { seconds: SECONDS, framesPerSecond: RATE, format: 'clip_1_1' };
  if (process.env.SECONDS === undefined) {
    writeReport('long-programme', { machine: { ...machine(), ffmpeg }, programme, results });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
