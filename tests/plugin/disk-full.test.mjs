// A full disk, for real: a small file system is mounted where files are to go, which only root may do.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { startApp, until } from './support/app.mjs';
import { clip, serveMedia } from './support/media.mjs';
import { padded, still } from './support/artifacts.mjs';
import { assertError } from './support/replies.mjs';
import { createSession } from './support/sessions.mjs';
import { CURRENT } from './support/workers.mjs';

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
  const { TMPDIR } = process.env;
  before(async () => {
    media = await serveMedia({ 'a.mov': clip('a', { colour: 'red' }), 'b.mov': clip('b', { colour: 'blue' }) });
    small = mkdtempSync(join(tmpdir(), 'small-'));
  });
  afterEach(async () => {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    unmountAll();
    await app?.stop();
  });
  after(async () => {
    await media?.stop();
    rmSync(small, { recursive: true, force: true });
  });

  async function start(consume) {
    app = await startApp('studio-types', {
      config: { queue: { consume, pollMs: 100 }, retry: { baseMs: 4000, maxMs: 4000, maxAttempts: 10 } },
    });
  }
  const uploads = () => join(app.directory, 'public', 'uploads');
  const stored = () => readdirSync(uploads()).filter((name) => name !== '.gitkeep');
  const rows = () => app.strapi.db.query('plugin::upload.file').count();
  const trigger = async () => {
    const session = await createSession(app, { media: { A: `${media.url}/a.mov`, B: `${media.url}/b.mov` } });
    return (await app.jobs.createJob({ sessionId: session.documentId, format: 'thumbnail' })).jobId;
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

  test('of the render’s own folder fails the attempt, leaves no folder behind, and the next attempt completes', async () => {
    await start(true);
    mount(small, '8k');
    process.env.TMPDIR = small;
    const jobId = await trigger();
    const { reason, set } = await failedOnce(jobId);
    assert.match(reason, /no space left on device/i);
    assert.equal(set.failureKind, 'transient');
    assert.deepEqual(readdirSync(small), []);
    delete process.env.TMPDIR;
    await completed(jobId);
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
