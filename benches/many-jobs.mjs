import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** How many rows one INSERT has: SQLite takes 32,766 values in a statement. */
const CHUNK = 400;
const JOBS_OF_A_SESSION = 20;

/**
 * Fills the jobs' table up to `size` rows, copies of one that a trigger made, spread over sessions of 20 jobs each.
 *
 * @returns a job in the middle, and the given session's documentId, which has 20 jobs, too.
 */
export async function fillWithJobs(app, session, size) {
  const { strapi } = app;
  const { tableName } = strapi.db.metadata.get(app.types.job.uid);
  const knex = strapi.db.connection;
  const own = () => knex(tableName).where({ session_document_id: session.documentId });
  const keep = await own().orderBy('id').limit(JOBS_OF_A_SESSION).pluck('id');
  await own().whereNotIn('id', keep).delete();

  const template = await knex(tableName).first();
  delete template.id;
  const unique = Object.keys(template).filter((column) => /^(active_key|idempotency_id)$/.test(column));
  const [{ count }] = await knex(tableName).count({ count: '*' });
  let missing = size - Number(count);
  let sessionId = randomUUID();
  for (let made = 0; missing > 0;) {
    const rows = Array.from({ length: Math.min(CHUNK, missing) }, () => {
      if (made++ % JOBS_OF_A_SESSION === 0) sessionId = randomUUID();
      return {
        ...template,
        ...Object.fromEntries(unique.map((column) => [column, null])),
        document_id: randomUUID(),
        job_id: randomUUID(),
        session_document_id: sessionId,
        created_at: made,
      };
    });
    await knex(tableName).insert(rows);
    missing -= rows.length;
  }
  // Filling kept this process busy: connections that timed out meanwhile are closed before the next request.
  await sleep(1000);
  const middle = await knex(tableName)
    .orderBy('id')
    .offset(Math.floor(size / 2))
    .first('job_id');
  return { jobId: middle.job_id, sessionDocumentId: session.documentId };
}
