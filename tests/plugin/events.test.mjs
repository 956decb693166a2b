// A job's states as server-sent events.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ownerOf } from './support/admins.mjs';
import { startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { openStream } from './support/event-stream.mjs';
import { assertError } from './support/replies.mjs';
import { createSession } from './support/sessions.mjs';

const POLL_MS = 200;

describe('the events of a job', () => {
  let app;
  let worker;
  before(async () => {
    app = await startApp('studio-types', { config: { queue: { pollMs: POLL_MS } } });
    worker = app.parts.worker;
  });
  after(() => app?.stop());

  const listen = (jobId, options) =>
    openStream(`${app.url}/api/render-jobs/${jobId}/events`, { token: app.tokens.readOnly, ...options });
  const create = async () => (await app.jobs.createJob({ sessionId: (await createSession(app)).documentId })).jobId;
  const statuses = ({ received }) => received.map(({ event, data }) => `${event} ${data.status}`);
  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  /** The queries of streams: for jobs by their ids. */
  function countLooks() {
    let looks = 0;
    const { connection } = app.strapi.db;
    const onQuery = ({ sql }) => {
      if (/from .?render_jobs.*job_id. in \(/i.test(sql)) looks += 1;
    };
    connection.on('query', onQuery);
    return () => {
      connection.removeListener('query', onQuery);
      return looks;
    };
  }

  test('tell the present state at once, each change, and the end', async () => {
    const jobId = await create();
    const stream = await listen(jobId);
    assert.equal(stream.status, 200);
    assert.match(stream.headers.get('content-type'), /^text\/event-stream/);
    assert.match(stream.headers.get('cache-control'), /no-transform/);
    await until('the present state', () => stream.received.length === 1);
    assert.deepEqual(stream.received[0].data, {
      jobId,
      status: 'queued',
      progress: 0,
      phase: null,
      parts: null,
      timeLeftMs: null,
      attempts: 0,
      errorMessage: null,
    });
    const assignment = await worker.claim('w');
    await until('the start', () => statuses(stream).at(-1) === 'job processing');
    const parts = { total: 8, reused: 3, done: 4, reusedProgress: 0.3 };
    await worker.progress(assignment, 0.5, 'rendering', parts);
    await until('the progress', () => stream.received.at(-1).data.progress === 0.5);
    const { data } = stream.received.at(-1);
    assert.equal(data.phase, 'rendering');
    assert.deepEqual(data.parts, parts);
    assert.equal(data.attempts, 1);
    assert.equal(typeof data.timeLeftMs, 'number');
    await app.jobs.completeJob(jobId, { outputVideoUrl: '/v.mp4' });
    await stream.ended;
    assert.deepEqual(statuses(stream).slice(-2), ['job completed', 'end completed']);
    const ids = stream.received.flatMap(({ id }) => id ?? []);
    assert.equal(new Set(ids).size, ids.length);
  });

  test('come at most every 250 ms, and the last of them is the newest', async () => {
    const jobId = await create();
    const assignment = await worker.claim('w');
    const stream = await listen(jobId);
    for (let step = 1; step <= 50; step += 1) await worker.progress(assignment, step / 50);
    await app.jobs.cancelJob(jobId);
    await stream.ended;
    const times = stream.received.filter(({ event }) => event === 'job').map(({ at }) => at);
    for (const [index, at] of times.slice(1).entries())
      assert.ok(at - times[index] >= 225, `${at - times[index]} ms between two states`);
    assert.deepEqual(statuses(stream).slice(-2), ['job cancelled', 'end cancelled']);
  });

  test('tell of what another process changes', async () => {
    const jobId = await create();
    const stream = await listen(jobId);
    await until('the present state', () => stream.received.length === 1);
    await app.elsewhere(jobId, { type: 'started', owner: 'elsewhere' });
    await until('the start', () => statuses(stream).at(-1) === 'job processing', { timeoutMs: 3000 });
    await app.elsewhere(jobId, { type: 'cancelled' });
    await stream.ended;
    assert.equal(statuses(stream).at(-1), 'end cancelled');
  });

  test('go on where the listener was: a state that it has is not told again', async () => {
    const jobId = await create();
    const first = await listen(jobId);
    await until('the present state', () => first.received.length === 1);
    const [{ id }] = first.received;
    first.close();
    const second = await listen(jobId, { lastEventId: id });
    await sleep(300);
    assert.deepEqual(second.received, []);
    await app.jobs.cancelJob(jobId);
    await second.ended;
    assert.deepEqual(statuses(second), ['job cancelled', 'end cancelled']);
    // A state that is over is made up for.
    const third = await listen(jobId, { lastEventId: id });
    await third.ended;
    assert.deepEqual(statuses(third), ['job cancelled', 'end cancelled']);
    const fourth = await listen(jobId, { lastEventId: third.received[0].id });
    await fourth.ended;
    assert.deepEqual(statuses(fourth), ['end cancelled']);
  });

  test('a failed job may go on: the stream does, too', async () => {
    const jobId = await create();
    const stream = await listen(jobId);
    await app.jobs.transitionStatus(jobId, 'processing');
    await app.jobs.failJob(jobId, 'broken');
    await until('the failure', () => stream.received.at(-1)?.data.errorMessage === 'broken');
    await app.jobs.retryJob(jobId);
    await until('the retry', () => statuses(stream).at(-1) === 'job queued');
    await app.jobs.cancelJob(jobId);
    await stream.ended;
  });

  test('of a job that does not exist are a 404 in JSON, and of one that is deleted end', async () => {
    assertError(await app.get('/nothing/events'), 404, 'job_not_found');
    const jobId = await create();
    const stream = await listen(jobId);
    await until('the present state', () => stream.received.length === 1);
    await app.strapi.db.query(app.types.job.uid).deleteMany({ where: { jobId } });
    await stream.ended;
  });

  test('stand in the admin API, too', async () => {
    const token = await ownerOf(app);
    const jobId = await create();
    await app.jobs.cancelJob(jobId);
    const stream = await openStream(`${app.url}/render-jobs/jobs/${jobId}/events`, { token });
    await stream.ended;
    assert.deepEqual(statuses(stream), ['job cancelled', 'end cancelled']);
  });

  test('cost one query for two hundred listeners, and none when they are gone', async () => {
    const jobIds = [];
    for (let index = 0; index < 20; index += 1) jobIds.push(await create());
    const streams = await Promise.all(Array.from({ length: 200 }, (_, index) => listen(jobIds[index % 20])));
    await until('all present states', () => streams.every(({ received }) => received.length === 1));
    const began = Date.now();
    const looks = countLooks();
    await app.elsewhere(jobIds[7], { type: 'cancelled' });
    await app.jobs.cancelJob(jobIds[3]);
    await until('the ends', () => streams.filter((_, index) => index % 20 === 7 || index % 20 === 3).every((stream) =>
      statuses(stream).at(-1) === 'end cancelled')); // prettier-ignore
    await sleep(5 * POLL_MS);
    const counted = looks();
    const most = Math.ceil((Date.now() - began) / POLL_MS) + 1;
    assert.ok(counted >= 3 && counted <= most, `${counted} looks, and at most ${most} were due`);

    for (const stream of streams) stream.close();
    await sleep(3 * POLL_MS);
    const later = countLooks();
    await sleep(5 * POLL_MS);
    assert.equal(later(), 0, 'somebody is still looked for');
  });

  test('end when the server stops', async () => {
    const stream = await listen(await create());
    await until('the present state', () => stream.received.length === 1);
    await app.stop();
    await stream.ended;
  });
});
