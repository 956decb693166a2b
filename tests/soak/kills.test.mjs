// kill -9 of the server and of a worker at random moments during renders: nothing is lost, nothing is rendered twice at once.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { copyFixture } from '../plugin/support/app.mjs';
import { until } from '../support/until.mjs';
import { freePort } from '../support/free-port.mjs';
import { killInstances, startInstance } from '../support/instance.mjs';
import { ffmpegsReading, watchRenderers } from '../support/processes.mjs';
import { killWorkers, startWorker } from '../support/render-worker.mjs';
import { createWorkload, entries, startMedia } from '../support/workload.mjs';
import { assertEnded, assertFiles, assertNoTemporaryFiles } from './aftermath.mjs';
import { dice, rounds, sleep } from './rounds.mjs';

const KILLS = rounds(30, 3);
const MAX_ATTEMPTS = 3;
/** Mostly videos: a still is soon done. */
const FORMATS = ['full_16_9', 'full_16_9', 'clip_1_1', 'short_9_16', 'thumbnail'];
/** A kill comes so long after a renderer was seen, at most: in any step of a render, or when files are stored. */
const LATER_MS = 1500;

describe(`${KILLS} kills`, { timeout: 3_600_000 }, () => {
  const directory = copyFixture('studio-types', {
    queue: { consume: true, pollMs: 200, leaseMs: 3000 },
    retry: { maxAttempts: MAX_ATTEMPTS, baseMs: 200, maxMs: 500 },
  });
  const temporary = mkdtempSync(join(tmpdir(), 'soak-'));
  const environment = { TMPDIR: temporary };
  let media;
  let work;
  let server;
  let worker;
  let workers = 0;
  let port;

  // Always at one address, for the worker to find it again.
  const startServer = async () => {
    server = await startInstance(directory, { environment: { ...environment, FIXTURE_PORT: String(port) } });
  };
  const newWorker = () => {
    workers += 1;
    worker = startWorker({ url: server.url, token: server.workerToken }, `worker-${workers}`, { environment });
  };
  before(async () => {
    media = await startMedia();
    work = createWorkload(media);
    port = await freePort();
    await startServer();
    newWorker();
  });
  after(async () => {
    await killWorkers();
    await killInstances();
    await media?.stop();
    rmSync(directory, { recursive: true, force: true });
    rmSync(temporary, { recursive: true, force: true });
  });

  test('every job ends, none is rendered twice at once, no file is lost or left', async (context) => {
    const random = dice(context);
    const watch = watchRenderers(media.url);
    const jobs = [];
    let during = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      for (let index = 0; index < 3; index += 1) {
        const format = FORMATS[Math.floor(random() * FORMATS.length)];
        jobs.push(await work.trigger(server, { format, seconds: 1 + Math.floor(random() * 4) }));
      }
      await until('a renderer', () => ffmpegsReading(media.url).length > 0, { timeoutMs: 60_000, everyMs: 10 });
      await sleep(random() * LATER_MS);
      during += ffmpegsReading(media.url).length > 0 ? 1 : 0;
      if (kill % 2 === 0) {
        await server.kill();
        await startServer();
      } else {
        await worker.kill();
        newWorker();
      }
    }
    const ids = jobs.map(({ jobId }) => jobId);
    const rows = await work.settled(server, ids);
    const { doubles, samples, most } = watch.stop();
    for (const row of rows) {
      assertEnded(row, MAX_ATTEMPTS);
      // Nothing but a kill ended an attempt.
      assert.deepEqual(entries(row, 'failed'), []);
    }
    assert.deepEqual([...doubles], [], 'two renderers of one job at once');
    await assertFiles(server, directory, rows);
    await assertNoTemporaryFiles(temporary);
    assert.equal(await server.run((app) => app.countJobs()), ids.length);
    const completed = rows.filter(({ status }) => status === 'completed').length;
    const attempts = rows.reduce((sum, row) => sum + entries(row, 'started').length, 0);
    context.diagnostic(
      `${KILLS} kills, ${during} of them during a render; ${ids.length} jobs: ${completed} completed, ` +
        `${ids.length - completed} failed after ${MAX_ATTEMPTS} attempts; ${attempts} attempts; ` +
        `${samples} looks at the processes, at most ${most} renderers at once, never two of one job`,
    );
  });
});
