// What is rendered already is not rendered again, whoever renders: what is kept, what is used, and what never is.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { until } from '../../support/until.mjs';
import { serveMedia } from './media.mjs';
import { numbered } from './numbered.mjs';

/** Few, so that it takes seconds: what is kept does not depend on it. */
const FPS = 5;
const END_MS = 32_000;

/** A programme that changes from A to B, and its parts: the sound, A, B up to 20 s and B after that. */
const cutAt = (ms) => [
  { id: 'first', startMs: 0, endMs: ms, camera: 'A' },
  { id: 'second', startMs: ms, endMs: END_MS, camera: 'B' },
];
const PARTS = 4;

/** The decoded pictures and sound of a video, frame by frame. */
const framesOf = (file) =>
  ['v', 'a'].map((kind) =>
    execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-map', `0:${kind}`, '-f', 'framemd5', '-'], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    }),
  );

/**
 * Registers the tests. `context` gives: `start(folder, { maxBytes })`, which begins to render with parts kept in a folder; `kill`,
 * which ends that at once; `createSession`, `post`, `get`, `url`.
 */
export function keptPartsTests(context) {
  let media;
  let folder;
  const recordings = {};
  before(async () => {
    recordings['a.mp4'] = numbered('a.mp4', '25/1', 1250);
    recordings['b.mp4'] = numbered('b.mp4', '30/1', 1500);
    recordings['short.mp4'] = numbered('short.mp4', '25/1', 249);
    media = await serveMedia(recordings);
  });
  beforeEach(() => {
    for (const name of ['a.mp4', 'b.mp4', 'short.mp4']) media.etags.set(name, `"${name}"`);
    folder = join(tmpdir(), 'kept-parts');
    rmSync(folder, { recursive: true, force: true });
  });
  after(() => media?.stop());

  async function trigger(program, { names = ['a.mp4', 'b.mp4'], recordingMs, fps = FPS, ...body } = {}) {
    const [A, B] = names.map((name) => `${media.url}/${name}`);
    const durationMs = program.at(-1).endMs;
    const session = await context.createSession({ media: { A, B }, durationMs, recordingMs, program, fps });
    const reply = await context.post('/trigger', { sessionId: session.documentId, format: 'clip_1_1', ...body });
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body.data.jobId;
  }
  const job = async (jobId) => (await context.get(`/${jobId}`)).body.data;
  const ended = (jobId) =>
    until(
      `${jobId} to end`,
      async () => {
        const now = await job(jobId);
        return ['completed', 'failed', 'cancelled'].includes(now.status) && now;
      },
      { timeoutMs: 180_000 },
    );
  /** A job that goes on by itself after its worker was killed. */
  async function goneOn(jobId) {
    const isCompleted = async () => {
      const now = await job(jobId);
      return now.status === 'completed' && now;
    };
    return until(`${jobId} to be completed`, isCompleted, { timeoutMs: 180_000 });
  }
  async function rendered(program, options) {
    const done = await ended(await trigger(program, options));
    assert.equal(done.status, 'completed', done.errorMessage);
    return done;
  }
  async function videoOf(done) {
    const file = join(tmpdir(), `${done.jobId}.mp4`);
    const answer = await fetch(`${context.url()}${done.artifacts.outputVideoUrl}`);
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
    return file;
  }
  const kept = () =>
    existsSync(folder)
      ? readdirSync(folder).flatMap((shelf) =>
          readdirSync(join(folder, shelf)).map((name) => join(folder, shelf, name)),
        )
      : [];

  test('the same again costs nothing, and an edit what it changes, to the bit', async () => {
    await context.start(folder);
    const first = await rendered(cutAt(12_000));
    assert.deepEqual([first.parts.total, first.parts.reused, first.parts.done], [PARTS, 0, PARTS]);
    assert.equal(kept().length, PARTS);

    const again = await rendered(cutAt(12_000));
    assert.deepEqual([again.parts.reused, again.parts.done], [PARTS, PARTS]);
    // All but the thumbnail and the joining.
    assert.ok(Math.abs(again.parts.reusedProgress - 0.98) < 1e-9, String(again.parts.reusedProgress));
    assert.ok(again.timing.renderDurationMs < first.timing.renderDurationMs / 2);
    assert.deepEqual(framesOf(await videoOf(again)), framesOf(await videoOf(first)));

    // Two frames later: the ends of two parts.
    const edited = await rendered(cutAt(12_400));
    assert.deepEqual([edited.parts.total, edited.parts.reused], [PARTS, PARTS - 2]);
    const video = framesOf(await videoOf(edited));
    for (const path of kept()) rmSync(path);
    const fromNothing = await rendered(cutAt(12_400));
    assert.equal(fromNothing.parts.reused, 0);
    assert.deepEqual(video, framesOf(await videoOf(fromNothing)));
  });

  test('a part of the programme uses the parts that it shares', async () => {
    await context.start(folder);
    await rendered(cutAt(12_000));
    const clip = await rendered(cutAt(12_000), { clip: { startMs: 7013, endMs: 31_000 } });
    // 7 to 12 s and 20 to 31 s are new, and so is the sound.
    assert.deepEqual([clip.parts.total, clip.parts.reused], [PARTS, 1]);
  });

  test('what was killed goes on where it stood', async () => {
    await context.start(folder);
    const jobId = await trigger(cutAt(12_000));
    await until('three parts', () => kept().length >= 3, { timeoutMs: 120_000, everyMs: 5 });
    const before = kept();
    await context.kill();
    await context.start(folder);
    const done = await goneOn(jobId);
    assert.ok(done.parts.reused >= before.length, `${done.parts.reused} of ${before.length} kept parts`);
    const stored = kept();
    assert.ok(before.every((path) => stored.includes(path)));
    const { data: entries } = (await context.get(`/${jobId}/history`)).body;
    assert.equal(entries.at(-1).set.parts.reused, done.parts.reused);
    assert.equal(entries.at(-1).set.parts.total, PARTS);
    for (const path of stored) rmSync(path);
    assert.deepEqual(framesOf(await videoOf(done)), framesOf(await videoOf(await rendered(cutAt(12_000)))));
  });

  test('a part whose file is broken is made again', async () => {
    await context.start(folder);
    const whole = framesOf(await videoOf(await rendered(cutAt(12_000))));
    const files = kept();
    const flipped = readFileSync(files[0]);
    flipped[Math.floor(flipped.length / 2)] ^= 1;
    writeFileSync(files[0], flipped);
    truncateSync(files[1], 1000);
    truncateSync(files[2], 0);
    const done = await rendered(cutAt(12_000));
    assert.equal(done.parts.reused, PARTS - 3);
    assert.deepEqual(framesOf(await videoOf(done)), whole);
    // They are whole again.
    assert.equal((await rendered(cutAt(12_000))).parts.reused, PARTS);
  });

  test('a recording that was replaced at its address is not taken from what is kept', async () => {
    await context.start(folder);
    await rendered(cutAt(12_000));
    media.etags.set('a.mp4', '"another"');
    // The pictures of B alone: A is heard, too.
    assert.equal((await rendered(cutAt(12_000))).parts.reused, 2);
  });

  test('parts of a recording that is replaced while it is rendered are not kept', async () => {
    await context.start(folder);
    const jobId = await trigger(cutAt(12_000));
    await until('two parts', () => kept().length >= 2, { timeoutMs: 120_000, everyMs: 5 });
    media.etags.set('b.mp4', '"another"');
    const done = await ended(jobId);
    assert.equal(done.parts.done, PARTS);
    assert.equal(kept().length, PARTS - 2);
  });

  test('a recording whose server tells nothing of the file is used again for its own job alone', async () => {
    media.etags.clear();
    await context.start(folder);
    const jobId = await trigger(cutAt(12_000));
    await until('two parts', () => kept().length >= 2, { timeoutMs: 120_000, everyMs: 5 });
    await context.kill();
    await context.start(folder);
    const done = await goneOn(jobId);
    assert.ok(done.parts.reused >= 2, `${done.parts.reused} parts`);
    assert.equal((await rendered(cutAt(12_000))).parts.reused, 0);
  });

  test('a part in which a picture is held for want of others is not kept', async () => {
    await context.start(folder);
    // The recording ends a frame before.
    const program = [{ id: 'only', startMs: 0, endMs: 10_000, camera: 'A' }];
    const options = { names: ['short.mp4', 'b.mp4'], recordingMs: 10_000, fps: 25 };
    const done = await rendered(program, options);
    assert.deepEqual(
      done.warnings.filter(({ code }) => code === 'pictures_held').map(({ params }) => params.frames),
      [1],
    );
    // The sound alone.
    assert.equal(kept().length, 1);
    assert.equal((await rendered(program, options)).parts.reused, 1);
  });

  test('a folder that others may write to is not used', async () => {
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    await context.start(folder);
    await rendered(cutAt(12_000));
    assert.deepEqual(kept(), []);
    assert.equal((await rendered(cutAt(12_000))).parts?.reused ?? 0, 0);
  });

  test('no more is kept than may be, and what was not used for the longest time goes first', async () => {
    await context.start(folder);
    await rendered(cutAt(12_000));
    const sizes = kept().map((path) => readFileSync(path).length);
    const all = sizes.reduce((sum, size) => sum + size, 0);
    // What the store did not write it does not delete.
    const foreign = [join(folder, 'notes', 'a.txt'), join(folder, 'ab', 'a.mp4')];
    for (const path of foreign) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, 'somebody’s own');
    }
    await context.start(folder, { maxBytes: all - 1 });
    await rendered(cutAt(30_000));
    await rendered([{ id: 'only', startMs: 0, endMs: 500, camera: 'A' }]);
    const left = kept().map((path) => readFileSync(path).length);
    assert.ok(left.reduce((sum, size) => sum + size, 0) < all + 100_000);
    assert.ok(foreign.every((path) => existsSync(path)));
    // What the newest renders are made of is there.
    assert.equal((await rendered([{ id: 'only', startMs: 0, endMs: 500, camera: 'A' }])).parts.reused, 2);
  });
}
