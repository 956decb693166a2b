// What the plugin asks of the jobs' table it finds by an index: a table of many jobs is never walked through.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startApp } from './support/app.mjs';
import { createSession } from './support/sessions.mjs';

let app;
let store;
let list;
let session;
before(async () => {
  app = await startApp('studio-types');
  store = app.strapi.plugin('render-jobs').service('job-store');
  list = app.strapi.plugin('render-jobs').service('job-list');
  session = await createSession(app);
});
after(() => app?.stop());

/** The SELECTs on the jobs' table that `work` makes, and how SQLite carries each out. */
async function plansOf(work) {
  const knex = app.strapi.db.connection;
  const { tableName } = app.strapi.db.metadata.get(app.types.job.uid);
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
  ofSession: () => store.ofSession(session.documentId),
  'countWaiting of all': () => store.countWaiting(),
  'countWaiting of a session': () => store.countWaiting(session.documentId),
  startable: () => store.startable(now, 10),
  dueForRetry: () => store.dueForRetry(now),
  abandoned: () => store.abandoned(now),
  waiting: () => store.waiting(10),
  heldBy: () => store.heldBy('a worker'),
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

test('a page of the list walks along the index of its order', async () => {
  const [rows] = await plansOf(() => list.page(page));
  assert.match(rows.steps.join(), /USING INDEX/);
});
