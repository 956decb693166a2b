// Switching rendering off, and how many jobs may wait.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ownerOf } from './support/admins.mjs';
import { call, startApp } from './support/app.mjs';
import { assertError } from './support/replies.mjs';
import { createSession } from './support/sessions.mjs';

const settingsOf = (app, token) => ({
  read: () => call(`${app.url}/render-jobs/settings`, { token }),
  write: (body) => call(`${app.url}/render-jobs/settings`, { method: 'PUT', token, body }),
});

describe('the kill switch and the ceilings', () => {
  let app;
  let settings;
  let worker;
  before(async () => {
    const config = {
      queue: { pollMs: 3_600_000 },
      limits: { maxQueued: 4, maxQueuedPerSession: 2 },
      retry: { baseMs: 1 },
    };
    app = await startApp('studio-types', { config });
    settings = settingsOf(app, await ownerOf(app));
    worker = app.parts.worker;
  });
  after(() => app?.stop());

  const ask = async (body, session) =>
    app.post('/trigger', { sessionId: (session ?? (await createSession(app))).documentId, ...body });
  const ok = ({ status, body }) => {
    assert.equal(status, 200, JSON.stringify(body));
    return body.data;
  };

  test('while it is on, triggers and retries are refused, and what runs goes on', async () => {
    assert.deepEqual((await settings.read()).body, { data: { paused: false, lockedByConfig: false } });
    const session = await createSession(app);
    const running = ok(await ask({}, session)).jobId;
    const assignment = await worker.claim('w');
    const failed = ok(await ask({ format: 'clip_1_1' }, session)).jobId;
    await app.jobs.transitionStatus(failed, 'processing');
    await app.jobs.failJob(failed, 'broken');
    const waiting = ok(await ask({ format: 'thumbnail' }, session)).jobId;

    assert.deepEqual((await settings.write({ paused: true })).body, { data: { paused: true, lockedByConfig: false } });
    assert.equal((await settings.read()).body.data.paused, true);
    const jobs = await app.countJobs();
    assertError(await ask(), 503, 'rendering_paused', /switched off/);
    assertError(await app.post(`/${failed}/retry`), 503, 'rendering_paused');
    await assert.rejects(app.jobs.transitionStatus(failed, 'queued'), { status: 503 });
    // What is wrong anyway is said anyway.
    assertError(await app.post(`/${waiting}/retry`), 400, 'transition_not_allowed');
    assertError(await app.post('/nothing/retry'), 404, 'job_not_found');
    assert.equal(await app.countJobs(), jobs);
    // What is there already needs no new render.
    assert.equal(ok(await ask({}, session)).jobId, running);

    assert.equal(await worker.claim('w'), null);
    assert.equal((await worker.progress(assignment, 0.5)).progress, 0.5);
    await app.jobs.completeJob(running, { outputVideoUrl: '/v.mp4' });
    assert.equal((await app.jobs.cancelJob(waiting)).status, 'cancelled');

    ok(await settings.write({ paused: false }));
    assert.equal((await app.post(`/${failed}/retry`)).status, 200);
    assert.equal((await worker.claim('w')).jobId, failed);
    await app.jobs.cancelJob(failed);
  });

  test('retries that fall due while it is on wait until it is off', async () => {
    const { jobId } = ok(await ask());
    await worker.claim('w');
    ok(await settings.write({ paused: true }));
    await app.elsewhere(jobId, { type: 'failed', attempt: 1, message: 'broken', kind: 'transient' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await worker.sweep();
    assert.equal((await app.row(jobId)).status, 'failed');
    ok(await settings.write({ paused: false }));
    await worker.sweep();
    assert.equal((await app.row(jobId)).status, 'queued');
    await app.jobs.cancelJob(jobId);
  });

  test('wants `paused` as true or false', async () => {
    for (const body of [{}, { paused: 'yes' }, { paused: null }, []])
      assertError(await settings.write(body), 400, 'bad_request');
    assert.equal((await settings.read()).body.data.paused, false);
  });

  test('no more jobs wait than may', async () => {
    const session = await createSession(app);
    const jobIds = [];
    for (const format of ['full_16_9', 'clip_1_1']) jobIds.push(ok(await ask({ format }, session)).jobId);
    assertError(await ask({ format: 'thumbnail' }, session), 429, 'session_queue_full', /2 jobs of this session/);
    // The same as waits already is no further job.
    assert.equal(ok(await ask({}, session)).deduplicated, true);
    jobIds.push(ok(await ask()).jobId, ok(await ask()).jobId);
    assertError(await ask(), 429, 'queue_full', /4 jobs wait already/);
    // A job that runs does not wait.
    await worker.claim('w');
    jobIds.push(ok(await ask()).jobId);
    for (const jobId of jobIds) await app.jobs.cancelJob(jobId);
  });
});

test('the configuration can lock the kill switch', async () => {
  const app = await startApp('studio-types', { config: { queue: { paused: true } } });
  try {
    const settings = settingsOf(app, await ownerOf(app));
    assert.deepEqual((await settings.read()).body, { data: { paused: true, lockedByConfig: true } });
    assertError(await settings.write({ paused: false }), 409, 'paused_by_configuration', /queue\.paused/);
    const { documentId } = await createSession(app);
    assertError(await app.post('/trigger', { sessionId: documentId }), 503, 'rendering_paused');
  } finally {
    await app.stop();
  }
});
