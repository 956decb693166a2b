import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** How many rows one INSERT has: SQLite takes 32,766 values in a statement. */
const CHUNK = 400;
const JOBS_OF_A_SESSION = 20;

/**
 * Fills the jobs' table up to `size` rows, copies of one that a trigger made, spread over sessions of 20 jobs each: first the
 * given session's, then those of sessions that are not there.
 *
 * @returns a job in the middle, and the given session's documentId.
 */
export async function fillWithJobs(app, session, size) {
  const { strapi } = app;
  const { tableName } = strapi.db.metadata.get(app.types.job.uid);
  const knex = strapi.db.connection;

  const template = await knex(tableName).first();
  delete template.id;
  const unique = Object.keys(template).filter((column) => /^(active_key|idempotency_id)$/.test(column));
  let sessionId = session.documentId;
  // The given session has the template already.
  for (let made = 1; made < size;) {
    const rows = Array.from({ length: Math.min(CHUNK, size - made) }, () => {
      if (made % JOBS_OF_A_SESSION === 0) sessionId = randomUUID();
      made += 1;
      return {
        ...template,
        ...Object.fromEntries(unique.map((column) => [column, null])),
        document_id: randomUUID(),
        job_id: randomUUID(),
        // Of many jobs few wait: the ceilings see to that.
        status: 'completed',
        session_document_id: sessionId,
        created_at: made,
      };
    });
    await knex(tableName).insert(rows);
  }
  // Filling kept this process busy: connections that timed out meanwhile are closed before the next request.
  await sleep(1000);
  const middle = await knex(tableName)
    .orderBy('id')
    .offset(Math.floor(size / 2))
    .first('job_id');
  return { jobId: middle.job_id, sessionDocumentId: session.documentId };
}
