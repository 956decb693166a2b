// Clocks that are set while servers run, when they start, and that differ: nothing healthy fails, nothing lost hangs, and
// nothing took less than no time.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { copyFixture } from '../plugin/support/app.mjs';
import { until } from '../support/until.mjs';
import { createClock } from '../support/clock.mjs';
import { killInstances, startInstance } from '../support/instance.mjs';
import { startPostgres } from '../support/postgres.mjs';
import { ffmpegsReading } from '../support/processes.mjs';
import { createWorkload, entries, startMedia } from '../support/workload.mjs';

const HOUR = 3600;
const LEASE_MS = 4000;
/** A lease, the looks that notice its end, and a machine that does other things. */
const LOST_MS = LEASE_MS * 2 + 10_000;
const RETRY_MS = 1000;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What the tests are run on: SQLite has the server's own clock, PostgreSQL one of its own. */
const databases = {
  SQLite: async () => ({}),
  PostgreSQL: async () => {
    const clock = createClock();
    const postgres = await startPostgres({ environment: clock.environment });
    return { postgres, clock, database: await postgres.createDatabase() };
  },
};

for (const [name, setUp] of Object.entries(databases)) {
  describe(`clocks that are set, on ${name}`, { timeout: 900_000 }, () => {
    let parts;
    let media;
    let work;
    /** The server's own clock. */
    let clock;
    let folders;
    let instance;

    before(async () => {
      [parts, media] = await Promise.all([setUp(), startMedia()]);
      work = createWorkload(media);
      clock = createClock();
      const configured = (queue) =>
        copyFixture(
          'studio-types',
          { queue: { pollMs: 200, leaseMs: LEASE_MS, ...queue }, retry: { baseMs: RETRY_MS, maxMs: RETRY_MS } },
          parts.database,
        );
      folders = { renders: configured({ consume: true }), serves: configured({ consume: false }) };
      instance = await start(folders.renders);
    });
    after(async () => {
      await killInstances();
      await media?.stop();
      await parts?.postgres?.remove();
      parts?.clock?.remove();
      clock?.remove();
      for (const folder of Object.values(folders ?? {})) rmSync(folder, { recursive: true, force: true });
    });

    const start = (folder, { environment } = clock) => startInstance(folder, { environment });
    const running = (job) => ffmpegsReading(media.url).filter(({ tag }) => tag === job.tag);
    const service = (on, part, action, ...values) =>
      on.run(
        (app, asked) => app.parts[asked.part][asked.action](...asked.values),
        { part, action, values },
      ); // prettier-ignore
    const inHand = async (on, job) => {
      const assignment = await until('the claim', () => service(on, 'worker', 'claim', 'elsewhere'));
      assert.equal(assignment.jobId, job.jobId);
      return assignment;
    };
    const rendering = async (options) => {
      const job = await work.trigger(instance, { slow: true, ...options });
      await until('the renderer', () => running(job).length === 1, { timeoutMs: 60_000 });
      return job;
    };
    const cancel = async (job) => {
      await instance.post(`/${job.jobId}/cancel`);
      await until('the renderer to end', () => running(job).length === 0);
    };
    /** The worker is gone: the job is to be given to another one within about a lease. */
    const isRecovered = async ({ jobId }) => {
      const since = performance.now();
      const row = await until(`${jobId} to be recovered`, async () => {
        const now = await work.row(instance, jobId);
        return entries(now, 'lease_expired').length === 1 && now;
      }, { timeoutMs: LOST_MS, everyMs: 100 }); // prettier-ignore
      return { row, tookMs: performance.now() - since };
    };
    const isSound = (row) => {
      const times = row.history.map(({ at }) => at);
      const { renderStartedAt, renderCompletedAt } = row;
      if (renderStartedAt && renderCompletedAt)
        assert.ok(Date.parse(renderCompletedAt) >= Date.parse(renderStartedAt), JSON.stringify(row.history));
      return times;
    };
    /** The clocks that can be set: this machine's, and the database's where that has its own. */
    const clocks = () => [
      ['the clock of the server', clock],
      ...(parts.clock ? [['the clock of the database', parts.clock]] : []),
    ];
    const eachJump = async (check) => {
      for (const [which, set] of clocks())
        for (const seconds of [HOUR, -HOUR])
          try {
            await check((times = 1) => set.set(seconds * times), `${which}, ${seconds} s`);
          } finally {
            set.set(0);
          }
    };

    test('a render goes on when a clock is set, and took some time', async () => {
      await eachJump(async (jump, which) => {
        const job = await rendering();
        jump();
        await sleep(LEASE_MS * 1.5);
        const row = await work.row(instance, job.jobId);
        assert.equal(row.status, 'processing', `${which}: ${row.errorMessage}`);
        assert.equal(entries(row, 'started').length, 1, which);
        await cancel(job);
        const quick = await work.trigger(instance);
        const done = await work.reaches(instance, quick.jobId, 'completed');
        isSound(done);
        const { timing } = (await instance.get(`/${quick.jobId}`)).body.data;
        assert.ok(timing.renderDurationMs >= 0 && timing.renderDurationMs < HOUR * 500, `${which}: ${timing}`);
      });
    });

    test('a render that is under way when a clock is set back took some time', async () => {
      for (const [which, set] of clocks()) {
        const job = await rendering();
        set.set(-HOUR);
        await instance.run((app, jobId) => {
          const lifecycle = app.parts.lifecycle;
          return lifecycle.apply(jobId, { type: 'failed', message: 'by hand', kind: 'permanent' }).then(() => null);
        }, job.jobId);
        set.set(0);
        const row = await work.row(instance, job.jobId);
        const times = isSound(row);
        assert.deepEqual(
          times,
          [...times].sort((one, other) => one - other),
          which,
        );
      }
    });

    test('a job of a lost worker is given to another one when a clock is set', async () => {
      await instance.stop();
      instance = await start(folders.serves);
      await eachJump(async (jump, which) => {
        const job = await work.trigger(instance);
        await inHand(instance, job);
        jump();
        const { row, tookMs } = await isRecovered(job);
        assert.ok(tookMs > LEASE_MS / 2, `${which}: after ${tookMs} ms`);
        isSound(row);
        await until('the retry', async () => (await work.row(instance, job.jobId)).status === 'queued');
        await instance.post(`/${job.jobId}/cancel`);
      });
    });

    test('a server that starts after a clock was set lets a healthy render go on, and recovers a lost one', async () => {
      await instance.stop();
      instance = await start(folders.serves);
      await eachJump(async (jump, which) => {
        // Of a format whose time limit is longer than what the clock is set by: a limit is a time of day.
        const format = 'full_16_9';
        const healthy = await work.trigger(instance, { format });
        const lost = await work.trigger(instance, { format });
        const assignment = await inHand(instance, healthy);
        await inHand(instance, lost);
        await instance.kill();
        jump();
        instance = await start(folders.serves);
        const recovery = isRecovered(lost);
        const end = performance.now() + LEASE_MS * 2;
        while (performance.now() < end) {
          await service(instance, 'worker', 'progress', assignment, 0.1).then(() => null);
          await sleep(LEASE_MS / 4);
        }
        await recovery;
        const row = await work.row(instance, healthy.jobId);
        assert.equal(row.status, 'processing', `${which}: ${row.errorMessage}`);
        for (const { jobId } of [healthy, lost]) {
          await instance.post(`/${jobId}/cancel`);
          isSound(await work.row(instance, jobId));
        }
      });
    });

    test('two servers whose clocks differ by an hour share the jobs', { skip: name === 'SQLite' }, async () => {
      const ahead = createClock();
      try {
        ahead.set(HOUR);
        const other = await start(folders.renders, ahead);
        const job = await rendering();
        await sleep(LEASE_MS * 1.5);
        const row = await work.row(instance, job.jobId);
        assert.equal(row.status, 'processing', row.errorMessage);
        assert.equal(entries(row, 'started').length, 1);
        await other.kill();
        await isRecovered(job);
        await instance.post(`/${job.jobId}/cancel`);
      } finally {
        ahead.remove();
      }
    });
  });
}
