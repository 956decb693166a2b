// Requests that are repeated under an idempotency key have one answer, whatever becomes of the job meanwhile.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertError } from './replies.mjs';
import { createSession } from './sessions.mjs';

const TWENTY = Array.from({ length: 20 }, (_, index) => index);

/** A database that takes no rows of a content type any more, until `stop`. */
async function refuseInserts(strapi, uid) {
  const knex = strapi.db.connection;
  const { tableName } = strapi.db.metadata.get(uid);
  if (strapi.db.dialect.client === 'postgres') {
    await knex.raw(`alter table ${tableName} add constraint no_room check (false) not valid`);
    return { stop: () => knex.raw(`alter table ${tableName} drop constraint no_room`) };
  }
  await knex.raw(`create trigger no_room before insert on ${tableName} begin select raise(abort, 'no room'); end`);
  return { stop: () => knex.raw('drop trigger no_room') };
}

/** Declares the tests for an application that `start` starts, with `config`. */
export function requestKeys(name, start) {
  describe(name, () => {
    let app;
    before(async () => {
      app = await start({ queue: { pollMs: 3_600_000 } });
    });
    after(() => app?.stop());

    const ask = (body, key) =>
      app.post('/trigger', body, key === undefined ? {} : { headers: { 'idempotency-key': key } });
    const ok = ({ status, body }) => {
      assert.equal(status, 200, JSON.stringify(body));
      return body.data;
    };
    const jobsOf = async (sessionId) => (await app.get(`/session/${sessionId}`)).body.data.length;

    test('are answered with the job that the first one made, however it stands', async () => {
      const { documentId: sessionId } = await createSession(app);
      const body = { sessionId, metadata: { note: 1 } };
      const { jobId } = ok(await ask(body, 'key-1'));
      await app.jobs.cancelJob(jobId);
      const again = ok(await ask({ metadata: { note: 1 }, sessionId }, 'key-1'));
      assert.deepEqual(again, { jobId, status: 'cancelled', format: 'full_16_9', sessionId, deduplicated: true });
      // Also when a new one would be refused.
      const { edlDocumentId } = await createSession(app);
      assert.ok(edlDocumentId);
      assert.notEqual(ok(await ask(body, 'key-2')).jobId, jobId);
    });

    test('and another request under the same key are refused', async () => {
      const { documentId: sessionId } = await createSession(app);
      ok(await ask({ sessionId }, 'key-3'));
      const jobs = await app.countJobs();
      for (const other of [{ format: 'thumbnail' }, { metadata: { a: 1 } }, { force: true }])
        assertError(await ask({ sessionId, ...other }, 'key-3'), 400, 'idempotency_key_reused');
      assert.equal(await app.countJobs(), jobs);
    });

    test('are told apart by who asks', async () => {
      const { documentId: sessionId } = await createSession(app);
      const first = ok(await ask({ sessionId }, 'key-4'));
      await app.jobs.cancelJob(first.jobId);
      const another = await app.jobs.createJob({ sessionId }, 'somebody else', 'key-4');
      assert.notEqual(another.jobId, first.jobId);
    });

    test('are answered for good with the job that was there already, too', async () => {
      const { documentId: sessionId } = await createSession(app);
      const { jobId } = ok(await ask({ sessionId }));
      const body = { sessionId, metadata: { by: 'another' } };
      assert.equal(ok(await ask(body, 'key-5')).jobId, jobId);
      await app.jobs.cancelJob(jobId);
      const again = ok(await ask(body, 'key-5'));
      assert.deepEqual(again, { jobId, status: 'cancelled', format: 'full_16_9', sessionId, deduplicated: true });
      assertError(await ask({ sessionId }, 'key-5'), 400, 'idempotency_key_reused');
      assert.notEqual(ok(await ask(body, 'key-6')).jobId, jobId);
    });

    test('and twenty keys, all at once, have the one job for good', async () => {
      const { documentId: sessionId } = await createSession(app);
      const all = async () => (await Promise.all(TWENTY.map((index) => ask({ sessionId }, `one-of-${index}`)))).map(ok);
      const [{ jobId }] = await all();
      await app.jobs.cancelJob(jobId);
      for (const data of await all()) assert.deepEqual([data.jobId, data.status], [jobId, 'cancelled']);
      assert.equal(await jobsOf(sessionId), 1);
    });

    test('while that job ends, have one answer', async () => {
      for (let round = 0; round < 10; round += 1) {
        const { documentId: sessionId } = await createSession(app);
        const { jobId } = ok(await ask({ sessionId }));
        const asking = TWENTY.map(() => ask({ sessionId }, `ending-${round}`));
        await app.jobs.cancelJob(jobId);
        const answers = new Set((await Promise.all(asking)).map((reply) => ok(reply).jobId));
        assert.equal(answers.size, 1);
        assert.ok(answers.has(ok(await ask({ sessionId }, `ending-${round}`)).jobId));
      }
    });

    test('are asked anew where the job was deleted', async () => {
      const { documentId: sessionId } = await createSession(app);
      const { jobId } = ok(await ask({ sessionId }, 'key-7'));
      await app.strapi.db.query(app.types.job.uid).delete({ where: { jobId } });
      const next = ok(await ask({ sessionId }, 'key-7'));
      assert.notEqual(next.jobId, jobId);
      assert.equal(ok(await ask({ sessionId }, 'key-7')).jobId, next.jobId);
    });

    test('of which the database refused the job are free for it the next time', async () => {
      const { documentId: sessionId } = await createSession(app);
      const refusing = await refuseInserts(app.strapi, app.types.job.uid);
      try {
        assert.equal((await ask({ sessionId }, 'key-8')).status, 500);
      } finally {
        await refusing.stop();
      }
      assert.equal(await jobsOf(sessionId), 0);
      assert.equal('deduplicated' in ok(await ask({ sessionId }, 'key-8')), false);
    });

    test('of before the keys had a table are known', async () => {
      const { documentId: sessionId } = await createSession(app);
      const { jobId } = ok(await ask({ sessionId }, 'key-9'));
      const keys = app.strapi.db.query('plugin::render-jobs.request-key');
      const { id, keyId, fingerprint } = await keys.findOne({ where: { jobId } });
      await keys.delete({ where: { id } });
      await app.strapi.db
        .query(app.types.job.uid)
        .update({ where: { jobId }, data: { idempotencyId: keyId, requestFingerprint: fingerprint } });
      await app.jobs.cancelJob(jobId);
      assert.equal(ok(await ask({ sessionId }, 'key-9')).jobId, jobId);
      assertError(await ask({ sessionId, force: true }, 'key-9'), 400, 'idempotency_key_reused');
    });

    test('that is no key are refused', async () => {
      const { documentId: sessionId } = await createSession(app);
      const jobs = await app.countJobs();
      for (const key of ['', 'two words', 'é', 'x'.repeat(256)]) {
        const reply = await ask({ sessionId }, key);
        assertError(reply, 400, 'bad_request', /idempotency key/);
        assert.equal(reply.body.error.details.findings[0].code, 'idempotency_key_invalid');
      }
      assert.equal(await app.countJobs(), jobs);
    });
  });
}
