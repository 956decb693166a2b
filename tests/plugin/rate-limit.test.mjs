// Who asks for too many renders within a minute is refused, whatever became of those before.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { adminWith, ownerOf } from './support/admins.mjs';
import { call, startApp } from './support/app.mjs';
import { assertError } from './support/replies.mjs';
import { createSession } from './support/sessions.mjs';

const MOST = 10;
const TRIGGER = 'plugin::render-jobs.render-job.trigger';

describe('a limit of renders per minute', () => {
  let app;
  let session;
  before(async () => {
    app = await startApp('studio-types', { config: { limits: { triggersPerMinute: MOST } } });
    await ownerOf(app);
    session = await createSession(app);
  });
  after(() => app?.stop());

  let count = 0;
  /** A caller of its own for each test: an API token that may ask for renders, change them and delete nothing. */
  async function newToken() {
    count += 1;
    const permissions = [TRIGGER, 'plugin::render-jobs.render-job.retry', 'plugin::render-jobs.render-job.cancel'];
    const wanted = { name: `caller ${count}`, description: '', type: 'custom', lifespan: null, permissions };
    return (await app.strapi.service('admin::api-token').create(wanted)).accessKey;
  }
  const trigger = (token, body = {}) => app.post('/trigger', { sessionId: session.documentId, ...body }, { token });

  function assertLimited(reply) {
    assertError(
      reply,
      429,
      'rate_limited',
      /^more than 10 renders were requested within a minute; try again in \d+ s$/,
    );
    const seconds = Number(reply.headers.get('retry-after'));
    assert.ok(seconds >= 1 && seconds <= 60, `Retry-After: ${seconds}`);
  }

  test('counts those that are refused, found already and deleted', async () => {
    const token = await newToken();
    for (let index = 0; index < 4; index += 1) assert.equal((await trigger(token)).status, 200);
    for (let index = 0; index < 2; index += 1) assertError(await trigger(token, { format: 'x' }), 400, 'bad_request');
    for (let index = 0; index < 2; index += 1)
      assertError(await trigger(token, { sessionId: 'nothing' }), 404, 'session_not_found');
    for (let index = 0; index < 2; index += 1) {
      const { jobId } = (await trigger(token, { format: 'clip_1_1' })).body.data;
      await app.post(`/${jobId}/cancel`, undefined, { token });
      await app.strapi.db.query(app.types.job.uid).deleteMany({ where: { jobId } });
    }
    assertLimited(await trigger(token));
    // A retry is a render, too; to cancel is always allowed.
    assertLimited(await app.post('/nothing/retry', undefined, { token }));
    assertError(await app.post('/nothing/cancel', undefined, { token }), 404, 'job_not_found');
    assert.equal((await trigger(await newToken())).status, 200, 'each token has a limit of its own');
  });

  test('holds for requests that come at once', async () => {
    const token = await newToken();
    const replies = await Promise.all(Array.from({ length: 3 * MOST }, () => trigger(token)));
    assert.equal(replies.filter(({ status }) => status === 200).length, MOST);
    assert.equal(replies.filter(({ status }) => status === 429).length, 2 * MOST);
  });

  test('counts each job of a bulk action, and answers each by itself', async () => {
    const token = await adminWith(app, 'in bulk', ['job.trigger', 'job.retry', 'job.cancel']);
    const jobIds = Array.from({ length: MOST + 5 }, (_, index) => `nothing ${index}`);
    const bulk = (action) => call(`${app.url}/render-jobs/bulk/${action}`, { method: 'POST', token, body: { jobIds } });
    const codes = (await bulk('retry')).body.data.map(({ code }) => code);
    assert.deepEqual(codes, [...Array(MOST).fill('job_not_found'), ...Array(5).fill('rate_limited')]);
    const body = { sessionId: session.documentId };
    assertLimited(await call(`${app.url}/render-jobs/jobs/trigger`, { method: 'POST', token, body }));
    const cancelled = (await bulk('cancel')).body.data.map(({ code }) => code);
    assert.deepEqual(cancelled, Array(MOST + 5).fill('job_not_found'));
    const other = await adminWith(app, 'another', ['job.trigger']);
    const reply = await call(`${app.url}/render-jobs/jobs/trigger`, { method: 'POST', token: other, body });
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
  });
});

test('a limit of renders per minute is 120 where nothing is said, and can be switched off', async () => {
  for (const [config, most] of [
    [{ limits: { triggersPerMinute: undefined } }, 120],
    [{ limits: { triggersPerMinute: 0 } }, Infinity],
    [{ limits: { triggersPerMinute: false } }, Infinity],
  ]) {
    const app = await startApp('studio-types', { config });
    try {
      const replies = [];
      for (let index = 0; index < 125; index += 1) replies.push(app.post('/nothing/retry'));
      const limited = (await Promise.all(replies)).filter(({ status }) => status === 429);
      assert.equal(limited.length, Math.max(0, 125 - most));
    } finally {
      await app.stop();
    }
  }
});
