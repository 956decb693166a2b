import assert from 'node:assert/strict';
import { canTransition, replay } from 'render-rules';
import { partsOf } from './parts.mjs';

/** What a worker may have reported since the last entry, which leaves no entry of its own. */
const REPORTED = ['progress', 'lease', 'deadlineAt', 'phase', 'parts'];

function known(job) {
  if (job.lease === null) return job;
  return Object.fromEntries(Object.entries(job).filter(([name]) => !REPORTED.includes(name)));
}

/** Asserts of a stored job that its history tells of legal steps alone, and folded again is the job. */
export function assertHistory(strapi, row) {
  for (const { from, to } of row.history.slice(1)) assert.ok(canTransition(from, to).allowed, `${from} to ${to}`);
  const stored = partsOf(strapi).lifecycle.toJob(row);
  assert.deepEqual(known(replay(row.history)), known(stored), `the history of the job ${row.jobId} is another one`);
}

/** Asserts it of every job in the database, but of those that an application had before it had the plugin. */
export async function assertHistories(strapi) {
  const { uid } = strapi.config.get('plugin::render-jobs.contentTypes.job');
  for (let last = 0; ;) {
    const rows = await strapi.db
      .query(uid)
      .findMany({ where: { id: { $gt: last } }, orderBy: { id: 'asc' }, limit: 200 });
    if (rows.length === 0) return;
    // The plugin gives every job that it makes a render key.
    for (const row of rows) if (row.renderKey !== null) assertHistory(strapi, row);
    last = rows.at(-1).id;
  }
}
