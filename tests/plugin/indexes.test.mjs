// What the plugin asks of the jobs' table it finds by an index: a table of many jobs is never walked through.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startApp } from './support/app.mjs';
import { createSession } from './support/sessions.mjs';

let app;
let store;
let list;
let keys;
let session;
before(async () => {
  app = await startApp('studio-types');
  store = app.parts.jobStore;
  list = app.parts.jobList;
  keys = app.parts.requestKeys;
  session = await createSession(app);
});
after(() => app?.stop());

/** The SELECTs on a table, by default that of the jobs, that `work` makes, and how SQLite carries each out. */
async function plansOf(work, uid = app.types.job.uid) {
  const knex = app.strapi.db.connection;
  const { tableName } = app.strapi.db.metadata.get(uid);
  const asked = [];
  const note = ({ sql, bindings }) => {
    if (sql.startsWith('select') && sql.includes(`from \`${tableName}\``)) asked.push({ sql, bindings });
  };
  knex.on('query', note);
  try {
    await work();
  } finally {
    knex.off('query', note);
  }
  const plans = [];
  for (const { sql, bindings } of asked) {
    const rows = await knex.raw(`explain query plan ${sql}`, bindings);
    plans.push({ sql, steps: rows.map(({ detail }) => detail) });
  }
  return plans;
}

const now = Date.now();
const page = { page: 1, pageSize: 20, sort: { field: 'createdAt', order: 'desc' }, filter: {} };
const reads = {
  find: () => store.find('a job'),
  byActiveKey: () => store.byActiveKey('a key'),
  byIdempotencyId: () => store.byIdempotencyId('an id'),
  summaries: () => store.summaries(['a job', 'another']),
  'page of a session': () => list.page({ ...page, filter: { sessionDocumentId: session.documentId } }),
  'countWaiting of all': () => store.countWaiting(),
  'countWaiting of a session': () => store.countWaiting(session.documentId),
  startable: () => store.startable(now, 10),
  retries: () => store.retries(),
  leases: () => store.leases(),
  waiting: () => store.waiting(10),
  changedSince: () => list.changedSince(now, 10),
  'load of the queue': () => list.load(now),
  held: () => list.held(),
};

for (const [name, read] of Object.entries(reads))
  test(`${name} uses an index`, async () => {
    const plans = await plansOf(read);
    assert.notEqual(plans.length, 0);
    for (const { sql, steps } of plans) assert.ok(!steps.some((step) => step.startsWith('SCAN')), `${sql}\n${steps}`);
  });

test('an idempotency key is found by an index that lets it be there once', async () => {
  const uid = 'plugin::render-jobs.request-key';
  const { tableName } = app.strapi.db.metadata.get(uid);
  const [plan] = await plansOf(() => keys.jobOf({ keyId: 'a key', fingerprint: 'a request' }), uid);
  assert.match(plan.steps.join(), /USING INDEX/);
  const indexes = await app.strapi.db.connection.raw(`pragma index_list(${tableName})`);
  assert.ok(indexes.some(({ name, unique }) => unique === 1 && name.includes('key_id')));
});

test('what is known of recordings is found by an index that lets an address be there once', async () => {
  const uid = 'plugin::render-jobs.recording';
  const { tableName } = app.strapi.db.metadata.get(uid);
  const urls = ['https://media.example/a.mov', 'https://media.example/b.mov'];
  const [plan] = await plansOf(() => app.parts.recordings.find(urls), uid);
  assert.match(plan.steps.join(), /USING INDEX/);
  const indexes = await app.strapi.db.connection.raw(`pragma index_list(${tableName})`);
  assert.ok(indexes.some(({ name, unique }) => unique === 1 && name.includes('address_digest')));
});

test('a page of the list walks along the index of its order', async () => {
  const [rows] = await plansOf(() => list.page(page));
  assert.match(rows.steps.join(), /USING (COVERING )?INDEX/);
});

test("a page of a session's jobs walks along an index of both the session and the order", async () => {
  const filter = { sessionDocumentId: session.documentId };
  for (const { steps } of await plansOf(() => list.page({ ...page, filter }))) {
    assert.match(steps.join(), /session_document_id/);
    assert.doesNotMatch(steps.join(), /TEMP B-TREE/);
  }
});
