// Workers of another version get no job and are shown as outdated, and invented names push no real one out of the list.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { rules } from 'render-rules';
import { ownerOf } from './support/admins.mjs';
import { call, startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { assertError } from './support/replies.mjs';
import { createSession } from './support/sessions.mjs';
import { CAN, CURRENT, workerOn, workerToken } from './support/workers.mjs';

const EXPECTED = { protocol: 2, rules: rules().hash };

describe('workers elsewhere', () => {
  let app;
  let admin;
  before(async () => {
    app = await startApp('studio-types', { config: { queue: { pollMs: 3_600_000 } } });
    admin = await ownerOf(app);
  });
  after(() => app?.stop());

  const trigger = async () =>
    (await app.jobs.createJob({ sessionId: (await createSession(app)).documentId, force: true })).jobId;
  const health = async () => (await call(`${app.url}/render-jobs/health`, { token: admin })).body.data;
  const noted = (owner) =>
    until(`${owner} to be noted`, async () => (await health()).workers.find((one) => one.owner === owner));
  const claim = (body, token = app.tokens.worker) => app.post('/worker/claim', body, { token });

  describe('of another version', () => {
    let jobId;
    before(async () => {
      jobId = await trigger();
    });
    after(() => app.jobs.cancelJob(jobId));

    for (const [what, said, shown] of [
      ['an older protocol', { protocol: 1 }, /protocol `1` and rules `/],
      ['a newer protocol', { protocol: 3 }, /protocol `3`/],
      ['other rules', { rules: '0123456789abcdef' }, /rules `0123456789abcdef`/],
      ['none said', { protocol: undefined, rules: undefined, can: undefined }, /protocol \(not told\) and rules \(not/],
    ])
      test(`with ${what} one is given no job, told what to do, and shown as outdated`, async () => {
        const owner = `old:${what.replaceAll(' ', '-')}`;
        const reply = await claim({ owner, ...CURRENT, ...said });
        assertError(reply, 426, 'worker_outdated', shown);
        assert.match(reply.body.error.message, /install the `render-worker` of the server's version$/);
        assert.deepEqual(reply.body.error.details.expected, EXPECTED);
        assert.equal((await app.row(jobId)).status, 'queued');
        const { outdated, listening, runs, problem } = await noted(owner);
        assert.deepEqual([outdated, listening], [true, false]);
        const { protocol = null, rules: hash = null, can } = { ...CURRENT, ...said };
        assert.deepEqual(runs, { protocol, rules: hash, ffmpeg: can?.ffmpeg ?? null });
        assert.equal(problem, reply.body.error.message);
      });

    test('where there are only such ones, the queue says that nobody can render', async () => {
      const { code, expected } = await health();
      assert.equal(code, 'no_renderer');
      assert.deepEqual(expected, EXPECTED);
    });

    test('a job that one has in hand may end', async () => {
      const worker = workerOn(app, { owner: 'in-hand' });
      const { data } = (await worker.claim()).body;
      assert.equal(data.jobId, jobId);
      assertError(await worker.claim({ rules: 'others' }), 426, 'worker_outdated');
      assert.equal((await worker.progress(data)).status, 200);
      assert.equal((await noted('in-hand')).outdated, true);
      assert.equal((await worker.fail(data, { message: 'enough', kind: 'permanent' })).status, 200);
      jobId = await trigger();
    });
  });

  describe('that lack something', () => {
    let jobId;
    before(async () => {
      jobId = await trigger();
    });
    after(() => app.jobs.cancelJob(jobId));

    for (const [lack, problem] of [
      [{ encoders: CAN.encoders.filter((name) => name !== 'libx264') }, /lacks the encoder `libx264`/],
      [{ filters: CAN.filters.filter((name) => !['fps', 'scale'].includes(name)) }, /lacks the filters `fps`, `scale`/],
      [{ protocols: ['file'] }, /lacks the protocols `http`, `httpproxy`, `https`/],
      [{ ffmpeg: '4.4.1' }, /is version `4.4.1`, older than 5.1/],
    ])
      test(`one whose ffmpeg ${problem.source} is given no job, and shown with that`, async () => {
        const owner = `lacks-${Object.keys(lack)[0]}`;
        assert.deepEqual((await claim({ owner, ...CURRENT, can: { ...CAN, ...lack } })).body, {
          success: true,
          data: null,
        });
        assert.equal((await app.row(jobId)).status, 'queued');
        assert.match((await noted(owner)).problem, problem);
      });

    test('one that does not know of its lack waits as long as it asked to', async () => {
      const began = Date.now();
      const can = { ...CAN, filters: [] };
      assert.equal((await claim({ owner: 'eager', ...CURRENT, can, waitMs: 300 })).body.data, null);
      assert.ok(Date.now() - began >= 290);
    });
  });

  describe('with invented names', () => {
    const FLOOD = 2000;
    const flood = async (token, prefix) => {
      for (let first = 0; first < FLOOD / 2; first += 20)
        await Promise.all(
          Array.from({ length: 20 }, (_, index) => claim({ owner: `${prefix}-${first + index}`, ...CURRENT }, token)),
        );
    };
    const rows = () =>
      app.strapi.db
        .query('strapi::core-store')
        .count({ where: { key: { $startsWith: 'plugin_render-jobs_worker_' } } });

    test(`${FLOOD} of two tokens push nobody out of the list, and the store stays small`, async () => {
      const token = await workerToken(app, 'flood');
      const real = workerOn(app, { owner: 'real' });
      await real.claim();
      await noted('real');
      const server = app.parts.presence.stay('a-server', 'server', () => null);
      await noted('a-server');
      const before = await rows();
      await flood(token, 'invented');
      await flood(app.tokens.worker, 'same-token');
      assert.ok((await rows()) <= before + 400, `${await rows()} rows`);
      // Another token's worker, and one of a flooded token that holds a job, are noted afterwards, too.
      const late = workerOn(app, { owner: 'late', token: await workerToken(app, 'late') });
      await late.claim();
      await noted('late');
      const jobId = await trigger();
      const holder = workerOn(app, { owner: 'holder', token });
      const { data } = (await holder.claim()).body;
      assert.equal(data.jobId, jobId);
      assert.equal((await holder.progress(data)).status, 200);
      assert.deepEqual((await noted('holder')).jobIds, [jobId]);
      const listed = (await health()).workers.map(({ owner }) => owner);
      for (const owner of ['real', 'a-server', 'late', 'holder']) assert.ok(listed.includes(owner), owner);
      await server.leave();
      await app.jobs.cancelJob(jobId);
    });

    test('another token that uses the name of a worker changes nothing of what is shown of it', async () => {
      await workerOn(app, { owner: 'mine', token: await workerToken(app, 'honest') }).claim();
      const { problem, outdated } = await noted('mine');
      assert.deepEqual([problem, outdated], [null, false]);
      await claim({ owner: 'mine', protocol: 1, problem: 'a lie' }, await workerToken(app, 'liar'));
      await until('the other one to be noted', async () => {
        const both = (await health()).workers.filter(({ owner }) => owner === 'mine');
        return both.length === 2 && both.some((one) => one.problem === null && !one.outdated);
      });
    });

    test('a report without the lease notes nobody', async () => {
      const before = await rows();
      const ghost = workerOn(app, { owner: 'ghost', token: await workerToken(app, 'ghost') });
      assertError(await ghost.progress({ jobId: 'nothing', attempt: 1, lease: 'x' }), 409, 'lease_lost');
      await new Promise((resolve) => setTimeout(resolve, 200));
      assert.equal(await rows(), before);
    });
  });
});
