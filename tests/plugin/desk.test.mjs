// What the operator's pages ask the server: lists with filters, bulk actions, one job in full, all jobs live, and health.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { attemptsOf, rules } from 'render-rules';
import { adminWith, ownerOf } from './support/admins.mjs';
import { call, startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { openStream } from './support/event-stream.mjs';
import { assertError } from './support/replies.mjs';
import { createSession } from './support/sessions.mjs';
import { CURRENT, workerOn } from './support/workers.mjs';

const POLL_MS = 200;

describe('the admin API of jobs and settings', () => {
  let app;
  let owner;
  let worker;
  before(async () => {
    app = await startApp('studio-types', { config: { queue: { pollMs: POLL_MS }, retry: { maxAttempts: 2 } } });
    owner = await ownerOf(app);
    worker = app.parts.worker;
  });
  after(() => app?.stop());

  const get = (path, token = owner) => call(`${app.url}/render-jobs${path}`, { token });
  const post = (path, body, token = owner) => call(`${app.url}/render-jobs${path}`, { method: 'POST', token, body });
  const create = async (options, body) => {
    const session = await createSession(app, options);
    return { session, ...(await app.jobs.createJob({ sessionId: session.documentId, ...body })) };
  };
  /** A job that failed with this message. */
  async function createFailed(message, body) {
    const job = await create({}, body);
    await app.jobs.transitionStatus(job.jobId, 'processing');
    await app.jobs.failJob(job.jobId, message);
    return job;
  }

  describe('the list', () => {
    const listed = async (query) => {
      const { status, body } = await get(`/jobs?pageSize=100&${new URLSearchParams(query)}`);
      assert.equal(status, 200, JSON.stringify(body));
      return body.data.map(({ jobId }) => jobId);
    };
    let broken;
    let waiting;
    let clip;
    before(async () => {
      broken = await createFailed('camera `B`: 100% gone');
      waiting = await create({});
      clip = await create({}, { format: 'clip_1_1' });
    });
    // Else workers of later tests would be given them.
    after(async () => {
      for (const { jobId } of [waiting, clip]) await app.jobs.cancelJob(jobId);
    });

    test('is filtered by status and format, some of each', async () => {
      assert.deepEqual(await listed({ status: 'failed' }), [broken.jobId]);
      assert.deepEqual(await listed({ status: 'failed,queued', format: 'full_16_9' }), [waiting.jobId, broken.jobId]);
      assert.deepEqual(await listed({ format: 'clip_1_1,thumbnail' }), [clip.jobId]);
      assert.deepEqual(await listed({ status: 'completed' }), []);
      assert.equal((await listed({ status: '' })).length, 3);
    });

    test('is filtered by session: its title, its own id, its documentId, also where it was deleted', async () => {
      const { documentId, sessionId, title } = clip.session;
      for (const session of [title.toUpperCase(), sessionId, documentId])
        assert.deepEqual(await listed({ session }), [clip.jobId], session);
      const gone = await create({});
      await app.strapi.documents(app.types.session.uid).delete({ documentId: gone.session.documentId });
      assert.deepEqual(await listed({ session: gone.session.documentId }), [gone.jobId]);
      await app.jobs.cancelJob(gone.jobId);
      assert.deepEqual(await listed({ session: 'no such session' }), []);
    });

    test('is filtered by error, and searched', async () => {
      assert.deepEqual(await listed({ error: 'CAMERA `b`' }), [broken.jobId]);
      assert.deepEqual(await listed({ error: 'elsewhere' }), []);
      for (const text of [waiting.jobId, waiting.jobId.slice(3, 20).toUpperCase(), waiting.session.title])
        assert.deepEqual(await listed({ _q: text }), [waiting.jobId], text);
      assert.deepEqual(await listed({ _q: 'gone', status: 'queued' }), []);
      for (const text of ["'; drop table render_jobs; --", '\0', '$ne', '{"$ne":1}', '\\'])
        assert.deepEqual(await listed({ _q: text, status: 'failed' }), [], text);
    });

    test('has an order and pages, and says what time it is', async () => {
      const first = (await get('/jobs?sort=createdAt:ASC&pageSize=2')).body;
      assert.deepEqual(
        first.data.map(({ jobId }) => jobId),
        [broken.jobId, waiting.jobId],
      );
      const second = (await get('/jobs?sort=createdAt:ASC&pageSize=2&page=2')).body;
      assert.equal(second.data[0].jobId, clip.jobId);
      assert.equal(second.pagination.page, 2);
      assert.ok(Math.abs(Date.parse(first.now) - Date.now()) < 10_000);
      assert.equal((await get('/jobs?sort=attempt:desc')).body.data[0].jobId, broken.jobId);
    });
  });

  describe('bulk actions', () => {
    test('answer for each job, and what one is refused keeps nothing from the others', async () => {
      const [one, other] = [await createFailed('x'), await create({})];
      const { status, body } = await post('/bulk/retry', { jobIds: [one.jobId, other.jobId, 'nothing', one.jobId] });
      assert.equal(status, 200);
      assert.deepEqual(
        body.data.map(({ jobId, ok, status: now, code }) => [jobId, ok, now ?? code]),
        [
          [one.jobId, true, 'queued'],
          [other.jobId, false, 'transition_not_allowed'],
          ['nothing', false, 'job_not_found'],
        ],
      );
      assert.match(body.data[1].message, /`queued`/);
      const cancelled = (await post('/bulk/cancel', { jobIds: [one.jobId, other.jobId] })).body.data;
      assert.deepEqual(
        cancelled,
        [one, other].map(({ jobId }) => ({ jobId, ok: true, status: 'cancelled' })),
      );
      assert.match((await app.row(one.jobId)).history.at(-1).actor, /^admin:\d+$/);
    });

    test('take 1 to 100 ids and nothing else', async () => {
      const many = Array.from({ length: 101 }, (_, index) => `job-${index}`);
      for (const jobIds of [undefined, [], 'x', [1], [''], [{ $ne: 1 }], ['x'.repeat(256)], many])
        assertError(await post('/bulk/cancel', { jobIds }), 400, 'bad_request', /`jobIds` must be a list/);
      assert.equal((await post('/bulk/cancel', { jobIds: many.slice(1) })).body.data.length, 100);
    });
  });

  describe('one job in full', () => {
    test('has its history, its logs, what it is rendered from, and attempts as the rules read them', async () => {
      const { jobId, session } = await create({});
      const assignment = await worker.claim('w1');
      assert.equal(assignment.jobId, jobId);
      const log = `one\nhttps://ann:pw@host/a.mov?sig=1: broken\n${'x'.repeat(20_000)}`;
      await worker.fail(assignment, { message: 'broken', kind: 'permanent', log });
      await app.jobs.retryJob(jobId);
      const again = await worker.claim('w2');
      await worker.fail(again, { message: 'still broken', kind: 'permanent' });

      const { data } = (await get(`/jobs/${jobId}/details`)).body;
      assert.deepEqual(data.job, (await get(`/jobs/${jobId}`)).body.data);
      const total = data.history.length;
      const whole = {
        success: true,
        data: data.history,
        meta: { pagination: { page: 1, pageSize: 100, pageCount: 1, total } },
      };
      assert.deepEqual((await get(`/jobs/${jobId}/history`)).body, whole);
      const second = (await get(`/jobs/${jobId}/history?page=2&pageSize=2`)).body;
      assert.deepEqual(second.data, data.history.slice(2, 4));
      assert.equal(second.meta.pagination.pageCount, Math.ceil(total / 2));
      assertError(await get(`/jobs/${jobId}/history?pageSize=101`), 400, 'bad_request', /^`pageSize`/);
      assert.deepEqual(data.logs, [{ attempt: 1, log: `one\nhttps://host/a.mov: broken\n${'x'.repeat(400)}` }]);
      assert.equal(data.facts.edl.id, session.edlDocumentId);
      assert.equal(data.edlHash.length, 64);
      assert.deepEqual(
        attemptsOf(data.history).map(({ attempt, worker: by, outcome, reason }) => [attempt, by, outcome, reason]),
        [
          [1, 'w1', 'failed', 'broken'],
          [2, 'w2', 'failed', 'still broken'],
        ],
      );
      assertError(await get('/jobs/nothing/details'), 404, 'job_not_found');
    });

    test('keeps the logs of the newest attempts alone', async () => {
      const { jobId } = await create({});
      const columns = { attemptLogs: Array.from({ length: 5 }, (_, index) => ({ attempt: index - 5, log: 'old' })) };
      await app.strapi.db.query(app.types.job.uid).updateMany({ where: { jobId }, data: columns });
      await worker.fail(await worker.claim('w'), { message: 'm', kind: 'permanent', log: 'new' });
      const { attemptLogs } = await app.row(jobId);
      assert.deepEqual([attemptLogs.length, attemptLogs.at(-1)], [5, { attempt: 1, log: 'new' }]);
    });
  });

  describe('a worker over REST', () => {
    test('hands the end of its log over, which is bounded and bare whatever it says', async () => {
      const { jobId } = await create({});
      const remote = workerOn(app, { owner: 'r1' });
      const assignment = (await remote.claim()).body.data;
      assert.equal(assignment.jobId, jobId);
      const failed = { message: 'broken', kind: 'permanent' };
      for (const log of ['x'.repeat(16_001), 5, {}])
        assertError(await remote.fail(assignment, { ...failed, log }), 400, 'bad_request');
      const log = '[https] https://ann:pw@host/x?sig=1';
      assert.equal((await remote.fail(assignment, { ...failed, log })).status, 200);
      assert.deepEqual((await app.row(jobId)).attemptLogs, [{ attempt: 1, log: '[https] https://host/x' }]);
    });

    test('that says nothing keeps no log', async () => {
      const { jobId } = await create({});
      const remote = workerOn(app, { owner: 'r1' });
      const assignment = (await remote.claim()).body.data;
      assert.equal((await remote.fail(assignment, { message: 'broken', kind: 'permanent', log: '' })).status, 200);
      assert.equal((await app.row(jobId)).attemptLogs, null);
    });
  });

  describe('all jobs live', () => {
    const open = () => openStream(`${app.url}/render-jobs/events`, { token: owner });
    const states = ({ received }, jobId) =>
      received.filter(({ event, data }) => event === 'job' && data.jobId === jobId).map(({ data }) => data.status);

    test('tell of what is made and changed, here and elsewhere', async () => {
      const stream = await open();
      assert.match(stream.headers.get('content-type'), /^text\/event-stream/);
      await until('the beginning', () => stream.received[0]?.event === 'ready');
      const one = await create({});
      await until('the new job', () => states(stream, one.jobId).at(-1) === 'queued');
      const assignment = await worker.claim('w');
      await worker.progress(assignment, 0.5, 'rendering');
      await until('the progress', () => stream.received.at(-1).data.progress === 0.5);
      await app.elsewhere(one.jobId, { type: 'cancelled' });
      await until('the cancel', () => states(stream, one.jobId).at(-1) === 'cancelled', { timeoutMs: 3000 });
      const told = states(stream, one.jobId).length;
      await new Promise((resolve) => setTimeout(resolve, 4 * POLL_MS));
      assert.equal(states(stream, one.jobId).length, told, 'the same was told again');
      stream.close();
    });

    test('want the permission to view, and are for nobody else', async () => {
      assertError(await get('/events', app.tokens.full), 401, 'unauthorized');
      assertError(await get('/events', await adminWith(app, 'nobody', ['job.cancel'])), 403, 'forbidden');
    });

    test('cost one query for many listeners, and none when they are gone', async () => {
      const streams = await Promise.all(Array.from({ length: 50 }, open));
      await until('all beginnings', () => streams.every(({ received }) => received.length > 0));
      let looks = 0;
      const onQuery = ({ sql }) => {
        if (/from .?render_jobs.*updated_at. >= /i.test(sql)) looks += 1;
      };
      app.strapi.db.connection.on('query', onQuery);
      const began = Date.now();
      await new Promise((resolve) => setTimeout(resolve, 5 * POLL_MS));
      const most = Math.ceil((Date.now() - began) / POLL_MS) + 1;
      assert.ok(looks >= 2 && looks <= most, `${looks} looks, and at most ${most} were due`);
      for (const stream of streams) stream.close();
      await new Promise((resolve) => setTimeout(resolve, 3 * POLL_MS));
      looks = 0;
      await new Promise((resolve) => setTimeout(resolve, 5 * POLL_MS));
      app.strapi.db.connection.removeListener('query', onQuery);
      assert.equal(looks, 0, 'somebody is still looked for');
    });
  });

  describe('health', () => {
    const health = async () => (await get('/health')).body.data;

    test('tells who listens, what waits and what runs', async () => {
      const before = await health();
      assert.deepEqual(Object.keys(before.counts), rules().statuses);
      await app.post('/worker/claim', { owner: 'listener', ...CURRENT }, { token: app.tokens.worker });
      const { jobId } = await create({});
      await until('the worker to be noted', async () => {
        const { workers, code } = await health();
        return (
          code === 'ok' && workers.some((one) => one.owner === 'listener' && one.kind === 'remote' && one.listening)
        );
      });
      const waiting = await health();
      assert.equal(waiting.waiting, before.waiting + 1);
      assert.equal(waiting.counts.queued, before.counts.queued + 1);
      assert.equal(typeof waiting.oldestWaitingMs, 'number');
      for (const row of await app.strapi.db.query(app.types.job.uid).findMany({ where: { status: 'queued' } }))
        if (row.jobId !== jobId) await app.jobs.cancelJob(row.jobId);
      const claimed = await app.post('/worker/claim', { owner: 'listener', ...CURRENT }, { token: app.tokens.worker });
      assert.equal(claimed.body.data.jobId, jobId);
      const running = await health();
      assert.deepEqual(running.workers.find(({ owner: name }) => name === 'listener').jobIds, [jobId]);
      assert.equal(running.waiting, 0);
      assert.equal(running.oldestWaitingMs, null);
      await app.jobs.cancelJob(jobId);
    });

    test('says that the queue is stuck, and that nobody listens', async () => {
      const { jobId } = await create({});
      for (const row of await app.strapi.db.query(app.types.job.uid).findMany({ where: { status: 'processing' } }))
        await app.jobs.cancelJob(row.jobId);
      const table = app.strapi.db.query(app.types.job.uid);
      await table.updateMany({ where: { jobId }, data: { updatedAt: new Date(Date.now() - 61_000) } });
      assert.equal((await health()).code, 'queue_stuck');
      const store = app.strapi.db.query('strapi::core-store');
      const rows = await store.findMany({ where: { key: { $startsWith: 'plugin_render-jobs_worker_' } } });
      for (const { id, value } of rows) {
        const older = { ...JSON.parse(value), at: Date.now() - 60_500 };
        await store.updateMany({ where: { id }, data: { value: JSON.stringify(older) } });
      }
      const { code, workers } = await health();
      assert.equal(code, 'no_worker');
      assert.ok(workers.length > 0 && workers.every(({ listening }) => !listening));
      await app.jobs.cancelJob(jobId);
    });

    test('shows the programs that render, and what is wrong with them', async () => {
      const { ffmpeg, ffprobe, consumes, parts } = (await get('/renderer')).body.data;
      // Who renders nothing keeps nothing.
      assert.deepEqual([consumes, parts], [false, null]);
      assert.equal(ffmpeg.ok, true, JSON.stringify(ffmpeg));
      assert.deepEqual(ffmpeg.encoders[0], { name: 'libx264', present: true });
      assert.match(ffmpeg.version, /^\d+\./);
      assert.deepEqual([ffprobe.ok, ffprobe.problem], [true, null]);
      const { renderer } = app.strapi.config.get('plugin::render-jobs');
      const { ffmpegPath } = renderer;
      try {
        for (const [path, problem] of [
          ['/nowhere/ffmpeg', /^`\/nowhere\/ffmpeg` can't be used: No such file or directory$/],
          ['false', /^`false` can't be used: `-version` ended with 1$/],
          ['echo', /^`echo` is not ffmpeg: it answers `-version` with something else$/],
        ]) {
          renderer.ffmpegPath = path;
          const wrong = (await get('/renderer')).body.data.ffmpeg;
          assert.equal(wrong.ok, false);
          assert.match(wrong.problem, problem);
        }
      } finally {
        renderer.ffmpegPath = ffmpegPath;
      }
    });

    test('says that there are no parts to delete where none are kept', async () => {
      const reply = await call(`${app.url}/render-jobs/parts`, { method: 'DELETE', token: owner });
      assertError(reply, 404, 'parts_not_kept', /^this server keeps no parts of renders: /);
    });

    test('shows what is configured', async () => {
      const { data } = (await get('/configuration')).body;
      assert.deepEqual(data.queue, {
        driver: 'embedded',
        redis: null,
        concurrency: 1,
        pollMs: POLL_MS,
        leaseMs: 30_000,
      });
      assert.deepEqual(data.retry, { maxAttempts: 2, baseMs: null, maxMs: null });
      assert.equal(data.limits.maxQueued, null);
      // And what would hold without.
      assert.deepEqual(data.defaults, {
        queue: { driver: 'embedded', redis: null, concurrency: 1, pollMs: 1000, leaseMs: 30_000 },
        retry: { maxAttempts: 3, baseMs: null, maxMs: null },
        limits: { maxQueued: null, maxQueuedPerSession: null, triggersPerMinute: 120, maxArtifactBytes: 8 * 2 ** 30 },
        timeLimitsMs: {},
        artifacts: { access: 'public', linkMs: 6 * 3_600_000 },
        media: { allowedHosts: null, privateHosts: null },
      });
    });
  });
});

test('a server that renders is known as long as it runs', async () => {
  const app = await startApp('studio-types', { config: { queue: { consume: true } } });
  let rows = [];
  try {
    const owner = await ownerOf(app);
    const known = async () => (await call(`${app.url}/render-jobs/health`, { token: owner })).body.data.workers;
    const [server] = await until('the server to be noted', async () => {
      const workers = await known();
      return workers.length > 0 && workers;
    });
    assert.deepEqual([server.kind, server.listening], ['server', true]);
    const { stop } = app;
    const { db } = app.strapi;
    const { destroy } = db;
    // Looked at as late as can be: when the database is about to close.
    db.destroy = async () => {
      rows = await db
        .query('strapi::core-store')
        .findMany({ where: { key: { $startsWith: 'plugin_render-jobs_worker_' } } });
      return destroy.call(db);
    };
    await stop();
    assert.deepEqual(rows, []);
  } finally {
    await app.stop();
  }
});

test('a server that renders tells of the parts that it keeps, and deletes them', async () => {
  const folder = join(tmpdir(), 'desk-parts');
  const maxBytes = 2 ** 20;
  const config = { queue: { consume: true }, renderer: { parts: { folder, maxBytes } } };
  const app = await startApp('studio-types', { config });
  try {
    const token = await ownerOf(app);
    const shelf = join(folder, 'ab');
    mkdirSync(shelf, { recursive: true, mode: 0o700 });
    writeFileSync(join(shelf, `${'0'.repeat(64)}.${'f'.repeat(64)}`), 'x'.repeat(1000));
    const ask = async (method, path) =>
      (await call(`${app.url}/render-jobs${path}`, { method, token })).body.data.parts;
    const none = { count: 0, bytes: 0, maxBytes, taken: 0, missed: 0 };
    assert.deepEqual(await ask('GET', '/renderer'), { ...none, count: 1, bytes: 1000 });
    assert.deepEqual(await ask('DELETE', '/parts'), none);
    assert.deepEqual(readdirSync(shelf), []);
  } finally {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
