// What else goes wrong in production, while two servers and a worker render: clocks that are set, a Redis that refuses, a
// full disk, and a database whose standby takes over – with an ffmpeg that ends only when it must, and an old worker.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Redis } from 'ioredis';
import { call, copyFixture } from '../plugin/support/app.mjs';
import { until } from '../support/until.mjs';
import { createClock } from '../support/clock.mjs';
import { killInstances, startInstance } from '../support/instance.mjs';
import { startPostgres } from '../support/postgres.mjs';
import { ffmpegsReading, watchRenderers } from '../support/processes.mjs';
import { startRedis } from '../support/redis.mjs';
import { killWorkers, startWorker } from '../support/render-worker.mjs';
import { startStandby, startSwitch } from '../support/standby.mjs';
import { createWorkload, entries, startMedia } from '../support/workload.mjs';
import { assertEnded, assertFiles, assertNoTemporaryFiles } from './aftermath.mjs';
import { rounds, sleep } from './rounds.mjs';

const ROUNDS = rounds(5, 1);
const AWAY_MS = rounds(15_000, 2000);
const MAX_ATTEMPTS = 5;
const LEASE_MS = 6000;
const HOUR = 3600;
const DISK_BYTES = 768 * 2 ** 20;
const isRoot = process.getuid?.() === 0;

describe('bad days', { timeout: 3_600_000 }, () => {
  const temporary = mkdtempSync(join(tmpdir(), 'soak-'));
  const disk = join(temporary, 'disk');
  const folders = {
    a: join(temporary, 'a'),
    b: isRoot ? disk : join(temporary, 'b'),
    worker: join(temporary, 'worker'),
  };
  let clock;
  let postgres;
  let standby;
  let database;
  let redis;
  let commands;
  let media;
  let directory;
  let work;
  let a;
  let b;
  let oldWorker;
  const finished = [];

  before(async () => {
    Object.values(folders).forEach((folder) => mkdirSync(folder, { recursive: true }));
    if (isRoot) execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', disk]);
    clock = createClock();
    [postgres, redis, media] = await Promise.all([startPostgres(), startRedis(), startMedia()]);
    commands = new Redis(redis.url);
    work = createWorkload(media);
    const made = await postgres.createDatabase();
    standby = await startStandby(postgres);
    database = await startSwitch(postgres.port);
    const wrapper = join(temporary, 'ffmpeg-in-a-script');
    writeFileSync(wrapper, '#!/bin/sh\ntrap "" TERM INT\nffmpeg "$@" &\nwait $!\nexit $?\n');
    chmodSync(wrapper, 0o755);
    directory = copyFixture(
      'studio-types',
      {
        queue: { driver: 'bullmq', redis: { url: redis.url }, consume: true, pollMs: 500, leaseMs: LEASE_MS },
        retry: { maxAttempts: MAX_ATTEMPTS, baseMs: 500, maxMs: 1000 },
        renderer: { ffmpegPath: wrapper },
      },
      { ...made, connection: { ...made.connection, port: database.port } },
    );
    a = await startInstance(directory, { environment: { TMPDIR: folders.a, ...clock.environment } });
    b = await startInstance(directory, { environment: { TMPDIR: folders.b } });
    startWorker({ url: b.url, token: b.workerToken }, 'worker', {
      environment: { TMPDIR: folders.worker },
      options: ['--ffmpeg', wrapper],
    });
    oldWorker = asksForWork();
  });
  after(async () => {
    oldWorker?.stop();
    commands?.disconnect();
    await killWorkers();
    await killInstances();
    await media?.stop();
    await redis?.remove();
    await database?.close();
    await standby?.remove();
    await postgres?.remove();
    clock?.remove();
    if (isRoot) execFileSync('umount', ['-l', disk]);
    if (directory) rmSync(directory, { recursive: true, force: true });
    rmSync(temporary, { recursive: true, force: true });
  });

  /** A worker of before claims named a protocol: it asks again and again. What it was answered with, by status. */
  function asksForWork() {
    const answers = {};
    let wanted = true;
    const asking = (async () => {
      while (wanted) {
        const claim = { method: 'POST', token: b.workerToken, body: { owner: 'old-worker/1', waitMs: 0 } };
        const reply = await call(`${b.url}/api/render-jobs/worker/claim`, claim).catch(() => ({ status: 'none' }));
        answers[reply.status] = (answers[reply.status] ?? 0) + 1;
        assert.ok(reply.status !== 200 || reply.body.data === null, 'an old worker was given a job');
        await sleep(500);
      }
    })();
    return {
      answers,
      async stop() {
        wanted = false;
        await asking;
      },
    };
  }

  const rendering = () =>
    until('a renderer', () => ffmpegsReading(media.url).length > 0, { timeoutMs: 120_000, everyMs: 10 });

  /** Some jobs by both servers, one of which is cancelled while it is rendered. */
  async function someJobs() {
    const jobs = [];
    for (const [index, format] of ['clip_1_1', 'thumbnail', 'clip_1_1', 'full_16_9'].entries())
      jobs.push(await work.trigger(index % 2 === 0 ? a : b, { format }));
    return jobs;
  }

  /** Waits for the jobs, and checks everything that has to hold. */
  async function aftermath(jobs, watch, context) {
    const rows = await work.settled(
      a,
      jobs.map(({ jobId }) => jobId),
    );
    const { doubles } = watch.stop();
    rows.forEach((row) => assertEnded(row, MAX_ATTEMPTS));
    rows.forEach((row) => assert.equal(row.status, 'completed', `${row.errorMessage}: ${JSON.stringify(row.history)}`));
    assert.deepEqual([...doubles], [], 'two renderers of one job at once');
    for (const row of rows)
      for (const { at, set } of row.history) {
        assert.ok(at >= row.history[0].at, 'an entry before the first one');
        if (set.renderCompletedAt && set.renderStartedAt) assert.ok(set.renderCompletedAt >= set.renderStartedAt);
      }
    for (const folder of Object.values(folders)) await assertNoTemporaryFiles(folder);
    finished.push(...rows);
    const attempts = rows.reduce((sum, row) => sum + entries(row, 'started').length, 0);
    context.diagnostic(`${rows.length} jobs completed in ${attempts} attempts`);
    return rows;
  }

  /** Writes until there is no space left: renders write meanwhile, so nobody knows before how much that is. */
  function fill(path) {
    const file = openSync(path, 'w');
    try {
      for (;;) writeSync(file, Buffer.alloc(2 ** 20));
    } catch (error) {
      assert.equal(error.code, 'ENOSPC');
    } finally {
      closeSync(file);
    }
  }

  for (let round = 1; round <= ROUNDS; round += 1) {
    const named = (what) => `${what} (${round} of ${ROUNDS})`;

    test(named('a clock is set forward and back'), async (context) => {
      const watch = watchRenderers(media.url);
      const jobs = await someJobs();
      await rendering();
      clock.set(HOUR);
      await sleep(LEASE_MS);
      jobs.push(...(await someJobs()));
      await rendering();
      clock.set(-HOUR);
      await sleep(LEASE_MS);
      clock.set(0);
      const rows = await aftermath(jobs, watch, context);
      rows.forEach((row) => assert.equal(entries(row, 'started').length, 1, JSON.stringify(row.history)));
    });

    for (const [what, refuse, relent] of [
      ['only reads', ['replicaof', '127.0.0.1', '1'], ['replicaof', 'no', 'one']],
      ['is full', ['config', 'set', 'maxmemory', '1'], ['config', 'set', 'maxmemory', '0']],
    ])
      test(named(`Redis ${what}`), async (context) => {
        const watch = watchRenderers(media.url);
        const jobs = await someJobs();
        await rendering();
        const before = a.log().length;
        await commands.call(...refuse);
        jobs.push(...(await someJobs()));
        await sleep(AWAY_MS);
        await commands.call(...relent);
        jobs.push(...(await someJobs()));
        await aftermath(jobs, watch, context);
        assert.ok(a.log().length - before < 20_000, a.log().slice(before, before + 2000));
      });

    test(
      named('a disk is full in the middle'),
      { skip: isRoot ? false : 'only root has a disk to fill' },
      async (context) => {
        const watch = watchRenderers(media.url);
        const jobs = await someJobs();
        await rendering();
        fill(join(disk, 'somebody-elses'));
        await sleep(AWAY_MS);
        rmSync(join(disk, 'somebody-elses'));
        await aftermath(jobs, watch, context);
      },
    );

    test(named('a cancelled render ends, however its ffmpeg is wrapped'), async (context) => {
      const times = [];
      for (let cancel = 0; cancel < 3; cancel += 1) {
        const job = await work.trigger(a, { slow: true });
        const renderers = () => ffmpegsReading(media.url).filter(({ tag }) => tag === job.tag);
        await until('its renderer', () => renderers().length > 0, { timeoutMs: 60_000 });
        const asked = Date.now();
        assert.equal((await b.post(`/${job.jobId}/cancel`)).status, 200);
        await until('its renderer to end', () => renderers().length === 0, { timeoutMs: 20_000, everyMs: 20 });
        times.push(Date.now() - asked);
      }
      context.diagnostic(`${Math.max(...times)} ms at most`);
    });
  }

  test('a standby takes the place of the database', async (context) => {
    const watch = watchRenderers(media.url);
    const jobs = await someJobs();
    await rendering();
    await postgres.kill();
    await sleep(1000);
    await standby.promote();
    database.to(standby.port);
    await until('the server to answer', async () => (await a.get(`/${jobs[0].jobId}`)).status === 200);
    jobs.push(...(await someJobs()));
    await aftermath(jobs, watch, context);
  });

  test('nothing is left: no file, no process, and nothing was given to an old worker', async (context) => {
    await assertFiles(a, directory, finished);
    await oldWorker.stop();
    assert.deepEqual(ffmpegsReading(media.url), []);
    context.diagnostic(`an old worker was answered with ${JSON.stringify(oldWorker.answers)}`);
  });
});
