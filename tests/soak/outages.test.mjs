// Redis away for a while, and PostgreSQL restarted, during renders of two servers and a worker.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { copyFixture } from '../plugin/support/app.mjs';
import { until } from '../support/until.mjs';
import { killInstances, startInstance } from '../support/instance.mjs';
import { startPostgres } from '../support/postgres.mjs';
import { ffmpegsReading, watchRenderers } from '../support/processes.mjs';
import { startRedis } from '../support/redis.mjs';
import { killWorkers, startWorker } from '../support/render-worker.mjs';
import { createWorkload, entries, startMedia } from '../support/workload.mjs';
import { assertEnded, assertFiles, assertNoTemporaryFiles } from './aftermath.mjs';
import { rounds, sleep } from './rounds.mjs';

const AWAY_MS = rounds(20_000, 2000);
const RESTARTS = rounds(5, 1);
const MAX_ATTEMPTS = 3;

describe('outages', { timeout: 1_800_000 }, () => {
  const temporary = mkdtempSync(join(tmpdir(), 'soak-'));
  const environment = { TMPDIR: temporary };
  let postgres;
  let redis;
  let media;
  let directory;
  let work;
  let a;
  let b;

  before(async () => {
    // A Redis that keeps nothing over a restart: what waited there is lost.
    [postgres, redis, media] = await Promise.all([startPostgres(), startRedis({ password: 'hidden' }), startMedia()]);
    work = createWorkload(media);
    directory = copyFixture(
      'studio-types',
      {
        queue: { driver: 'bullmq', redis: { url: redis.url }, consume: true, pollMs: 500, leaseMs: 6000 },
        retry: { maxAttempts: MAX_ATTEMPTS, baseMs: 500, maxMs: 1000 },
      },
      await postgres.createDatabase(),
    );
    a = await startInstance(directory, { environment });
    b = await startInstance(directory, { environment });
    startWorker({ url: b.url, token: b.workerToken }, 'worker', { environment });
  });
  after(async () => {
    await killWorkers();
    await killInstances();
    await media?.stop();
    await redis?.remove();
    await postgres?.remove();
    if (directory) rmSync(directory, { recursive: true, force: true });
    rmSync(temporary, { recursive: true, force: true });
  });

  const rendering = () =>
    until('a renderer', () => ffmpegsReading(media.url).length > 0, { timeoutMs: 60_000, everyMs: 10 });
  const told = (instance, text) => instance.log().split(text).length - 1;

  /** Waits for the jobs, and checks everything that has to hold. */
  async function aftermath(jobs, watch) {
    const rows = await work.settled(
      a,
      jobs.map(({ jobId }) => jobId),
    );
    const { doubles } = watch.stop();
    rows.forEach((row) => assertEnded(row, MAX_ATTEMPTS));
    assert.deepEqual([...doubles], [], 'two renderers of one job at once');
    await assertNoTemporaryFiles(temporary);
    return rows;
  }
  const finished = [];
  /** A server whose jobs are announced again. */
  const connected = (instance) =>
    until('the server to reach Redis', async () => {
      const { jobId } = await work.trigger(instance);
      finished.push(await work.reaches(instance, jobId, 'completed'));
      return (await work.row(instance, jobId)).bullmq_job_id !== null;
    });

  test(`Redis is away for ${AWAY_MS} ms`, async (context) => {
    const watch = watchRenderers(media.url);
    const jobs = [];
    for (let index = 0; index < 6; index += 1) jobs.push(await work.trigger(a, { format: 'clip_1_1' }));
    await rendering();
    await redis.stop();
    let slowest = 0;
    for (let index = 0; index < 4; index += 1) {
      const instance = index % 2 === 0 ? a : b;
      const { documentId, tag } = await work.session(instance);
      const asked = Date.now();
      const { status, body } = await instance.post('/trigger', { sessionId: documentId, format: 'thumbnail' });
      slowest = Math.max(slowest, Date.now() - asked);
      assert.equal(status, 200, JSON.stringify(body));
      jobs.push({ jobId: body.data.jobId, tag });
    }
    const cancelled = await work.trigger(a, { slow: true });
    await until('its renderer', () => ffmpegsReading(media.url).some(({ tag }) => tag === cancelled.tag), {
      timeoutMs: 120_000,
      everyMs: 20,
    });
    const asked = Date.now();
    await b.post(`/${cancelled.jobId}/cancel`);
    await until('its renderer to end', () => ffmpegsReading(media.url).every(({ tag }) => tag !== cancelled.tag));
    const took = Date.now() - asked;
    assert.ok(took < 2000, `a cancel without Redis took ${took} ms`);
    await sleep(AWAY_MS);
    await redis.start();
    jobs.push(await work.trigger(b, { format: 'thumbnail' }));
    const rows = await aftermath(jobs, watch);
    rows.forEach((row) => assert.equal(row.status, 'completed', row.errorMessage));
    for (const instance of [a, b]) {
      assert.equal(told(instance, 'is unreachable'), 1, instance.log());
      assert.equal(told(instance, 'hidden'), 0, 'a password in the log');
    }
    finished.push(...rows);
    context.diagnostic(
      `${jobs.length} jobs completed; a trigger without Redis took ${slowest} ms at most, a cancel ${took} ms`,
    );
  });

  test('a Redis that is there but says nothing is no obstacle', async (context) => {
    for (const instance of [a, b]) await connected(instance);
    redis.signal('SIGSTOP');
    const watch = watchRenderers(media.url);
    const jobs = [];
    const asked = Date.now();
    for (const instance of [a, b, a, b]) jobs.push(await work.trigger(instance));
    const took = Date.now() - asked;
    assert.ok(took < 8000, `four triggers took ${took} ms`);
    const rows = await aftermath(jobs, watch);
    rows.forEach((row) => assert.equal(row.status, 'completed', row.errorMessage));
    redis.signal('SIGCONT');
    finished.push(...rows);
    context.diagnostic(`four triggers took ${took} ms`);
  });

  test(`PostgreSQL is restarted ${RESTARTS} times`, async (context) => {
    const watch = watchRenderers(media.url);
    const jobs = [];
    for (let restart = 0; restart < RESTARTS; restart += 1) {
      for (let index = 0; index < 4; index += 1) jobs.push(await work.trigger(a, { format: 'clip_1_1' }));
      await rendering();
      await sleep(Math.random() * 1000);
      await postgres.stop();
      await sleep(1000);
      await postgres.start();
      await until('the server to answer', async () => (await a.get(`/${jobs[0].jobId}`)).status === 200);
    }
    const rows = await aftermath(jobs, watch);
    finished.push(...rows);
    const completed = rows.filter(({ status }) => status === 'completed').length;
    const attempts = rows.reduce((sum, row) => sum + entries(row, 'started').length, 0);
    context.diagnostic(`${rows.length} jobs: ${completed} completed in ${attempts} attempts`);
  });

  test('no file is lost or left', () => assertFiles(a, directory, finished));
});
