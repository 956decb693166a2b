// What every queue has to do, whoever tells of the jobs: servers in processes of their own, real renders, one database.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { copyFixture } from '../plugin/support/app.mjs';
import { until } from '../support/until.mjs';
import { killInstances, startInstance } from '../support/instance.mjs';
import { ffmpegsReading, watchRenderers } from '../support/processes.mjs';
import { createWorkload, entries, startMedia } from '../support/workload.mjs';

const RETRY_MS = 1500;
/** A start that was told of, and not found by one of the rarer looks. */
const SOON_MS = 8000;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @param name  of the queue
 * @param setUp makes what it needs: `{ database, queue, tearDown }`, of which `queue` is the plugin's configuration
 * @param options.alone whether there is one server: of SQLite, Strapi's transactions let no second process write
 */
export function conformance(name, setUp, { alone = false } = {}) {
  /** How much each server renders at once. Alone, A and B are one. */
  const concurrency = alone ? { a: 3, b: 3 } : { a: 2, b: 1 };
  const atOnce = 3;

  describe(`the queue ${name}`, { timeout: 900_000 }, () => {
    let parts;
    let media;
    let work;
    let a;
    let b;
    let folders;

    const configured = (queue) =>
      copyFixture(
        'studio-types',
        {
          queue: { consume: true, leaseMs: 30_000, ...parts.queue, ...queue },
          retry: { maxAttempts: 2, baseMs: RETRY_MS, maxMs: RETRY_MS },
        },
        parts.database,
      );

    before(async () => {
      [parts, media] = await Promise.all([setUp(), startMedia()]);
      work = createWorkload(media);
      folders = {
        a: configured({ concurrency: concurrency.a }),
        b: configured({ concurrency: concurrency.b }),
        idle: configured({ consume: false }),
      };
      // One after the other: the first makes the tables.
      a = await startInstance(folders.a);
      b = alone ? a : await startInstance(folders.b);
    });
    after(async () => {
      await killInstances();
      for (const folder of Object.values(folders ?? {})) rmSync(folder, { recursive: true, force: true });
      await media?.stop();
      await parts?.tearDown();
    });

    const cancelAll = async (jobs) => {
      for (const { jobId } of jobs) await a.post(`/${jobId}/cancel`);
      const tags = jobs.map(({ tag }) => tag);
      const running = () => ffmpegsReading(media.url).filter(({ tag }) => tags.includes(tag));
      await until('the renderers to end', () => running().length === 0, { timeoutMs: 10_000 });
    };
    /** Who renders a job. */
    const holder = async (jobId) => {
      const { leaseOwner } = await work.row(a, jobId);
      const pid = Number(leaseOwner?.split(':')[1]);
      return [a, b].find((instance) => instance.pid === pid);
    };
    /** Keeps both busy. */
    const occupy = async () => {
      const jobs = [];
      for (let index = 0; index < atOnce; index += 1) jobs.push(await work.trigger(a, { slow: true }));
      for (const { jobId } of jobs) await work.reaches(a, jobId, 'processing', { timeoutMs: SOON_MS * 4 });
      return jobs;
    };
    /** A job that no queue was told of, as a crash between two steps leaves it. */
    const insertSilently = async (instance) => {
      const { documentId } = await work.session(instance);
      return instance.run(async (app, sessionId, { rules }) => {
        const { facts, jobStore, lifecycle } = app.parts;
        const { session, edl } = await facts.ofSession(sessionId);
        const jobId = `silent-${Date.now()}`;
        const { job, entry } = rules.createJob({ jobId, format: 'thumbnail' }, Date.now(), lifecycle.policy());
        await jobStore.insert(job, entry, { session, edl, metadata: {} });
        return jobId;
      }, documentId);
    };
    const enqueue = (instance, jobId) => instance.run((app, id) => app.parts.queue.enqueue(id), jobId);
    const startedOnce = (row) => {
      assert.equal(row.status, 'completed', row.errorMessage);
      assert.equal(entries(row, 'started').length, 1, JSON.stringify(row.history));
    };

    test('each of many jobs is claimed once, by one of two', async () => {
      const watch = watchRenderers(media.url);
      const jobs = await Promise.all(Array.from({ length: 8 }, (_, index) => work.trigger(index % 2 === 0 ? a : b)));
      const rows = await work.settled(
        a,
        jobs.map(({ jobId }) => jobId),
      );
      rows.forEach(startedOnce);
      assert.deepEqual([...watch.stop().doubles], []);
    });

    test('a job is started soon after it is enqueued, wherever that is', async () => {
      for (const instance of [a, b, a, b]) {
        const row = await work.reaches(a, (await work.trigger(instance)).jobId, 'completed');
        const waited = Date.parse(row.renderStartedAt) - Date.parse(row.createdAt);
        assert.ok(waited < SOON_MS, `${waited} ms`);
      }
    });

    test('as many are rendered at once as the instances take, and the next when one of them has ended', async () => {
      const busy = await occupy();
      const waiting = await work.trigger(b);
      await sleep(1500);
      assert.equal((await work.row(a, waiting.jobId)).status, 'queued');
      const owners = await Promise.all(busy.map(({ jobId }) => holder(jobId)));
      assert.equal(owners.filter((owner) => owner === a).length, concurrency.a);
      assert.equal(owners.filter((owner) => owner === b).length, concurrency.b);
      await cancelAll(busy.slice(0, 1));
      await work.reaches(a, waiting.jobId, 'completed', { timeoutMs: SOON_MS * 2 });
      await cancelAll(busy.slice(1));
    });

    test('the oldest first', async () => {
      const busy = await occupy();
      const jobs = [];
      for (const instance of [b, a, b, a]) jobs.push(await work.trigger(instance));
      const onB = await Promise.all(busy.map(async (job) => ((await holder(job.jobId)) === b ? job : null)));
      // Only one place becomes free, so that one is rendered after the other.
      await b.post(`/${onB.find(Boolean).jobId}/cancel`);
      const rows = await work.settled(
        a,
        jobs.map(({ jobId }) => jobId),
      );
      rows.forEach(startedOnce);
      const starts = rows.map(({ renderStartedAt }) => Date.parse(renderStartedAt));
      assert.deepEqual(
        starts,
        [...starts].sort((x, y) => x - y),
      );
      await cancelAll(busy);
    });

    test('a retry comes at its time, and not before', async () => {
      const { jobId } = await work.trigger(a, { unreachable: true });
      const failed = await until('the first failure', async () => {
        const row = await work.row(a, jobId);
        return row.nextAttemptAt && row;
      }, { timeoutMs: 60_000, everyMs: 20 }); // prettier-ignore
      const due = Date.parse(failed.nextAttemptAt);
      const [row] = await work.settled(a, [jobId]);
      assert.equal(row.status, 'failed');
      const [, second] = entries(row, 'started');
      assert.ok(second, JSON.stringify(row.history));
      assert.ok(second.at >= due, `${due - second.at} ms too early`);
      assert.ok(second.at < due + SOON_MS, `${second.at - due} ms too late`);
    });

    test('a cancel on one instance ends the renderer of another one within 2 s', async () => {
      for (const canceller of [a, b]) {
        // Whoever renders: it is asked of both.
        const job = await work.trigger(a, { slow: true });
        const running = () => ffmpegsReading(media.url).filter(({ tag }) => tag === job.tag);
        await until('the renderer', () => running().length === 1, { timeoutMs: 60_000 });
        const asked = Date.now();
        const reply = await canceller.post(`/${job.jobId}/cancel`);
        assert.equal(reply.status, 200);
        await until('the renderer to end', () => running().length === 0, { timeoutMs: 10_000, everyMs: 10 });
        const took = Date.now() - asked;
        assert.ok(took < 2000, `${took} ms`);
      }
    });

    test('a job that is announced again and again is rendered once', async () => {
      const { jobId } = await work.trigger(a);
      for (const instance of [a, b, a, b]) await enqueue(instance, jobId);
      const row = await work.reaches(a, jobId, 'completed');
      await enqueue(b, jobId);
      await enqueue(a, jobId);
      await sleep(500);
      startedOnce(await work.row(a, jobId));
      assert.equal(row.jobId, jobId);
    });

    test('a job that is announced late, or never, is rendered all the same', async () => {
      const late = await insertSilently(a);
      await sleep(300);
      await enqueue(b, late);
      startedOnce(await work.reaches(a, late, 'completed'));
      const never = await insertSilently(b);
      startedOnce(await work.reaches(a, never, 'completed'));
    });

    test('an announcement of nothing does nothing', async () => {
      await enqueue(a, 'no-such-job');
      startedOnce(await work.reaches(a, (await work.trigger(b)).jobId, 'completed'));
    });

    test('who stops hands back what it renders, and takes nothing more', async () => {
      const busy = await occupy();
      const owners = await Promise.all(busy.map(({ jobId }) => holder(jobId)));
      const handedBack = busy.filter((_job, index) => owners[index] === b);
      await b.stop();
      assert.deepEqual(
        ffmpegsReading(media.url).filter(({ tag }) => handedBack.some((job) => job.tag === tag)),
        [],
      );
      if (alone) a = await startInstance(folders.a);
      await cancelAll(busy.filter((job) => !handedBack.includes(job)));
      for (const { jobId } of handedBack) {
        const row = await until('the second attempt', async () => {
          const now = await work.row(a, jobId);
          return entries(now, 'started').length === 2 && now;
        }, { timeoutMs: 30_000 }); // prettier-ignore
        const [failed] = entries(row, 'failed');
        assert.match(failed.reason ?? JSON.stringify(failed), /shut down/);
      }
      await cancelAll(handedBack);
      const jobs = [await work.trigger(a), await work.trigger(a)];
      const rows = await work.settled(
        a,
        jobs.map(({ jobId }) => jobId),
      );
      rows.forEach(startedOnce);
      for (const row of rows) assert.ok(entries(row, 'started')[0].actor.includes(`:${a.pid}:`));
    });

    test('who does not consume takes nothing, and a restart goes on with what waits', async () => {
      await a.stop();
      const idle = await startInstance(folders.idle);
      const job = await work.trigger(idle);
      await sleep(2500);
      assert.equal((await work.row(idle, job.jobId)).status, 'queued');
      await idle.stop();
      b = await startInstance(folders.b);
      startedOnce(await work.reaches(b, job.jobId, 'completed'));
      await b.stop();
    });
  });
}
