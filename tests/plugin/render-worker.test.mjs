// The worker on another machine: the real binary, with nothing but the server's address, a token and ffmpeg.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { formats } from 'render-rules';
import { killWorkers, startWorker } from '../support/render-worker.mjs';
import { PLUGIN, startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { loudnessOf } from './support/loudness.mjs';
import { clip, serveMedia } from './support/media.mjs';
import { ownFramesTests } from './support/own-frames-suite.mjs';
import { pickUpTests } from './support/pick-up-suite.mjs';
import { checkRecordings, createSession } from './support/sessions.mjs';

const LEASE_MS = 2000;
const TRANSCRIPT = [{ startMs: 0, endMs: 900, text: 'Welcome' }];

/** The processes of ffmpeg that read from this address. */
const ffmpegsReading = (url) =>
  execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(url) && /^\s*\d+\s+\S*ffmpeg /.test(line));

const workspaces = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`render-worker-${hostname()}-`));

describe('render-worker', () => {
  let app;
  let media;
  let token;
  let worker;

  before(async () => {
    media = await serveMedia({
      'a.mov': clip('a', { colour: 'red' }),
      'b.mov': clip('b', { colour: 'blue', tone: 880 }),
      'long.mov': clip('long', { colour: 'green', seconds: 20 }),
    });
    app = await startApp('studio-types', { config: { queue: { leaseMs: LEASE_MS, pollMs: 100 } } });
    const created = await app.strapi.service('admin::api-token').create({
      name: 'worker',
      description: '',
      type: 'custom',
      lifespan: null,
      permissions: [`${PLUGIN}.worker.claim`],
    });
    token = created.accessKey;
    worker = start();
  });
  after(async () => {
    await killWorkers();
    await app?.stop();
    await media?.stop();
  });

  const start = () => startWorker({ url: app.url, token });
  const job = async (jobId) => (await app.get(`/${jobId}`)).body.data;
  const reached = (jobId, ...statuses) =>
    until(
      `${jobId} to be ${statuses.join(' or ')}`,
      async () => {
        const now = await job(jobId);
        return statuses.includes(now.status) && now;
      },
      { timeoutMs: 120_000 },
    );
  const trigger = async (options, body, afterCheck = undefined) => {
    const session = await createSession(app, {
      media: { A: `${media.url}/a.mov`, B: `${media.url}/b.mov` },
      ...options,
    });
    if (afterCheck) {
      await checkRecordings(app, session);
      afterCheck();
    }
    const reply = await app.post('/trigger', { sessionId: session.documentId, ...body });
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body.data.jobId;
  };
  const longJob = (name) => {
    media.slow.add('long.mov');
    return trigger({ media: { A: `${media.url}/long.mov?${name}` }, durationMs: 20_000, cutMs: 5000 });
  };
  const rendering = (name) =>
    until('ffmpeg to run', () => ffmpegsReading(`long.mov?${name}`).length > 0, { timeoutMs: 60_000 });
  const gone = (name) =>
    until('ffmpeg to end', () => ffmpegsReading(`long.mov?${name}`).length === 0, { timeoutMs: 2000, everyMs: 20 });

  test('renders the part of the programme that the job is for', async () => {
    const clip = { startMs: 333, endMs: 1500 };
    const done = await reached(await trigger({}, { format: 'clip_1_1', clip }), 'completed', 'failed');
    assert.equal(done.status, 'completed', done.errorMessage);
    assert.deepEqual(done.selection, { clip });
    assert.ok(Math.abs(done.artifacts.durationMs - 1167) <= 1000 / 30, `${done.artifacts.durationMs} ms`);
  });

  for (const spec of formats())
    test(`renders ${spec.format}, and hands the files over`, async () => {
      const done = await reached(
        await trigger({ transcript: TRANSCRIPT }, { format: spec.format }),
        'completed',
        'failed',
      );
      assert.equal(done.status, 'completed', done.errorMessage);
      assert.equal(done.progress, 1);
      const { artifacts } = done;
      assert.equal(artifacts.resolution, `${spec.width}x${spec.height}`);
      const file = await fetch(`${app.url}${artifacts.outputVideoUrl}`);
      const bytes = await file.arrayBuffer();
      assert.equal(bytes.byteLength, artifacts.fileSizeBytes);
      assert.ok(artifacts.outputThumbnailUrl);
      if (spec.kind === 'still') return;
      assert.equal((await fetch(`${app.url}${artifacts.outputChaptersUrl}`)).status, 200);
      const subtitles = await (await fetch(`${app.url}${artifacts.outputSubtitlesUrl}`)).text();
      assert.equal(subtitles, 'WEBVTT\n\n00:00:00.000 --> 00:00:00.900\nWelcome\n');
      const video = join(app.directory, 'video');
      writeFileSync(video, Buffer.from(bytes));
      assert.ok(Math.abs(loudnessOf(video).integratedLufs + 14) <= 1);
    });

  describe('reads and makes what was checked', () => {
    const hold = async () => {
      const blocking = await longJob('hold');
      await rendering('hold');
      return () => app.post(`/${blocking}/cancel`);
    };
    pickUpTests(() => ({ app, media, ended: (jobId) => reached(jobId, 'completed', 'failed', 'cancelled'), hold }));
  });

  describe('shows what the cuts name', () => {
    ownFramesTests(() => ({ app, ended: (jobId) => reached(jobId, 'completed', 'failed', 'cancelled') }));
  });

  test('leaves nothing in the folder for temporary files', async () => {
    await until('the temporary files to go', () => workspaces().length === 0, { timeoutMs: 2000 });
  });

  test('says what the server would say of a mezzanine that is not there', async () => {
    // It is gone since it was looked at.
    const lose = () => media.missing.add('b.mov');
    const failed = await reached(await trigger({}, {}, lose), 'failed', 'completed');
    media.missing.delete('b.mov');
    assert.equal(failed.status, 'failed');
    assert.equal(failed.errorMessage, `camera \`B\`: ${media.url}/b.mov answered 404 Not Found`);
    const row = await app.row(failed.jobId);
    assert.equal(row.failureKind, 'permanent');
    assert.deepEqual(
      row.attemptLogs.map(({ attempt }) => attempt),
      [1],
    );
    assert.match(row.attemptLogs[0].log, /404 Not Found/);
  });

  test('a cancel ends its ffmpeg within 2 s', async () => {
    const jobId = await longJob('cancel');
    await rendering('cancel');
    assert.equal((await app.post(`/${jobId}/cancel`)).body.data.status, 'cancelled');
    await gone('cancel');
    await until('the temporary files to go', () => workspaces().length === 0, { timeoutMs: 2000 });
    assert.equal((await job(jobId)).status, 'cancelled');
  });

  test('stopped, it gives its job back and takes no other', async () => {
    const jobId = await longJob('stop');
    await rendering('stop');
    assert.equal(await worker.stop(), 0);
    await gone('stop');
    assert.deepEqual(workspaces(), []);
    const again = await reached(jobId, 'queued');
    assert.equal(again.attempts, 0);
    const { history, attempt } = await app.row(jobId);
    assert.equal(attempt, 1);
    const { reason, set } = history.find(({ event }) => event === 'failed');
    assert.equal(reason, 'the worker was stopped during the render');
    assert.equal(set.failureKind, 'interrupted');
    await app.post(`/${jobId}/cancel`);
  });

  test('killed, it takes ffmpeg with it, and its job is rendered by the next one', async () => {
    worker = start();
    const jobId = await longJob('kill');
    await rendering('kill');
    await worker.kill();
    await gone('kill');
    assert.equal(workspaces().length, 1);
    media.slow.clear();
    worker = start();
    const done = await reached(jobId, 'completed', 'cancelled');
    assert.equal(done.status, 'completed');
    assert.equal(done.attempts, 2);
    await until('the temporary files to go', () => workspaces().length === 0, { timeoutMs: 2000 });
  });

  test('asleep beyond its lease, it is refused when it wakes, and the next attempt counts', async () => {
    const jobId = await longJob('sleep');
    await rendering('sleep');
    process.kill(worker.pid, 'SIGSTOP');
    await until('the lease to be taken back', async () => (await app.row(jobId)).status !== 'processing');
    media.slow.clear();
    const other = start();
    const done = await reached(jobId, 'completed', 'cancelled');
    assert.equal(workspaces().filter((name) => name.includes(`-${worker.pid}-`)).length, 1);
    process.kill(worker.pid, 'SIGCONT');
    await until('the first worker to notice', () => worker.log().includes('was taken away'));
    await until('its ffmpeg to end', () => ffmpegsReading('long.mov?sleep').length === 0);
    assert.equal(done.attempts, 2);
    assert.deepEqual((await job(jobId)).artifacts, done.artifacts);
    assert.equal(await other.stop(), 0);
  });

  test('a token that may not do this is told at once, and never shown', async () => {
    const secret = app.tokens.view;
    const refused = startWorker({ url: app.url, token: secret });
    assert.equal(await refused.ended, 1);
    assert.match(refused.log(), /the server answered 403: .*; the token needs the permission/);
    assert.ok(!refused.log().includes(secret));
  });

  test('wrong options are told in one sentence', async () => {
    for (const [options, sentence] of [
      [['--concurrency', '0'], /`--concurrency` must be a whole number from 1 to 64, not `0`/],
      [['--unknown'], /invalid option '--unknown'/],
    ]) {
      const wrong = startWorker({ url: app.url, token }, null, { options });
      assert.notEqual(await wrong.ended, 0);
      assert.match(wrong.log(), sentence);
    }
  });
});
