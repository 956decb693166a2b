// No double render: requests that are repeated, and requests for what is queued or being made already.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { assertError } from './support/replies.mjs';
import { requestKeys } from './support/request-keys.mjs';
import { createSession } from './support/sessions.mjs';

const TWENTY = Array.from({ length: 20 }, (_, index) => index);

describe('triggers that are repeated', () => {
  let app;
  before(async () => {
    app = await startApp('studio-types', { config: { queue: { pollMs: 3_600_000 }, retry: { baseMs: 1, maxMs: 1 } } });
  });
  after(() => app?.stop());

  const ask = (body, key, options) =>
    app.post('/trigger', body, { ...options, ...(key !== undefined && { headers: { 'idempotency-key': key } }) });
  const ok = ({ status, body }) => {
    assert.equal(status, 200, JSON.stringify(body));
    return body.data;
  };
  const start = (jobId) => app.jobs.transitionStatus(jobId, 'processing');
  const jobsOf = async ({ documentId }) => (await app.get(`/session/${documentId}`)).body.data.length;

  test('twenty at once make one job', async () => {
    for (const key of [undefined, 'twenty-at-once']) {
      const session = await createSession(app);
      const data = (await Promise.all(TWENTY.map(() => ask({ sessionId: session.documentId }, key)))).map(ok);
      assert.equal(new Set(data.map(({ jobId }) => jobId)).size, 1);
      assert.equal(data.filter(({ deduplicated }) => deduplicated === true).length, 19);
      assert.equal(await jobsOf(session), 1);
    }
  });

  test('twenty at once of one key, forced, make one job', async () => {
    const session = await createSession(app);
    const body = { sessionId: session.documentId, force: true };
    const data = (await Promise.all(TWENTY.map(() => ask(body, 'forced-once')))).map(ok);
    assert.equal(new Set(data.map(({ jobId }) => jobId)).size, 1);
    assert.equal(await jobsOf(session), 1);
  });

  test('a job that is queued or processing is the answer; one that ended is not', async () => {
    const { documentId: sessionId, sessionId: ownId } = await createSession(app);
    const first = ok(await ask({ sessionId }));
    assert.equal('deduplicated' in first, false);
    assert.deepEqual(ok(await ask({ sessionId, metadata: { other: true } })), { ...first, deduplicated: true });
    assert.equal(ok(await ask({ sessionId: ownId })).jobId, first.jobId);
    await start(first.jobId);
    assert.deepEqual(ok(await ask({ sessionId })), { ...first, status: 'processing', deduplicated: true });
    await app.jobs.completeJob(first.jobId, { outputVideoUrl: '/v.mp4' });
    const second = ok(await ask({ sessionId }));
    assert.notEqual(second.jobId, first.jobId);
    assert.equal('deduplicated' in second, false);
    await app.jobs.cancelJob(second.jobId);
    assert.notEqual(ok(await ask({ sessionId })).jobId, second.jobId);
  });

  test('another format, another content of the EDL or `force` makes another job', async () => {
    const session = await createSession(app);
    const sessionId = session.documentId;
    const { uid } = app.types.edl;
    const first = ok(await ask({ sessionId }));
    const short = ok(await ask({ sessionId, format: 'short_9_16' }));
    const forced = ok(await ask({ sessionId, force: true }));
    assert.equal(new Set([first.jobId, short.jobId, forced.jobId]).size, 3);
    // A forced job stands in nobody's way.
    assert.equal(ok(await ask({ sessionId })).jobId, first.jobId);

    const edl = await app.strapi.documents(uid).findOne({ documentId: session.edlDocumentId });
    const write = (canonicalEdl) =>
      // A locked EDL's content can be changed by nobody but who writes to the table.
      app.strapi.db.query(uid).updateMany({ where: { documentId: session.edlDocumentId }, data: { canonicalEdl } });
    await write({ ...edl.canonicalEdl, metrics: { tool: 'another text, the same content' } });
    assert.equal(ok(await ask({ sessionId })).jobId, first.jobId);
    await write({ ...edl.canonicalEdl, masterCamera: 'B' });
    assert.notEqual(ok(await ask({ sessionId })).jobId, first.jobId);
    assert.equal((await app.row(first.jobId)).edlHash.length, 64);
  });

  describe('a retry of what another job makes already', () => {
    const failedAndReplaced = async (kind) => {
      const { documentId: sessionId } = await createSession(app);
      const { jobId } = await app.jobs.createJob({ sessionId });
      await app.elsewhere(jobId, { type: 'started', owner: 'w' });
      await app.elsewhere(jobId, { type: 'failed', attempt: 1, message: 'broken', kind });
      const { jobId: other } = await app.jobs.createJob({ sessionId });
      assert.notEqual(other, jobId);
      return { jobId, other };
    };

    test('is refused, and names that job', async () => {
      const { jobId, other } = await failedAndReplaced('permanent');
      const reply = await app.post(`/${jobId}/retry`);
      assertError(reply, 409, 'duplicate_active', new RegExp(other));
      assert.equal(reply.body.error.details.jobId, other);
      assert.equal((await app.row(jobId)).status, 'failed');
      await app.jobs.cancelJob(other);
      assert.equal((await app.post(`/${jobId}/retry`)).status, 200);
    });

    test('by itself is given up, and not tried for ever', async () => {
      const { jobId, other } = await failedAndReplaced('transient');
      await until('the retry to be given up', async () => (await app.row(jobId)).supersededBy === other);
      await app.jobs.cancelJob(other);
      await app.parts.worker.sweep();
      assert.equal((await app.row(jobId)).status, 'failed');
      // An operator still may.
      assert.equal((await app.post(`/${jobId}/retry`)).status, 200);
      assert.equal((await app.row(jobId)).supersededBy, null);
    });

    test('of twenty at once, with triggers among them, one is active', async () => {
      const { documentId: sessionId } = await createSession(app);
      const failed = [];
      for (let index = 0; index < 5; index += 1) {
        const { jobId } = await app.jobs.createJob({ sessionId });
        await start(jobId);
        await app.jobs.failJob(jobId, 'broken');
        failed.push(jobId);
      }
      const replies = await Promise.all(
        TWENTY.map((index) => (index % 2 ? ask({ sessionId }) : app.post(`/${failed[index % 5]}/retry`))),
      );
      for (const { status, body } of replies)
        assert.ok(
          status === 200 ||
            ['duplicate_active', 'lost_race', 'transition_not_allowed'].includes(body.error.details.code),
          JSON.stringify(body),
        );
      const jobs = (await app.get(`/session/${sessionId}`)).body.data;
      assert.equal(jobs.filter(({ status }) => status === 'queued').length, 1);
    });
  });
});

requestKeys('triggers with an Idempotency-Key on SQLite', (config) => startApp('studio-types', { config }));
