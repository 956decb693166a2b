// A full disk, for real: a small file system is mounted where files are to go, which only root may do.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { ffmpegsReading, watchRenderers } from '../support/processes.mjs';
import { killWorkers, startWorker } from '../support/render-worker.mjs';
import { ownerOf } from './support/admins.mjs';
import { call, startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { clip, serveMedia } from './support/media.mjs';
import { padded, still } from './support/artifacts.mjs';
import { assertError } from './support/replies.mjs';
import { createSession } from './support/sessions.mjs';
import { CURRENT } from './support/workers.mjs';

const RESERVED = 20 * 2 ** 20;

const mounted = [];

/** Gives a folder a file system of so many bytes. */
function mount(folder, size) {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'pipe' });
  mounted.push(folder);
}

function unmountAll() {
  for (const folder of mounted.splice(0)) execFileSync('umount', ['-l', folder]);
}

/** Whether this process may mount: not in every container. */
function mayMount() {
  const folder = mkdtempSync(join(tmpdir(), 'may-mount-'));
  try {
    mount(folder, '4k');
    return true;
  } catch {
    return false;
  } finally {
    unmountAll();
    rmSync(folder, { recursive: true });
  }
}

describe('a full disk', { skip: mayMount() ? false : 'only root can fill a disk of its own' }, () => {
  let media;
  let app;
  let small;
  let owner;
  const { TMPDIR } = process.env;
  before(async () => {
    media = await serveMedia({
      'a.mov': clip('a', { colour: 'red' }),
      'b.mov': clip('b', { colour: 'blue' }),
      'long.mov': clip('long', { colour: 'green', seconds: 20 }),
    });
    small = mkdtempSync(join(tmpdir(), 'small-'));
  });
  afterEach(async () => {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    media.slow.clear();
    await killWorkers();
    unmountAll();
    await app?.stop();
  });
  after(async () => {
    await media?.stop();
    rmSync(small, { recursive: true, force: true });
  });

  async function start(consume, limits = {}) {
    app = await startApp('studio-types', {
      config: {
        queue: { consume, pollMs: 100 },
        renderer: { limits },
        retry: { baseMs: 4000, maxMs: 4000, maxAttempts: 10 },
      },
    });
  }
  const uploads = () => join(app.directory, 'public', 'uploads');
  const stored = () => readdirSync(uploads()).filter((name) => name !== '.gitkeep');
  const rows = () => app.strapi.db.query('plugin::upload.file').count();
  const trigger = async () => {
    const session = await createSession(app, { media: { A: `${media.url}/a.mov`, B: `${media.url}/b.mov` } });
    return (await app.jobs.createJob({ sessionId: session.documentId, format: 'thumbnail' })).jobId;
  };
  /** 20 s of a recording that comes slowly. */
  const longUrl = (name) => `${media.url}/long.mov?${name}`;
  const rendering = (name) =>
    until('ffmpeg to read', () => ffmpegsReading(longUrl(name)).length > 0, { timeoutMs: 60_000 });
  const triggerLong = async (name) => {
    media.slow.add('long.mov');
    const session = await createSession(app, { media: { A: longUrl(name) }, durationMs: 20_000, cutMs: 5000 });
    return (await app.jobs.createJob({ sessionId: session.documentId })).jobId;
  };
  const failedOnce = (jobId) =>
    until('the first attempt to fail', async () => {
      const { history } = await app.row(jobId);
      return history.find(({ event }) => event === 'failed');
    }, { timeoutMs: 120_000 }); // prettier-ignore
  const completed = (jobId) =>
    until('another attempt to succeed', async () => {
      return (await app.row(jobId)).status === 'completed';
    }, { timeoutMs: 120_000 }); // prettier-ignore

  test('of the uploads fails the attempt, leaves no file behind, and the next attempt completes', async () => {
    await start(true);
    mount(uploads(), '8k');
    const jobId = await trigger();
    const { reason, set } = await failedOnce(jobId);
    assert.match(reason, /no space left on device/i);
    assert.equal(set.failureKind, 'transient');
    assert.deepEqual(stored(), []);
    assert.equal(await rows(), 0);
    unmountAll();
    await completed(jobId);
    // A still is its own thumbnail.
    assert.equal(stored().length, 1);
    assert.equal(await rows(), 1);
  });

  const settings = async () => (await call(`${app.url}/render-jobs/renderer`, { token: owner })).body.data;
  const problem = (pattern) =>
    until(`the server to say ${pattern}`, async () => pattern.test((await settings()).problem ?? ''));
  const fails = async (jobId, pattern) => {
    const { reason, set } = await failedOnce(jobId);
    assert.match(reason, pattern);
    assert.ok(!reason.includes(small), reason);
    assert.equal(set.failureKind, 'transient');
    await until('the render’s folder to go', () => readdirSync(small).every((name) => name === 'ballast'));
  };

  test('of the render’s own folder keeps the server from taking jobs, which it says, until there is space', async () => {
    await start(true);
    owner = await ownerOf(app);
    mount(small, '32m');
    process.env.TMPDIR = small;
    const jobId = await trigger();
    await problem(/^the folder for temporary files has 34 MB of space left; 537 MB are to stay free: make space there/);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const { status, attempt } = await app.row(jobId);
    assert.deepEqual([status, attempt], ['queued', 0]);
    delete process.env.TMPDIR;
    assert.equal((await settings()).problem, null);
    await completed(jobId);
    assert.equal((await app.row(jobId)).attempt, 1);
  });

  test('of the render’s own folder, that is too small for the job, fails the attempt before it begins', async () => {
    await start(true, { freeSpaceBytes: RESERVED });
    mount(small, '48m');
    process.env.TMPDIR = small;
    const renderers = watchRenderers(longUrl('small'));
    const jobId = await triggerLong('small');
    await fails(jobId, /has 50 MB of space left; the render needs about 36 MB, and 21 MB are to stay free/);
    // It was looked at, and not rendered.
    assert.equal(renderers.stop().most, 0);
    media.slow.clear();
    delete process.env.TMPDIR;
    await completed(jobId);
  });

  test('of the render’s own folder, that fills up meanwhile, ends the render, and the next attempt completes', async () => {
    await start(true, { freeSpaceBytes: RESERVED });
    mount(small, '96m');
    process.env.TMPDIR = small;
    const jobId = await triggerLong('filled');
    await rendering('filled');
    writeFileSync(join(small, 'ballast'), Buffer.alloc(80 * 2 ** 20, 1));
    await fails(jobId, /has \d+ MB of space left; 21 MB are to stay free/);
    media.slow.clear();
    rmSync(join(small, 'ballast'));
    await completed(jobId);
  });

  const startOne = (...options) =>
    startWorker({ url: app.url, token: app.tokens.worker }, 'w', { environment: { TMPDIR: small }, options });

  test('of a worker’s folder keeps it from taking jobs, which it tells the server', async () => {
    await start(false);
    owner = await ownerOf(app);
    mount(small, '32m');
    const worker = startOne();
    const jobId = await trigger();
    const tooLittle = /^the folder for temporary files has 34 MB of space left; 537 MB are to stay free/;
    await until('the server to know', async () => {
      const { workers } = (await call(`${app.url}/render-jobs/health`, { token: owner })).body.data;
      return workers.some(({ problem: said }) => tooLittle.test(said ?? ''));
    });
    assert.equal((await app.row(jobId)).attempt, 0);
    assert.equal(worker.log().match(/no job is taken/g).length, 1);
    unmountAll();
    await completed(jobId);
    assert.equal((await app.row(jobId)).attempt, 1);
  });

  test('of a worker’s folder, that is too small for the job or fills up meanwhile, ends the attempt', async () => {
    await start(false);
    mount(small, '48m');
    startOne('--free-space', String(RESERVED));
    const jobId = await triggerLong('worker-small');
    await fails(jobId, /has 50 MB of space left; the render needs about 36 MB, and 21 MB are to stay free/);
    unmountAll();
    mount(small, '96m');
    await rendering('worker-small');
    writeFileSync(join(small, 'ballast'), Buffer.alloc(80 * 2 ** 20, 1));
    await until('the second attempt to fail', async () => {
      const failures = (await app.row(jobId)).history.filter(({ event }) => event === 'failed');
      return (
        failures.length === 2 &&
        assert.match(failures[1].reason, /has \d+ MB of space left; 21 MB are to stay free/) === undefined
      );
    });
    media.slow.clear();
    rmSync(join(small, 'ballast'));
    await completed(jobId);
    await until('the worker’s folder to go', () => readdirSync(small).length === 0);
  });

  async function claimed() {
    const jobId = await trigger();
    const { data } = (await app.post('/worker/claim', { owner: 'w', ...CURRENT }, { token: app.tokens.worker })).body;
    assert.equal(data.jobId, jobId);
    return (bytes) =>
      app.put(`/worker/${jobId}/artifacts/video?owner=w&attempt=${data.attempt}`, bytes, {
        token: app.tokens.worker,
        type: 'application/octet-stream',
        headers: { 'render-lease': data.lease },
      });
  }
  const FILE = padded(still(), 600_000);

  test('of the uploads refuses a worker’s file for now, and leaves none behind', async () => {
    await start(false);
    const put = await claimed();
    mount(uploads(), '256k');
    assertError(await put(FILE), 507, 'no_space', /no space left/);
    assert.deepEqual(stored(), []);
    assert.equal(await rows(), 0);
    unmountAll();
    assert.equal((await put(FILE)).status, 200);
    assert.equal(stored().length, 1);
  });

  test('of the folder in which a worker’s file is received refuses it for now, and leaves none behind', async () => {
    await start(false);
    const put = await claimed();
    mount(small, '256k');
    process.env.TMPDIR = small;
    assertError(await put(FILE), 507, 'no_space', /no space left/);
    assert.deepEqual(readdirSync(small), []);
    delete process.env.TMPDIR;
    assert.equal((await put(FILE)).status, 200);
  });
});
