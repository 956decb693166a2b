// A session with many jobs is read page by page, over REST, by the admin, and by an application's own code.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startPostgres } from '../support/postgres.mjs';
import { ownerOf } from './support/admins.mjs';
import { call, startApp } from './support/app.mjs';
import { assertError } from './support/replies.mjs';
import { createSession } from './support/sessions.mjs';

const MANY = 512;
/** So many jobs in a row were made at the same moment: their order has to be one nevertheless. */
const AT_ONCE = 7;

/** Gives a session that many jobs, as code of an application's own stores them; their ids, the newest first. */
async function addJobs({ strapi, types }, { documentId }, count) {
  const jobs = Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.UTC(2026, 0, 1) + Math.floor(index / AT_ONCE) * 1000);
    return {
      jobId: `${documentId}-${index}`,
      status: 'cancelled',
      format: 'full_16_9',
      metadata: { note: 'x'.repeat(500) },
      sessionDocumentId: documentId,
      createdAt: at,
      updatedAt: at,
    };
  });
  for (let from = 0; from < count; from += 50)
    await strapi.db.query(types.job.uid).createMany({ data: jobs.slice(from, from + 50) });
  return jobs.map(({ jobId }) => jobId).reverse();
}

const REFUSED = [
  ['page', '0'],
  ['page', '-1'],
  ['page', '1.5'],
  ['page', 'x'],
  ['page', ''],
  ['page', '0x10'],
  ['page', '2147483648'],
  ['page', '9007199254740991'],
  ['page[]', '1'],
  ['page[$ne]', '1'],
  ['pageSize', '0'],
  ['pageSize', '101'],
  ['pageSize', '1e2'],
  ['pageSize', 'all'],
  ['pageSize', '%00'],
];

/** Declares the tests for an application that `start` starts. */
function sessionJobs(name, start) {
  describe(name, () => {
    let app;
    let token;
    let session;
    let expected;
    before(async () => {
      app = await start();
      token = await ownerOf(app);
      session = await createSession(app);
      expected = await addJobs(app, session, MANY);
      // Others' jobs are none of the session's, also where their ids are alike.
      await addJobs(app, { documentId: `${session.documentId}x` }, 5);
    });
    after(() => app?.stop());

    const overRest = (query = '') => app.get(`/session/${session.documentId}${query}`);
    const byAdmin = (query = '') =>
      call(`${app.url}/render-jobs/jobs/session/${session.documentId}${query}`, { token });
    const ids = (jobs) => jobs.map(({ jobId }) => jobId);

    for (const [who, get] of [
      ['REST', overRest],
      ['the admin API', byAdmin],
    ]) {
      test(`${who} gives the 25 newest where nothing is said, and how many there are`, async () => {
        const { status, body } = await get();
        assert.equal(status, 200);
        assert.deepEqual(Object.keys(body), ['success', 'data', 'meta']);
        assert.equal(body.success, true);
        assert.deepEqual(ids(body.data), expected.slice(0, 25));
        assert.deepEqual(body.meta, { pagination: { page: 1, pageSize: 25, pageCount: 21, total: MANY } });
        assert.ok(JSON.stringify(body).length < 50_000);
      });

      test(`${who}: the pages together are all jobs, each once, in their order`, async () => {
        for (const pageSize of [100, 33]) {
          const found = [];
          const pageCount = Math.ceil(MANY / pageSize);
          for (let page = 1; page <= pageCount; page += 1) {
            const { data, meta } = (await get(`?page=${page}&pageSize=${pageSize}`)).body;
            assert.deepEqual(meta.pagination, { page, pageSize, pageCount, total: MANY });
            found.push(...ids(data));
          }
          assert.deepEqual(found, expected);
        }
      });

      test(`${who}: behind the last page there is nothing`, async () => {
        for (const page of [22, 2 ** 31 - 1]) {
          const { status, body } = await get(`?page=${page}&pageSize=100`);
          assert.equal(status, 200, JSON.stringify(body));
          assert.deepEqual(body.data, []);
          assert.equal(body.meta.pagination.total, MANY);
        }
      });

      test(`${who} refuses a page that can't be, and names the parameter`, async () => {
        for (const [parameter, value] of REFUSED)
          assertError(
            await get(`?${parameter}=${value}`),
            400,
            'bad_request',
            parameter.startsWith('pageSize')
              ? /^`pageSize` must be a whole number from 1 to 100, not `/
              : /^`page` must be a whole number from 1 to 2147483647, not `/,
          );
      });
    }

    test('the list of all jobs refuses the same pages', async () => {
      for (const [parameter, value] of REFUSED)
        assertError(
          await call(`${app.url}/render-jobs/jobs?${parameter}=${value}`, { token }),
          400,
          'bad_request',
          /^`page/,
        );
      const { status } = await call(`${app.url}/render-jobs/jobs?page=${2 ** 31 - 1}&pageSize=100`, { token });
      assert.equal(status, 200);
    });

    test("an application's own code gets the same pages", async () => {
      const { jobs } = app;
      assert.deepEqual(ids(await jobs.getJobsForSession(session.documentId)), expected.slice(0, 25));
      assert.deepEqual(ids(await jobs.getJobsForSession(session.sessionId)), expected.slice(0, 25));
      const choice = { page: 3, pageSize: 10 };
      assert.deepEqual(ids(await jobs.getJobsForSession(session.documentId, choice)), expected.slice(20, 30));
      const { data, pagination } = await jobs.getPageForSession(session.documentId, choice);
      assert.deepEqual(ids(data), expected.slice(20, 30));
      assert.deepEqual(pagination, { page: 3, pageSize: 10, pageCount: 52, total: MANY });
      for (const wrong of [{ page: 0 }, { page: null }, { pageSize: 1000 }, { pageSize: { $gt: 1 } }])
        await assert.rejects(jobs.getJobsForSession(session.documentId, wrong), { status: 400, message: /^`page/ });
    });

    test('a new job is the first one of the first page', async () => {
      const { jobId } = await app.jobs.createJob({ sessionId: session.documentId });
      const { data, meta } = (await overRest('?pageSize=2')).body;
      assert.deepEqual(ids(data), [jobId, expected[0]]);
      assert.equal(meta.pagination.total, MANY + 1);
      const { metadata, warnings, ...listed } = (await app.get(`/${jobId}`)).body.data;
      assert.deepEqual(warnings, []);
      assert.deepEqual(metadata, {});
      assert.deepEqual(data[0], listed);
    });
  });
}

sessionJobs("a session's jobs on SQLite", () => startApp('studio-types'));

let postgres;
before(async () => {
  postgres = await startPostgres();
});
after(() => postgres?.remove());

sessionJobs("a session's jobs on PostgreSQL", async () =>
  startApp('studio-types', { database: await postgres.createDatabase() }),
);
