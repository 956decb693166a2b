// What BullMQ's messages alone do: nothing is found by looking here, for the table is looked into every ten hours.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { Redis } from 'ioredis';
import { copyFixture } from '../plugin/support/app.mjs';
import { until } from '../support/until.mjs';
import { killInstances, startInstance } from '../support/instance.mjs';
import { startPostgres } from '../support/postgres.mjs';
import { ffmpegsReading } from '../support/processes.mjs';
import { startRedis } from '../support/redis.mjs';
import { killWorkers, startWorker } from '../support/render-worker.mjs';
import { createWorkload, entries, startMedia } from '../support/workload.mjs';

const NEVER_MS = 3_600_000;
const RETRY_MS = 2000;
/** What is told of is done by then, on a machine that does other things. */
const SOON_MS = 20_000;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

describe("BullMQ's messages", { timeout: 600_000 }, () => {
  let postgres;
  let redis;
  let media;
  let work;
  let folders;
  /** Renders one job at once. */
  let renders;
  /** Only serves. */
  let serves;

  before(async () => {
    [postgres, redis, media] = await Promise.all([startPostgres(), startRedis({ password: 'hidden' }), startMedia()]);
    work = createWorkload(media);
    const database = await postgres.createDatabase();
    const configured = (queue) =>
      copyFixture(
        'studio-types',
        {
          queue: { driver: 'bullmq', redis: { url: redis.url, prefix: 'mine' }, pollMs: NEVER_MS, ...queue },
          retry: { maxAttempts: 2, baseMs: RETRY_MS, maxMs: RETRY_MS },
        },
        database,
      );
    folders = { renders: configured({ consume: true }), serves: configured({ consume: false }) };
    renders = await startInstance(folders.renders);
    serves = await startInstance(folders.serves);
  });
  after(async () => {
    await killWorkers();
    await killInstances();
    await media?.stop();
    await redis?.remove();
    await postgres?.remove();
    for (const folder of Object.values(folders ?? {})) rmSync(folder, { recursive: true, force: true });
  });

  const onRedis = async (ask) => {
    const client = new Redis(redis.url);
    try {
      return await ask(client);
    } finally {
      client.disconnect();
    }
  };
  const done = (job) => work.reaches(serves, job.jobId, 'completed', { timeoutMs: SOON_MS });
  const rendering = (job) => ffmpegsReading(media.url).some(({ tag }) => tag === job.tag);
  const cancel = async (job) => {
    await serves.post(`/${job.jobId}/cancel`);
    await until('the renderer to end', () => !rendering(job), { timeoutMs: 5000 });
  };

  test('tell another instance of a job, under an id that the row keeps', async () => {
    const row = await done(await work.trigger(serves));
    assert.match(row.bullmq_job_id, new RegExp(`^${row.jobId}-\\d+$`));
    assert.ok(entries(row, 'started')[0].actor.includes(`:${renders.pid}:`));
    const keys = await onRedis((client) => client.keys('*'));
    assert.deepEqual(
      keys.filter((key) => !key.startsWith('mine:render-jobs:')),
      [],
    );
    await until('the message to be gone', async () =>
      onRedis(async (client) => (await client.keys(`*${row.bullmq_job_id}*`)).length === 0),
    );
  });

  test('are left to others by who is full, a worker elsewhere that waits included', async () => {
    const busy = await work.trigger(serves, { slow: true });
    await until('a renderer', () => rendering(busy), { timeoutMs: SOON_MS });
    const waiting = [await work.trigger(serves), await work.trigger(renders)];
    await sleep(1000);
    for (const { jobId } of waiting) assert.equal((await work.row(serves, jobId)).status, 'queued');
    const worker = startWorker({ url: serves.url, token: serves.workerToken }, 'elsewhere');
    const rows = await Promise.all(waiting.map(done));
    // And while it waits already.
    rows.push(await done(await work.trigger(renders)));
    for (const row of rows) assert.match(entries(row, 'started')[0].actor, /^worker:elsewhere/);
    await worker.stop();
    await cancel(busy);
  });

  test('bring a retry at its time', async () => {
    const { jobId } = await work.trigger(serves, { unreachable: true });
    const failed = await until('the first failure', async () => {
      const row = await work.row(serves, jobId);
      return row.nextAttemptAt && row;
    }, { timeoutMs: SOON_MS, everyMs: 20 }); // prettier-ignore
    const due = Date.parse(failed.nextAttemptAt);
    const [row] = await work.settled(serves, [jobId], { timeoutMs: SOON_MS });
    const [, second] = entries(row, 'started');
    assert.ok(second.at >= due, `${due - second.at} ms too early`);
  });

  test('that were lost with Redis, or never sent, are sent again when it is back', async () => {
    const busy = await work.trigger(serves, { slow: true });
    await until('a renderer', () => rendering(busy), { timeoutMs: SOON_MS });
    const lost = await work.trigger(serves);
    assert.ok((await work.row(serves, lost.jobId)).bullmq_job_id);
    await redis.stop();
    const unsent = await work.trigger(serves);
    assert.equal((await work.row(serves, unsent.jobId)).bullmq_job_id, null);
    await redis.start();
    const waits = (job) =>
      onRedis(async (client) => {
        const { bullmq_job_id: id } = await work.row(serves, job.jobId);
        return id !== null && (await client.lrange('mine:render-jobs:wait', 0, -1)).includes(id);
      });
    for (const job of [lost, unsent]) await until('the message', () => waits(job), { timeoutMs: SOON_MS });
    await cancel(busy);
    await Promise.all([done(lost), done(unsent)]);
  });

  test('are not needed: a server starts and renders without Redis, and takes part when it is there', async () => {
    await renders.stop();
    await redis.stop();
    renders = await startInstance(folders.renders);
    const asked = Date.now();
    const alone = await work.trigger(renders);
    assert.ok(Date.now() - asked < SOON_MS / 2);
    await done(alone);
    assert.equal(renders.log().split('is unreachable').length, 2, renders.log());
    await redis.start();
    await done(await work.trigger(serves));
    assert.doesNotMatch(renders.log() + serves.log(), /hidden/);
  });

  test('end with the server: no connection is left open', async () => {
    const others = () => onRedis(async (client) => (await client.client('LIST')).trim().split('\n').length - 1);
    assert.ok((await others()) > 0);
    const asked = Date.now();
    await Promise.all([renders.stop(), serves.stop()]);
    assert.ok(Date.now() - asked < SOON_MS / 2, `it took ${Date.now() - asked} ms`);
    assert.equal(await others(), 0);
  });
});
