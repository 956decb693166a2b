// A lease is a secret: who only knows a job's holder and attempt, from the history or the health page, can't speak for it.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { ownerOf } from './support/admins.mjs';
import { call, startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { video } from './support/artifacts.mjs';
import { openStream } from './support/event-stream.mjs';
import { clip, serveMedia } from './support/media.mjs';
import { assertError } from './support/replies.mjs';
import { createSession } from './support/sessions.mjs';
import { workerOn, workerToken } from './support/workers.mjs';

const PAGE = '<script>alert(document.domain)</script>';
/** As long as the session that is rendered; made before anything runs, for the server is in this process. */
const VIDEO = video({ seconds: 20 });
const INVENTED = { durationMs: 1, fileSizeBytes: 1, resolution: '99999x1', fps: 1 };
const PROBE = { durationMs: 3000, fileSizeBytes: 11, resolution: '1920x1080', fps: 30 };
const MESSAGE = "the job is not this worker's any more: stop, and claim another";

const digestOf = (text) => createHash('sha256').update(text).digest('hex');

describe('a lease is a secret', () => {
  let app;
  let media;
  let admin;
  let victim;
  let attacker;
  /** What the server wrote to its log. */
  let log = '';
  const write = process.stdout.write;

  before(async () => {
    process.stdout.write = function (chunk, ...rest) {
      log += chunk;
      return write.call(process.stdout, chunk, ...rest);
    };
    media = await serveMedia({ 'long.mov': clip('long', { colour: 'green', seconds: 20 }) });
    media.slow.add('long.mov');
    app = await startApp('studio-types', { config: { queue: { consume: true, pollMs: 100, leaseMs: 60_000 } } });
    admin = await ownerOf(app);
    victim = workerOn(app, { owner: 'victim' });
    attacker = workerOn(app, { owner: 'attacker', token: await workerToken(app, 'a second worker') });
  });
  after(async () => {
    process.stdout.write = write;
    await app?.stop();
    await media?.stop();
  });

  const trigger = async () => {
    const options = { media: { A: `${media.url}/long.mov` }, durationMs: 20_000, cutMs: 5000 };
    return (await app.jobs.createJob({ sessionId: (await createSession(app, options)).documentId })).jobId;
  };
  /** A job that the server itself renders: it can then take no other. */
  let own;
  const rendered = async () => {
    if (own) return own;
    const jobId = await trigger();
    await until('the server to render', async () => (await app.row(jobId)).status === 'processing');
    own = jobId;
    return jobId;
  };
  const claimed = async (worker) => {
    await rendered();
    const jobId = await trigger();
    const reply = await worker.claim();
    assert.equal(reply.body.data?.jobId, jobId, JSON.stringify(reply.body));
    return reply.body.data;
  };
  const filesOf = (jobId) =>
    app.strapi.db.query('plugin::upload.file').findMany({ where: { name: { $contains: jobId } } });
  const said = (reply) => `${reply.status} ${reply.body.error?.details.code ?? 'taken'}`;

  /** Everything that is shown of a job: over REST, in the admin, and live. */
  async function told(jobId) {
    const stream = await openStream(`${app.url}/api/render-jobs/${jobId}/events`, { token: app.tokens.full });
    await until('the first event', () => stream.received.length > 0);
    stream.close();
    const { sessionId } = (await app.get(`/${jobId}`)).body.data;
    const get = (path) => call(`${app.url}/render-jobs${path}`, { token: admin });
    const replies = await Promise.all([
      app.get(`/${jobId}`),
      app.get(`/${jobId}/history`),
      app.get(`/session/${sessionId}`),
      get('/jobs?pageSize=100'),
      get(`/jobs/${jobId}`),
      get(`/jobs/${jobId}/details`),
      get('/health'),
    ]);
    for (const reply of replies) assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return JSON.stringify([stream.received, replies.map(({ body }) => body)]);
  }

  /** What anybody may know who reads the history and the health page. */
  async function known(jobId) {
    const { data: history } = (await app.get(`/${jobId}/history`)).body;
    const { attempt, actor } = history.findLast(({ event }) => event === 'started');
    const owner = actor.replace(/^worker:/, '');
    const { workers } = (await call(`${app.url}/render-jobs/health`, { token: admin })).body.data;
    assert.deepEqual(workers.find((one) => one.owner === owner)?.jobIds, [jobId]);
    return { jobId, attempt, owner };
  }

  async function attack(jobId) {
    const stolen = await known(jobId);
    const mine = await claimed(attacker);
    const leases = [undefined, 'x', randomBytes(32).toString('base64url'), mine.lease ?? 'none', digestOf('x')];
    for (const lease of leases) {
      const target = { ...stolen, lease };
      const replies = [
        await attacker.progress(target, { progress: 0.99, phase: 'storing' }),
        await attacker.put(target, 'video', PAGE),
        await attacker.complete(target, INVENTED),
        await attacker.fail(target),
      ];
      assert.deepEqual(replies.map(said), Array(4).fill('409 lease_lost'), `with the lease ${lease}`);
      for (const { body } of replies) assert.equal(body.error.message, MESSAGE);
    }
    assert.deepEqual(await filesOf(jobId), []);
    await app.jobs.cancelJob(mine.jobId);
  }

  test('with the holder and the attempt alone, another worker changes nothing of a job', async () => {
    const assignment = await claimed(victim);
    // That its worker is noted.
    assert.equal(said(await victim.progress(assignment, { progress: 0.1, phase: 'rendering' })), '200 taken');
    await until('the worker to be noted', () => known(assignment.jobId).catch(() => false));
    const before = await app.row(assignment.jobId);
    await attack(assignment.jobId);
    assert.deepEqual(await app.row(assignment.jobId), before);

    // The holder goes on, and may say twice that it is done; nobody else may.
    assert.equal(said(await victim.put(assignment, 'video', VIDEO)), '200 taken');
    for (let time = 0; time < 2; time += 1)
      assert.deepEqual((await victim.complete(assignment, PROBE)).body.data, {
        jobId: assignment.jobId,
        status: 'completed',
      });
    const after = await app.row(assignment.jobId);
    for (const lease of [undefined, 'x']) {
      assertError(await victim.complete({ ...assignment, lease }, INVENTED), 409, 'lease_lost');
      assertError(await attacker.complete({ ...assignment, owner: 'victim', lease }, INVENTED), 409, 'lease_lost');
    }
    assert.deepEqual(await app.row(assignment.jobId), after);
  });

  test('the same holds for a job that the server itself renders', async () => {
    const jobId = await rendered();
    const before = await app.row(jobId);
    await attack(jobId);
    const row = await app.row(jobId);
    for (const key of ['status', 'attempt', 'leaseOwner', 'leaseDigest', 'errorMessage', 'deadlineAt'])
      assert.equal(row[key], before[key], key);
    assert.equal(row.history.length, 2);
  });

  test('a job that is there and one that is not are refused alike', async () => {
    const waiting = await trigger();
    const done = (await app.strapi.db.query(app.types.job.uid).findOne({ where: { status: 'completed' } })).jobId;
    for (const jobId of ['nothing', waiting, done]) {
      const replies = [
        await attacker.progress({ jobId, attempt: 1, lease: 'x' }),
        await attacker.put({ jobId, attempt: 1, lease: 'x' }, 'video', PAGE),
        await attacker.complete({ jobId, attempt: 1, lease: 'x' }, INVENTED),
        await attacker.fail({ jobId, attempt: 1, lease: 'x' }),
      ];
      for (const reply of replies) assertError(reply, 409, 'lease_lost');
      for (const { body } of replies) assert.equal(body.error.message, MESSAGE);
    }
    await app.jobs.cancelJob(waiting);
  });

  test('even with the lease, no message names the holder or the current attempt', async () => {
    const assignment = await claimed(victim);
    const { jobId } = assignment;
    for (const wrong of [{ attempt: 7 }, { owner: 'somebody' }]) {
      const { body } = await attacker.progress({ ...assignment, owner: 'victim', ...wrong });
      assert.equal(body.error.status, 409);
      assert.doesNotMatch(body.error.message, /victim|attempt 1|attempt, which/);
    }
    // Of an attempt that is over, the lease opens nothing.
    await app.jobs.cancelJob(jobId);
    assert.equal((await app.row(jobId)).leaseDigest, null);
    assertError(await victim.progress(assignment), 409, 'lease_lost');
    assertError(await victim.fail(assignment), 409, 'lease_lost');
  });

  test('each attempt has a lease of its own', async () => {
    const first = await claimed(victim);
    assert.match(first.lease, /^[\w-]{43}$/);
    assert.equal(said(await victim.fail(first, { message: 'no network', kind: 'transient' })), '200 taken');
    assert.equal((await app.row(first.jobId)).leaseDigest, null);
    await app.jobs.retryJob(first.jobId);
    const second = (await victim.claim()).body.data;
    assert.equal(second.jobId, first.jobId);
    assert.notEqual(second.lease, first.lease);
    assertError(await victim.progress({ ...second, lease: first.lease }), 409, 'lease_lost');
    assert.equal(said(await victim.progress(second)), '200 taken');
    await app.jobs.cancelJob(second.jobId);
  });

  test('the lease stands nowhere: not in the history, a list, a job, an event, the log, the health page or the database', async () => {
    const assignment = await claimed(victim);
    const { jobId, lease } = assignment;
    await victim.progress(assignment);
    await victim.progress({ ...assignment, attempt: 7 });
    const { leaseDigest } = await app.row(jobId);
    assert.equal(leaseDigest, digestOf(lease), 'something else than its digest is stored');
    const ownDigest = (await app.row(await rendered())).leaseDigest;
    assert.match(ownDigest, /^[0-9a-f]{64}$/);
    const texts = `${await told(jobId)}${await told(own)}${log}`;
    for (const secret of [lease, leaseDigest, ownDigest]) assert.ok(!texts.includes(secret), `${secret} is shown`);
    const tables = await Promise.all(
      Object.keys(app.strapi.contentTypes).map((uid) => app.strapi.db.query(uid).findMany({ limit: 10_000 })),
    );
    assert.ok(!JSON.stringify(tables).includes(lease), 'the lease is stored');
    await app.jobs.cancelJob(jobId);
  });
});
