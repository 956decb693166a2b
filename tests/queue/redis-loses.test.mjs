// A Redis that loses what it was told: by a failover, by eviction, by somebody's flush. The jobs are rendered all the same.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { after, afterEach, before, describe, test } from 'node:test';
import { Redis } from 'ioredis';
import { copyFixture } from '../plugin/support/app.mjs';
import { until } from '../support/until.mjs';
import { killInstances, startInstance } from '../support/instance.mjs';
import { startPostgres } from '../support/postgres.mjs';
import { ffmpegsReading } from '../support/processes.mjs';
import { startRedis } from '../support/redis.mjs';
import { createWorkload, entries, startMedia } from '../support/workload.mjs';

const JOBS = 6;

/** An address that stays the same while the server behind it changes, as a virtual one does. Open connections stay. */
async function virtualAddress(port) {
  let target = port;
  const sockets = new Set();
  const server = createServer((socket) => {
    const behind = connect(target, '127.0.0.1');
    for (const [from, to] of [[socket, behind], [behind, socket]]) {
      sockets.add(from);
      from.on('error', () => to.destroy()).on('close', () => to.destroy()).pipe(to);
    } // prettier-ignore
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `redis://127.0.0.1:${server.address().port}`,
    leadTo: (other) => (target = other),
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

describe('a Redis that loses what it was told', { timeout: 900_000 }, () => {
  let postgres;
  let redis;
  let other;
  let address;
  let admin;
  let otherAdmin;
  let media;
  let work;
  let folder;
  let a;
  let b;
  let busy;

  before(async () => {
    [postgres, redis, other, media] = await Promise.all([startPostgres(), startRedis(), startRedis(), startMedia()]);
    [admin, otherAdmin] = [new Redis(redis.url), new Redis(other.url)];
    address = await virtualAddress(redis.port);
    work = createWorkload(media);
    const queue = { driver: 'bullmq', consume: true, concurrency: 1, pollMs: 300, redis: { url: address.url } };
    folder = copyFixture('studio-types', { queue }, await postgres.createDatabase());
    const start = () => startInstance(folder, { environment: { FIXTURE_LOG_LEVEL: 'info' } });
    a = await start();
    b = await start();
  });
  after(async () => {
    await killInstances();
    admin?.disconnect();
    otherAdmin?.disconnect();
    address?.close();
    await media?.stop();
    await Promise.all([redis, other, postgres].map((server) => server?.remove()));
    rmSync(folder, { recursive: true, force: true });
  });

  const running = (job) => ffmpegsReading(media.url).some(({ tag }) => tag === job.tag);
  const ownLines = (text) => text.split('\n').filter((line) => /Redis at|BullMQ/.test(line));

  /** Jobs that wait, since both servers are busy. */
  async function waiting() {
    busy = [await work.trigger(a, { slow: true }), await work.trigger(b, { slow: true })];
    await until('both servers to be busy', () => busy.every(running), { timeoutMs: 60_000 });
    const jobs = [];
    for (let index = 0; index < JOBS; index += 1) jobs.push(await work.trigger(index % 2 === 0 ? a : b));
    return jobs;
  }
  async function freed() {
    for (const { jobId } of busy ?? []) await a.post(`/${jobId}/cancel`);
    busy = [];
  }
  afterEach(freed);

  async function renderedOnce(jobs) {
    const rows = await work.settled(
      a,
      jobs.map(({ jobId }) => jobId),
    );
    for (const row of rows) {
      assert.equal(row.status, 'completed', row.errorMessage);
      assert.equal(entries(row, 'started').length, 1, JSON.stringify(row.history));
    }
  }

  test('a flush of everything loses no job, and none is rendered twice', async () => {
    const jobs = await waiting();
    await admin.flushall();
    await freed();
    await renderedOnce(jobs);
    await renderedOnce([await work.trigger(a), await work.trigger(b)]);
  });

  test('an eviction of any keys loses no job, and none is rendered twice', async () => {
    const from = [a.log().length, b.log().length];
    const jobs = await waiting();
    const used = Number(/used_memory:(\d+)/.exec(await admin.info('memory'))[1]);
    await admin.config('SET', 'maxmemory-policy', 'allkeys-random');
    await admin.config('SET', 'maxmemory', String(used + 1_000_000));
    for (let index = 0; index < 2000; index += 1) await admin.set(`others:${index}`, 'x'.repeat(5000));
    assert.ok(Number(/evicted_keys:(\d+)/.exec(await admin.info('stats'))[1]) > 100, 'nothing was evicted');
    await freed();
    const more = [];
    for (let index = 0; index < JOBS; index += 1) {
      more.push(await work.trigger(index % 2 === 0 ? a : b));
      for (let other = 0; other < 200; other += 1) await admin.set(`others:${index}:${other}`, 'x'.repeat(5000));
    }
    await renderedOnce([...jobs, ...more]);
    await admin.config('SET', 'maxmemory', '0');
    for (const [index, instance] of [a, b].entries()) {
      const lines = ownLines(instance.log().slice(from[index]));
      console.log(lines.join('\n'));
      assert.ok(lines.length < 20, lines.join('\n'));
    }
  });

  test('a failover loses no job, and the new primary is used', async () => {
    await until('the connection', async () => a.run((app) => app.parts.queue.problem() === null));
    await otherAdmin.replicaof('127.0.0.1', String(redis.port));
    await until('the replica to follow', async () =>
      (await otherAdmin.info('replication')).includes('master_link_status:up'),
    );
    const from = a.log().length;
    const jobs = await waiting();
    await otherAdmin.replicaof('NO', 'ONE');
    address.leadTo(other.port);
    await admin.replicaof('127.0.0.1', String(other.port));
    jobs.push(await work.trigger(a), await work.trigger(b));
    await freed();
    await renderedOnce(jobs);
    await until('the new primary to be used', () => /is usable again/.test(a.log().slice(from)), { timeoutMs: 60_000 });
    const lines = ownLines(a.log().slice(from));
    assert.equal(lines.length, 2, lines.join('\n'));
    assert.match(lines[0], /primary/);
    const row = await work.reaches(a, (await work.trigger(a)).jobId, 'completed');
    assert.ok(row.bullmq_job_id);
    assert.match(await otherAdmin.client('LIST'), /bzpopmin|evalsha/);
  });
});
