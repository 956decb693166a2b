// ffmpeg behind a wrapper that hears no SIGTERM: whatever ends a render ends all of it, and the slot takes the next job.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, afterEach, before, describe, test } from 'node:test';
import { killInstances, startInstance } from '../support/instance.mjs';
import { killWorkers, startWorker } from '../support/render-worker.mjs';
import { ownerOf } from './support/admins.mjs';
import { call, copyFixture, startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { clip, serveMedia } from './support/media.mjs';
import { createSession } from './support/sessions.mjs';
import { wrappedPrograms } from './support/wrappers.mjs';

const LEASE_MS = 10_000;
/** After SIGTERM a second passes before SIGKILL; a worker elsewhere asks once a second. */
const SOON = { timeoutMs: 5000, everyMs: 100 };
const RENDERS = { timeoutMs: 120_000 };

describe('ffmpeg behind a wrapper', () => {
  let media;
  let programs;
  let app;
  let worker;
  before(async () => {
    media = await serveMedia({
      'a.mov': clip('a', { colour: 'red' }),
      'long.mov': clip('long', { colour: 'green', seconds: 20 }),
    });
    media.slow.add('long.mov');
    programs = wrappedPrograms();
  });
  afterEach(() => programs.wrap('stubborn'));
  after(async () => {
    await killWorkers();
    await killInstances();
    await app?.stop();
    await media?.stop();
    programs?.remove();
  });

  const configuration = (consume) => ({
    queue: { consume, pollMs: 100, leaseMs: LEASE_MS },
    renderer: { ffmpegPath: programs.ffmpeg, ffprobePath: programs.ffprobe, timeLimits: { clip_1_1: 4000 } },
    retry: { maxAttempts: 1 },
  });
  const processes = () => programs.running(`${media.url}/`);
  const allGone = () => until('every process to end', () => processes().length === 0, SOON).catch((error) => {
      error.message += `: ${processes().join('\n')}`;
      throw error;
    }); // prettier-ignore
  const job = async (jobId) => (await app.get(`/${jobId}`)).body.data;
  const ended = (jobId, timing = RENDERS) =>
    until(`the end of ${jobId}`, async () => {
      const now = await job(jobId);
      return ['completed', 'failed', 'cancelled'].includes(now.status) && now;
    }, timing); // prettier-ignore

  async function trigger(name, body) {
    const options = name === 'short' ? {} : { durationMs: 20_000, cutMs: 5000 };
    const url = name === 'short' ? `${media.url}/a.mov` : `${media.url}/long.mov?${name}`;
    const session = await createSession(app, { media: { A: url }, ...options });
    const reply = await app.post('/trigger', { sessionId: session.documentId, ...body });
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body.data.jobId;
  }
  const rendering = (name) =>
    until('ffmpeg to read', () => programs.running().some((line) => line.includes(`long.mov?${name}`)), RENDERS);
  async function nextRenders() {
    const done = await ended(await trigger('short', { format: 'thumbnail' }));
    assert.equal(done.status, 'completed', done.errorMessage);
    await allGone();
  }

  /** What holds wherever it runs. */
  function everywhere(stopAll) {
    test('a render completes, and what its wrapper leaves is ended', async () => {
      const done = await ended(await trigger('short'));
      assert.equal(done.status, 'completed', done.errorMessage);
      await allGone();
    });

    for (const wrapper of ['stubborn', 'setsid'])
      test(`a cancel ends all of it (${wrapper}), and the next job is rendered`, async () => {
        programs.wrap(wrapper);
        const jobId = await trigger(`cancel-${wrapper}`);
        await rendering(`cancel-${wrapper}`);
        assert.equal((await app.post(`/${jobId}/cancel`)).body.data.status, 'cancelled');
        await allGone();
        programs.wrap('stubborn');
        await nextRenders();
      });

    test('the time limit ends all of it, and the next job is rendered', async () => {
      const failed = await ended(await trigger('limit', { format: 'clip_1_1' }));
      assert.match(failed.errorMessage, /longer than/);
      await allGone();
      await nextRenders();
    });

    test('a program that never answers is ended with all that it started', async () => {
      await allGone();
      programs.wrap('silent');
      await stopAll.probe();
      await allGone();
    });

    test('a stop ends all of it', async () => {
      const jobId = await trigger('stop');
      await rendering('stop');
      await stopAll.stop(jobId);
      assert.deepEqual(processes(), []);
    });
  }

  describe('in the server', () => {
    let owner;
    before(async () => {
      app = await startApp('studio-types', { config: configuration(true) });
      owner = await ownerOf(app);
    });
    after(() => app?.stop());
    everywhere({
      async probe() {
        const asked = () => call(`${app.url}/render-jobs/renderer`, { token: owner });
        await until('the settings to say so', async () => {
          const { problem } = (await asked()).body.data;
          return /no answer within 5 s/.test(problem ?? '');
        }, { timeoutMs: 40_000 }); // prettier-ignore
        programs.wrap('stubborn');
        await until('the settings to see ffmpeg', async () => (await asked()).body.data.problem === null, {
          timeoutMs: 40_000,
        });
      },
      stop: () => app.stop(),
    });
  });

  test('a server that is killed takes all of it along', async () => {
    const directory = copyFixture('studio-types', configuration(true));
    const instance = await startInstance(directory);
    await instance.run((server, url, { createSession: create }) =>
      create(server, { media: { A: url }, durationMs: 20_000, cutMs: 5000 }).then(({ documentId }) =>
        server.jobs.createJob({ sessionId: documentId }),
      ), `${media.url}/long.mov?killed`); // prettier-ignore
    await rendering('killed');
    await instance.kill();
    await allGone();
    rmSync(directory, { recursive: true, force: true });
  });

  describe('in a worker', () => {
    const start = () => {
      const options = ['--ffmpeg', programs.ffmpeg, '--ffprobe', programs.ffprobe];
      worker = startWorker({ url: app.url, token: app.tokens.worker }, null, { options });
    };
    before(async () => {
      app = await startApp('studio-types', { config: configuration(false) });
      start();
    });
    everywhere({
      async probe() {
        assert.equal(await worker.stop(), 0);
        start();
        await until('the worker to say so', () => /no answer within 5 s/.test(worker.log()), { timeoutMs: 40_000 });
        programs.wrap('stubborn');
        await until('the worker to see ffmpeg', () => /can render now/.test(worker.log()), {
          timeoutMs: 40_000,
        });
      },
      async stop(jobId) {
        await worker.stop();
        // The job is given back, and would be the first that another worker takes.
        await app.post(`/${jobId}/cancel`);
      },
    });

    test('a worker that is killed takes all of it along', async () => {
      await worker.stop();
      start();
      const jobId = await trigger('worker-killed');
      await rendering('worker-killed');
      await worker.kill();
      await allGone();
      await app.post(`/${jobId}/cancel`);
    });
  });
});
