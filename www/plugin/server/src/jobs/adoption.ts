import type { Core } from '@strapi/strapi';
import { configuration } from '../context';

interface Linked {
  documentId: string;
  [field: string]: unknown;
}

interface OldJob {
  id: number;
  recordingSession: Linked | null;
  edl: Linked | null;
}

/** How many jobs are read at once. */
const BATCH = 100;

/**
 * Notes the documents of jobs that an application's own type held before it had the plugin: their session and EDL stand in
 * relations alone, which do not outlive these.
 */
export async function adoptJobs(strapi: Core.Strapi): Promise<void> {
  const { job, edl: edlMapping } = configuration(strapi).contentTypes;
  const table = strapi.db.query(job.uid);
  const { edlId, version } = edlMapping.fields;
  const textOf = (edl: Linked | null, field: string | null): unknown => (edl && field !== null ? edl[field] : null);

  for (let last = 0; ;) {
    const jobs: OldJob[] = await table.findMany({
      select: ['id'],
      where: { id: { $gt: last }, sessionDocumentId: null, recordingSession: { id: { $notNull: true } } },
      // An EDL is long: only what is noted of it is read.
      populate: {
        recordingSession: { select: ['documentId'] },
        edl: { select: ['documentId', ...[edlId, version].filter((field) => field !== null)] },
      },
      orderBy: { id: 'asc' },
      limit: BATCH,
    });
    for (const { id, recordingSession, edl } of jobs) {
      await table.updateMany({
        where: { id, sessionDocumentId: null },
        data: {
          sessionDocumentId: recordingSession?.documentId,
          edlDocumentId: edl?.documentId ?? null,
          edlId: textOf(edl, edlId) ?? edl?.documentId ?? null,
          edlVersion: textOf(edl, version) ?? null,
        },
      });
      last = id;
    }
    if (jobs.length < BATCH) return;
  }
}
