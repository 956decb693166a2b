// `npm run bench:parts`: what it costs to render again what is rendered already, beside the first render, into benches/parts.json.
// A programme of 20 minutes (or of `SECONDS`) and 150 cuts by a real server; on two cores it takes half an hour.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyFixture } from '../tests/plugin/support/app.mjs';
import { serveMedia } from '../tests/plugin/support/media.mjs';
import { startInstance } from '../tests/support/instance.mjs';
import { until } from '../tests/support/until.mjs';
import { machine, writeReport, writeSections } from './report.mjs';

const SECONDS = Number(process.env.SECONDS ?? 1200);
const CUTS = 150;
const FPS = 25;
const FRAME_MS = 1000 / FPS;

const folder = mkdtempSync(join(tmpdir(), 'bench-parts-'));
process.env.TMPDIR = join(folder, 'temporary');
mkdirSync(process.env.TMPDIR);
const store = join(folder, 'store');

function recording(name, hue) {
  const file = join(folder, name);
  execFileSync('ffmpeg', [
    '-v', 'error', '-f', 'lavfi', '-i', `testsrc2=size=640x360:rate=${FPS}:duration=${SECONDS},hue=h=${hue}`,
    '-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=48000:duration=${SECONDS}`,
    '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '50', '-pix_fmt', 'yuv420p', '-c:a', 'aac', file,
  ]); // prettier-ignore
  return file;
}

/** Cuts of 0.4 to 1.6 times their average length, the same each time. */
function programme() {
  const average = (SECONDS * FPS) / CUTS;
  const end = (cut) => Math.round(average * (cut + 1 + (cut === CUTS - 1 ? 0 : 0.3 * Math.sin(7 * cut))));
  const ends = Array.from({ length: CUTS }, (_, cut) => end(cut));
  return ends.map((frame, cut) => ({
    id: `cut-${cut + 1}`,
    startMs: cut === 0 ? 0 : ends[cut - 1] * FRAME_MS,
    endMs: frame * FRAME_MS,
    camera: 'AB'[cut % 2],
  }));
}

/** The boundary after a cut, ten frames later. */
const moved = (cuts, place) =>
  cuts.map((cut, index) => ({
    ...cut,
    startMs: cut.startMs + (index === place + 1 ? 10 * FRAME_MS : 0),
    endMs: cut.endMs + (index === place ? 10 * FRAME_MS : 0),
  }));

const media = await serveMedia({ 'a.mp4': recording('a.mp4', 0), 'b.mp4': recording('b.mp4', 90) });
for (const name of ['a.mp4', 'b.mp4']) media.etags.set(name, `"${name}"`);
const config = { queue: { consume: true, leaseMs: 5000 }, renderer: { parts: { folder: store, maxBytes: 2 ** 34 } } };
const directory = copyFixture('studio-types', config);
let server = await startInstance(directory);

async function trigger(program, body = {}) {
  const session = await server.run(
    (app, { url, ...options }, { createSession }) =>
      createSession(app, {
        media: { A: `${url}/a.mp4`, B: `${url}/b.mp4` },
        durationMs: options.durationMs,
        recordingMs: options.durationMs,
        edit: (edl) => ({ ...edl, fps: options.fps, tracks: { program: options.program } }),
      }),
    { url: media.url, durationMs: SECONDS * 1000, fps: FPS, program },
  );
  const reply = await server.post('/trigger', { sessionId: session.documentId, format: 'clip_1_1', ...body });
  assert.equal(reply.status, 200, JSON.stringify(reply.body));
  return reply.body.data.jobId;
}
const job = async (jobId) => (await server.get(`/${jobId}`)).body.data;
async function ended(jobId) {
  const isOver = async () => {
    const now = await job(jobId);
    return ['completed', 'failed'].includes(now.status) && now;
  };
  const done = await until('the render', isOver, { timeoutMs: 3_600_000, everyMs: 250 });
  assert.equal(done.status, 'completed', done.errorMessage);
  return done;
}

/** The digest of each decoded picture and of the sound. */
async function framesOf(done) {
  const file = join(folder, 'rendered.mp4');
  const answer = await fetch(`${server.url}${done.artifacts.outputVideoUrl}`);
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  return ['v', 'a'].map((kind) =>
    execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-map', `0:${kind}`, '-f', 'framemd5', '-'], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    }),
  );
}

/** The figures for readers. */
const table = ({ results: rows }) =>
  [
    `A programme of ${SECONDS / 60} minutes and ${CUTS} cuts, by a real server that keeps parts; each row beside the first render.`,
    '',
    '| what | seconds | of the first render | parts that were there |',
    '| --- | --- | --- | --- |',
    ...rows.map(
      ({ what, ms, ratio, parts }) =>
        `| ${what} | ${Math.round(ms / 1000)} | ${ratio} | ${parts.reused} of ${parts.total} |`,
    ),
  ].join('\n');

const results = [];
let firstMs = 0;
function note(what, { timing, parts }, ms = timing.renderDurationMs) {
  firstMs ||= ms;
  const ratio = Number((ms / firstMs).toFixed(3));
  results.push({ what, ms, ratio, parts });
  console.log(`${what}: ${ms} ms, ${ratio} of the first render; ${parts.reused} of ${parts.total} parts were there`);
}

try {
  const cuts = programme();
  note('first render', await ended(await trigger(cuts)));
  note('the same again', await ended(await trigger(cuts)));
  const edited = moved(cuts, Math.floor(CUTS / 3));
  const usingParts = await ended(await trigger(edited));
  note('one boundary moved by ten frames', usingParts);
  const clip = { startMs: (SECONDS * 1000) / 4, endMs: SECONDS * 1000 };
  note('the last three quarters of it', await ended(await trigger(edited, { clip })));

  const frames = await framesOf(usingParts);
  rmSync(store, { recursive: true });
  const killed = await trigger(edited);
  await until('nine tenths', async () => (await job(killed)).progress >= 0.9, { timeoutMs: 3_600_000, everyMs: 250 });
  await server.kill();
  server = await startInstance(directory);
  const goneOn = await ended(killed);
  note('the attempt after kill -9 at 90 %', goneOn);
  assert.deepEqual(await framesOf(goneOn), frames, 'the same to the bit, whatever was there before');

  const [ffmpeg] = execFileSync('ffmpeg', ['-version'], { encoding: 'utf8' }).split(' Copyright');
  const report = {
    machine: { ...machine(), ffmpeg },
    programme: { seconds: SECONDS, cuts: CUTS, framesPerSecond: FPS, format: 'clip_1_1' },
    results,
  };
  writeReport('parts', report);
  await writeSections('benches/README.md', { parts: table(report) });
} finally {
  await server.stop();
  await media.stop();
  rmSync(directory, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
