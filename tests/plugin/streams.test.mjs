// A stream ends with its token, and after five minutes: of one job and of all, for API tokens and administrators.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { adminWith, ownerOf } from './support/admins.mjs';
import { startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { openStream } from './support/event-stream.mjs';
import { createSession } from './support/sessions.mjs';

const FIVE_MINUTES_MS = 300_000;
/** How long after a permission went a stream may still tell something. */
const INTERVAL_MS = 60_000;
const READ_EVENTS = 'plugin::render-jobs.events.findOne';

/** How long five minutes take: the clock is ours, and all that waits is the product's own. */
let fiveMinutesMs = FIVE_MINUTES_MS;
const { setTimeout: realSetTimeout } = globalThis;
globalThis.setTimeout = (work, ms, ...rest) =>
  realSetTimeout(work, ms === FIVE_MINUTES_MS ? fiveMinutesMs : ms, ...rest);

describe('a stream', () => {
  let app;
  let worker;
  before(async () => {
    app = await startApp('studio-types', { config: { queue: { pollMs: 200, leaseMs: 3_600_000 } } });
    worker = app.parts.worker;
  });
  after(async () => {
    globalThis.setTimeout = realSetTimeout;
    await app?.stop();
  });

  const sleep = (ms) => new Promise((resolve) => realSetTimeout(resolve, ms));
  const ofJob = (jobId) => `${app.url}/api/render-jobs/${jobId}/events`;
  const ofJobForAdmins = (jobId) => `${app.url}/render-jobs/jobs/${jobId}/events`;
  const ofAll = () => `${app.url}/render-jobs/events`;
  const tokens = () => app.strapi.service('admin::api-token');
  const users = () => app.strapi.db.query('admin::user');

  async function customToken(name) {
    const wanted = { name, description: '', type: 'custom', lifespan: null, permissions: [READ_EVENTS] };
    return tokens().create(wanted);
  }

  async function startJob() {
    const { jobId } = await app.jobs.createJob({ sessionId: (await createSession(app)).documentId });
    return { jobId, assignment: await worker.claim('w') };
  }

  /** Tells of progress until it is stopped. */
  function report(assignment, everyMs) {
    let progress = 0;
    let running = true;
    const ended = (async () => {
      while (running && progress < 0.99) {
        progress += 0.0001;
        await worker.progress(assignment, progress);
        await sleep(everyMs);
      }
    })();
    return async () => {
      running = false;
      await ended;
    };
  }

  test('tells nothing more, a minute after the token was revoked or the permission taken away', async () => {
    const { jobId, assignment } = await startJob();
    await ownerOf(app);
    const revoked = await tokens().create({ name: 'revoked', description: '', type: 'read-only', lifespan: null });
    const [narrowed, expired] = [await customToken('narrowed'), await customToken('expired')];
    const inactive = await adminWith(app, 'inactive', ['job.view']);
    const demoted = await adminWith(app, 'demoted', ['job.view']);
    const listed = await adminWith(app, 'listed', ['job.view']);

    const streams = {
      'of a revoked token': await openStream(ofJob(jobId), { token: revoked.accessKey }),
      'of a token without the permission': await openStream(ofJob(jobId), { token: narrowed.accessKey }),
      'of a token that ran out': await openStream(ofJob(jobId), { token: expired.accessKey }),
      'of an administrator who was deactivated': await openStream(ofJobForAdmins(jobId), { token: inactive }),
      'of an administrator whose role lost the permission': await openStream(ofJobForAdmins(jobId), { token: demoted }),
      'of all jobs': await openStream(ofAll(), { token: listed }),
    };
    const good = [
      await openStream(ofJob(jobId), { token: app.tokens.readOnly }),
      await openStream(ofAll(), { token: await adminWith(app, 'good', ['job.view']) }),
    ];
    const stop = report(assignment, 400);
    const all = [...Object.values(streams), ...good];
    await until('the first states', () => all.every(({ received }) => received.some(({ event }) => event === 'job')));

    await tokens().revoke(revoked.id);
    await tokens().update(narrowed.id, { name: 'narrowed', description: '', type: 'custom', permissions: [] });
    await app.strapi.db
      .query('admin::api-token')
      .update({ where: { id: expired.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    for (const name of ['inactive', 'listed'])
      await users().updateMany({ where: { email: `${name}@example.com` }, data: { isActive: false } });
    const role = await app.strapi.db.query('admin::role').findOne({ where: { name: 'demoted' } });
    await app.strapi.service('admin::role').assignPermissions(role.id, []);
    const takenAt = Date.now();

    await sleep(INTERVAL_MS);
    const before = Object.values(streams).map(({ received }) => received.length);
    await sleep(5000);
    await stop();
    for (const [index, [whose, { received }]] of Object.entries(streams).entries()) {
      assert.equal(received.length - before[index], 0, `the stream ${whose} still tells of states`);
      const last = received.filter(({ event }) => event === 'job').at(-1);
      assert.ok(last.at - takenAt < INTERVAL_MS, whose);
    }
    await Promise.all(Object.values(streams).map(({ ended }) => ended));
    for (const stream of good) {
      const { at } = stream.received.at(-1);
      assert.ok(Date.now() - at < 3000, 'who may listen is told of nothing any more');
      stream.close();
    }
    await app.jobs.cancelJob(jobId);
  });

  test('ends after five minutes, and who asks again from where it was loses nothing', async () => {
    const { jobId, assignment } = await startJob();
    fiveMinutesMs = 2000;
    try {
      const told = [];
      let ends = 0;
      let retryMs;
      /** What EventSource does. */
      async function follow() {
        for (let lastEventId; told.at(-1)?.event !== 'end'; ends += 1) {
          const stream = await openStream(ofJob(jobId), { token: app.tokens.readOnly, lastEventId });
          await stream.ended;
          told.push(...stream.received);
          retryMs = stream.retryMs();
          lastEventId = told.findLast(({ id }) => id !== undefined)?.id;
          await sleep(retryMs);
        }
      }
      const following = follow();
      const stop = report(assignment, 100);
      await until('three ends', () => ends >= 3);
      await stop();
      // While nobody listens, perhaps.
      await app.jobs.completeJob(jobId, { outputVideoUrl: '/v.mp4' });
      await following;
      assert.equal(retryMs, 1000);
      const states = told.filter(({ event }) => event === 'job').map(({ data }) => data);
      assert.deepEqual(told.slice(-2).map(({ event, data }) => `${event} ${data.status}`), ['job completed', 'end completed']); // prettier-ignore
      const steps = states.map(({ progress }) => progress);
      assert.deepEqual(
        steps,
        [...new Set(steps)].sort((one, other) => one - other),
        'told twice, or out of order',
      );
      assert.ok(states.length > 10, `${states.length} states`);
    } finally {
      fiveMinutesMs = FIVE_MINUTES_MS;
    }
  });

  test('of all jobs ends after five minutes, too, and says when to ask again', async () => {
    fiveMinutesMs = 1000;
    try {
      const token = await adminWith(app, 'for five minutes', ['job.view']);
      const stream = await openStream(ofAll(), { token });
      await stream.ended;
      assert.equal(stream.received[0].event, 'ready');
      assert.equal(stream.retryMs(), 1000);
    } finally {
      fiveMinutesMs = FIVE_MINUTES_MS;
    }
  });
});
