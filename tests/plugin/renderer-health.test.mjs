// A machine without ffmpeg, or with one that can't render: it says so, takes no job, and works once ffmpeg is there.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { killWorkers, startWorker } from '../support/render-worker.mjs';
import { ownerOf } from './support/admins.mjs';
import { call, startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { clip, serveMedia } from './support/media.mjs';
import { createSession } from './support/sessions.mjs';

const which = (program) => execFileSync('which', [program], { encoding: 'utf8' }).trim();
const FFMPEG = which('ffmpeg');
/** Longer than a server takes to look at an ffmpeg again. */
const LOOKS_AGAIN = { timeoutMs: 60_000 };
const RENDERS = { timeoutMs: 120_000 };

/** Notes what the plugin tells the log, from before the server listens. */
function listening(lines) {
  return async (strapi) => {
    for (const level of ['error', 'warn', 'info']) {
      const { [level]: log } = strapi.log;
      strapi.log[level] = (line, ...more) => {
        lines.push(String(line));
        return log.call(strapi.log, line, ...more);
      };
    }
  };
}

// Strapi lets an address register five admins in a while, so there are no more servers than that.
describe('a machine that can’t render', () => {
  let media;
  let app;
  let bin;
  let path;
  let lines;
  let owner;
  before(async () => {
    media = await serveMedia({ 'a.mov': clip('a', { colour: 'red' }), 'b.mov': clip('b', { colour: 'blue' }) });
  });
  afterEach(async () => {
    await killWorkers();
    await app?.stop();
    rmSync(bin, { recursive: true, force: true });
  });
  after(() => media?.stop());

  /** A server whose ffmpeg is at a path of the test's own, where nothing is yet unless `make` puts it there. */
  async function start({ consume = true, make = () => undefined } = {}) {
    bin = mkdtempSync(join(tmpdir(), 'programs-'));
    path = join(bin, 'ffmpeg');
    make();
    lines = [];
    const config = { queue: { consume, pollMs: 100, leaseMs: 3000 }, renderer: { ffmpegPath: path } };
    app = await startApp('studio-types', { config, load: listening(lines) });
    owner = await ownerOf(app);
  }
  function script(text) {
    writeFileSync(path, `#!/bin/sh\n${text}\n`);
    chmodSync(path, 0o755);
  }
  const told = (pattern) => lines.filter((line) => pattern.test(line));
  const health = async () => (await call(`${app.url}/render-jobs/health`, { token: owner })).body.data;
  const openSettings = () => call(`${app.url}/render-jobs/renderer`, { token: owner });
  const job = async (jobId) => (await app.get(`/${jobId}`)).body.data;
  async function trigger() {
    const session = await createSession(app, { media: { A: `${media.url}/a.mov`, B: `${media.url}/b.mov` } });
    const reply = await app.post('/trigger', { sessionId: session.documentId, format: 'thumbnail' });
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body.data.jobId;
  }
  const ended = (jobId) =>
    until(`the end of ${jobId}`, async () => {
      const now = await job(jobId);
      return ['completed', 'failed'].includes(now.status) && now;
    }, RENDERS); // prettier-ignore
  const reported = (code) =>
    until(`the health to be ${code}`, async () => {
      const now = await health();
      return now.code === code && now;
    }, LOOKS_AGAIN); // prettier-ignore

  test('a server without ffmpeg takes no job, says so once, and renders when ffmpeg is there', async () => {
    await start();
    const jobIds = [await trigger(), await trigger()];
    const { workers, waiting } = await reported('no_renderer');
    assert.equal(waiting, 2);
    assert.equal(workers.length, 1);
    assert.equal(workers[0].listening, false);
    const problem = `\`${path}\` can't be used: No such file or directory; install ffmpeg 5.1 or newer with libx264, or configure where another one is`;
    assert.equal(workers[0].problem, problem);
    // It goes on looking for work meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    for (const jobId of jobIds) {
      const { status, attempts } = await job(jobId);
      assert.deepEqual([status, attempts], ['queued', 0]);
    }
    assert.deepEqual(told(/takes no jobs/), [
      `render-jobs: this server takes no jobs: ${problem}; it checks again every 15 s`,
    ]);

    symlinkSync(FFMPEG, path);
    // Nobody does anything: it looks by itself.
    const done = await ended(jobIds[0]);
    assert.deepEqual([done.status, done.attempts], ['completed', 1], done.errorMessage);
    assert.equal((await ended(jobIds[1])).status, 'completed');
    assert.equal(told(/can render now/).length, 1);
    assert.equal(told(/takes no jobs/).length, 1);
    assert.equal((await reported('ok')).workers[0].problem, null);
  });

  test('an ffmpeg that goes away costs no job an attempt, and the settings see it come back', async () => {
    await start({ make: () => symlinkSync(FFMPEG, path) });
    assert.equal((await ended(await trigger())).status, 'completed');
    rmSync(path);
    const jobId = await trigger();
    await reported('no_renderer');
    const given = await until('the job to be given back', async () => {
      const row = await app.row(jobId);
      return row.interruptions === 1 && row.status === 'queued' && row;
    });
    assert.equal((await job(jobId)).attempts, 0);
    const { reason, set } = given.history.find(({ event }) => event === 'failed');
    assert.equal(reason, `\`${path}\` can't be started: No such file or directory`);
    assert.equal(set.failureKind, 'interrupted');
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal((await app.row(jobId)).attempt, 1, 'it was taken again');

    symlinkSync(FFMPEG, path);
    await until(
      'the settings to show ffmpeg',
      async () => (await openSettings()).body.data.problem === null,
      LOOKS_AGAIN,
    );
    const done = await ended(jobId);
    assert.deepEqual([done.status, done.attempts], ['completed', 1], done.errorMessage);
    assert.equal((await app.row(jobId)).attempt, 2);
  });

  test('another program, an ffmpeg that is too old and one that lacks something take no job, and each is said once', async () => {
    await start({ make: () => writeFileSync(path, '') });
    const jobId = await trigger();
    const said = (problem) =>
      until(`the health to say ${problem}`, async () => {
        const { code, workers } = await health();
        return code === 'no_renderer' && problem.test(workers[0].problem);
      }, LOOKS_AGAIN); // prettier-ignore
    await said(/can't be used: Permission denied; install ffmpeg/);
    const unfit = [
      ['echo "GNU bash, version 5.2"', /is not ffmpeg: it answers `-version` with something else; install/],
      ['echo "ffmpeg version 4.4.2-0ubuntu0.22.04.1"', /is version `4\.4\.2-0ubuntu0\.22\.04\.1`, older than 5\.1; install/],
      [`${FFMPEG} "$@" | grep -v libx264`, /lacks the encoder `libx264`; install/],
      [`${FFMPEG} "$@" | grep -v https`, /lacks the protocol `https`; install/],
    ]; // prettier-ignore
    for (const [text, problem] of unfit) {
      script(text);
      await said(problem);
      assert.equal(told(problem).length, 1);
    }
    assert.equal(told(/takes no jobs/).length, 1 + unfit.length);
    const { status, attempts } = await job(jobId);
    assert.deepEqual([status, attempts], ['queued', 0]);
    await app.post(`/${jobId}/cancel`);
  });

  test('a server without ffmpeg leaves the queue to a worker that has one', async () => {
    await start();
    await reported('no_renderer');
    const jobIds = [await trigger(), await trigger()];
    startWorker({ url: app.url, token: app.tokens.worker }, 'good');
    for (const jobId of jobIds) {
      const done = await ended(jobId);
      assert.deepEqual([done.status, done.attempts], ['completed', 1], done.errorMessage);
      assert.match((await app.row(jobId)).history.at(-1).actor, /^worker:good\//);
    }
    const { code, workers } = await health();
    assert.equal(code, 'ok');
    assert.deepEqual(workers.map(({ kind, listening, problem }) => [kind, listening, problem === null]).sort(), [
      ['remote', true, true],
      ['server', false, false],
    ]);
  });

  test('a worker without ffmpeg keeps running, takes no job, tells the server why, and renders when ffmpeg is there', async () => {
    await start({ consume: false });
    const jobId = await trigger();
    const worker = startWorker({ url: app.url, token: app.tokens.worker }, 'bad', { options: ['--ffmpeg', path] });
    const { workers } = await reported('no_renderer');
    assert.deepEqual([workers[0].owner, workers[0].kind, workers[0].listening], ['bad/0', 'remote', false]);
    assert.match(workers[0].problem, /ffmpeg` can't be used: No such file or directory; install ffmpeg/);
    assert.equal((await job(jobId)).status, 'queued');
    assert.equal(worker.log().match(/no job is taken/g).length, 1);

    symlinkSync(FFMPEG, path);
    const done = await ended(jobId);
    assert.deepEqual([done.status, done.attempts], ['completed', 1], done.errorMessage);
    assert.equal(worker.log().match(/no job is taken/g).length, 1);
    assert.equal((await reported('ok')).workers[0].problem, null);

    // And goes away again.
    rmSync(path);
    const other = await trigger();
    await reported('no_renderer');
    const row = await app.row(other);
    assert.deepEqual([row.status, row.attempt, row.interruptions], ['queued', 1, 1]);
    assert.equal((await job(other)).attempts, 0);
    assert.equal(await worker.stop(), 0);
    await app.post(`/${other}/cancel`);
  });
});
