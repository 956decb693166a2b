// Two servers on PostgreSQL and Redis, and a render-worker at each: everything is rendered once, and a cancel reaches them.
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
import { rounds } from './rounds.mjs';

const JOBS = rounds(60, 6);
const CANCELS = rounds(10, 1);

describe('two servers and two workers', { timeout: 1_800_000 }, () => {
  const temporary = mkdtempSync(join(tmpdir(), 'soak-'));
  const environment = { TMPDIR: temporary };
  let postgres;
  let redis;
  let media;
  let directory;
  let work;
  let servers;

  before(async () => {
    [postgres, redis, media] = await Promise.all([startPostgres(), startRedis(), startMedia()]);
    work = createWorkload(media);
    directory = copyFixture(
      'studio-types',
      // Nothing is found by looking in time: the table is looked into every ten minutes.
      { queue: { driver: 'bullmq', redis: { url: redis.url }, consume: false, pollMs: 60_000, leaseMs: 30_000 } },
      await postgres.createDatabase(),
    );
    // One after the other: the first makes the tables.
    servers = [await startInstance(directory, { environment }), await startInstance(directory, { environment })];
    servers.forEach((server, index) =>
      startWorker({ url: server.url, token: server.workerToken }, `worker-${index}`, { environment }),
    );
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

  const workerOf = (row) => /worker-\d/.exec(entries(row, 'started').at(-1).actor)?.[0];

  test(`${JOBS} short jobs are rendered once each, by both workers`, async (context) => {
    const watch = watchRenderers(media.url);
    const began = Date.now();
    const jobs = [];
    for (let index = 0; index < JOBS; index += 1) {
      const format = index % 2 === 0 ? 'thumbnail' : 'clip_1_1';
      jobs.push(await work.trigger(servers[index % 2], { format, seconds: 1 + (index % 2) }));
    }
    const rows = await work.settled(
      servers[0],
      jobs.map(({ jobId }) => jobId),
    );
    const seconds = (Date.now() - began) / 1000;
    const { doubles } = watch.stop();
    assert.deepEqual([...doubles], []);
    for (const row of rows) {
      assertEnded(row, 3);
      assert.equal(row.status, 'completed');
      assert.equal(entries(row, 'started').length, 1, JSON.stringify(row.history));
      assert.ok(row.bullmq_job_id, 'no message told of it');
    }
    const shares = {};
    for (const row of rows) shares[workerOf(row)] = (shares[workerOf(row)] ?? 0) + 1;
    assert.deepEqual(Object.keys(shares).sort(), ['worker-0', 'worker-1'], 'one worker did everything');
    await assertFiles(servers[0], directory, rows);
    await assertNoTemporaryFiles(temporary);
    context.diagnostic(`${JOBS} jobs in ${seconds.toFixed(1)} s: ${JSON.stringify(shares)}`);
  });

  test('a cancel on one server ends ffmpeg under the worker of the other one within 2 s', async (context) => {
    const times = [];
    for (let cancel = 0; cancel < CANCELS; cancel += 1) {
      const jobs = [await work.trigger(servers[0], { slow: true }), await work.trigger(servers[0], { slow: true })];
      const renderers = (job) => ffmpegsReading(media.url).filter(({ tag }) => tag === job.tag);
      for (const job of jobs) await until('a renderer', () => renderers(job).length === 1, { timeoutMs: 30_000 });
      for (const job of jobs) {
        const worker = workerOf(await work.row(servers[0], job.jobId));
        const canceller = servers[worker === 'worker-0' ? 1 : 0];
        const asked = Date.now();
        assert.equal((await canceller.post(`/${job.jobId}/cancel`)).status, 200);
        await until('the renderer to end', () => renderers(job).length === 0, { timeoutMs: 10_000, everyMs: 10 });
        times.push(Date.now() - asked);
      }
    }
    const slowest = Math.max(...times);
    assert.ok(slowest < 2000, `${times.join(', ')} ms`);
    await assertNoTemporaryFiles(temporary);
    context.diagnostic(`${times.length} cancels: ${slowest} ms at most`);
  });
});
