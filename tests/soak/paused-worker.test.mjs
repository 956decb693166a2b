// A worker that sleeps past its lease and wakes up: it is refused and stops, and the other attempt completes.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { copyFixture } from '../plugin/support/app.mjs';
import { until } from '../support/until.mjs';
import { killInstances, startInstance } from '../support/instance.mjs';
import { ffmpegsReading } from '../support/processes.mjs';
import { killWorkers, startWorker } from '../support/render-worker.mjs';
import { createWorkload, entries, startMedia } from '../support/workload.mjs';
import { assertFiles } from './aftermath.mjs';
import { rounds, sleep } from './rounds.mjs';

const ROUNDS = rounds(10, 1);
const LEASE_MS = 2000;

describe('a worker that was paused', { timeout: 900_000 }, () => {
  const directory = copyFixture('studio-types', {
    queue: { consume: false, pollMs: 200, leaseMs: LEASE_MS },
    retry: { maxAttempts: 3, baseMs: 100, maxMs: 100 },
  });
  let media;
  let work;
  let server;

  before(async () => {
    media = await startMedia();
    work = createWorkload(media);
    server = await startInstance(directory);
  });
  after(async () => {
    await killWorkers();
    await killInstances();
    await media?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  for (let round = 1; round <= ROUNDS; round += 1)
    test(`is refused, and stops; the other attempt completes (${round} of ${ROUNDS})`, async (context) => {
      const start = (name) => startWorker({ url: server.url, token: server.workerToken }, `${name}-${round}`);
      const renderers = (job) => ffmpegsReading(media.url).filter(({ tag }) => tag === job.tag);
      media.slow.add('slow.mov');
      const sleeper = start('sleeper');
      const job = await work.trigger(server, { slow: true });
      await until('its renderer', () => renderers(job).length === 1, { timeoutMs: 30_000 });
      const [first] = renderers(job);
      sleeper.signal('SIGSTOP');
      await sleep(LEASE_MS);

      // For the other one the recording comes quickly.
      media.slow.delete('slow.mov');
      const other = start('other');
      await until('the second attempt', async () => entries(await work.row(server, job.jobId), 'started').length === 2);
      sleeper.signal('SIGCONT');
      const woken = Date.now();
      await until('the first renderer to end', () => renderers(job).every(({ pid }) => pid !== first.pid), {
        timeoutMs: 10_000,
        everyMs: 10,
      });
      const took = Date.now() - woken;
      assert.ok(took < 2000, `the renderer of the paused worker ended after ${took} ms`);

      const row = await work.reaches(server, job.jobId, 'completed');
      assert.equal(entries(row, 'lease_expired').length, 1);
      const [completed] = entries(row, 'completed');
      assert.equal(completed.attempt, 2);
      assert.match(completed.actor, /^worker:other-/);
      await assertFiles(server, directory, [...finished, row]);
      finished.push(row);
      await until('the paused worker to tell of it', () => /stopping|taken away/.test(sleeper.log()));
      await Promise.all([sleeper.stop(), other.stop()]);
      context.diagnostic(`its renderer ended ${took} ms after it woke up`);
    });
  const finished = [];
});
