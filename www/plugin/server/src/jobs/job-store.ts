import { rules } from 'render-rules';
import type { Entry, EventKind, Guard, Job, RenderSettings, Selection } from 'render-rules';
import { configuration } from '../context';
import type { Context } from '../context';
import type { Clock } from './clock';
import { DETAILS, SUMMARY, toColumns } from './job-row';
import type { JobColumns, JobIdentity, JobRow, JobSummary, JobInFull } from './job-row';

/** What a new job belongs to. */
export interface JobLinks {
  session: { id: number; documentId: string; locale: string | null };
  edl: { id: number; documentId: string; edlId: string; version: number | null };
  /** The part of the programme; null for the whole of it, and for the still in its middle. */
  selection: Selection | null;
  settings: RenderSettings;
  metadata: Record<string, unknown>;
  identity: JobIdentity;
}

/** A job that is to be started. */
export interface WaitingJob {
  jobId: string;
  /** Not before this time, in ms since the epoch. */
  at: number;
  /** The id of the last message that a queue sent about it. */
  messageId: string | null;
}

/** A job that failed and is to be tried again. */
export type Retry = Pick<JobRow, 'jobId' | 'status' | 'attempt' | 'nextAttemptAt' | 'updatedAt'>;
/** A lease, with what changes when it is renewed. */
export type HeldLease = Pick<JobRow, 'jobId' | 'attempt' | 'leaseExpiresAt' | 'updatedAt'>;

/** The jobs' table: reads, one insert, and one conditional UPDATE. It decides nothing. */
export type JobStore = {
  /** The whole row of a job: to decide on. */
  find(jobId: string): Promise<JobRow | null>;
  /** The job as it is shown by itself. */
  inFull(jobId: string): Promise<JobInFull | null>;
  /** What happened to the job. */
  history(jobId: string): Promise<Pick<JobRow, 'history'> | null>;
  /** The job that makes this render at the moment, unless it was forced. */
  byActiveKey(activeKey: string): Promise<JobRow | null>;
  /** The job that a request with this idempotency id made, of before the table of request keys. */
  byIdempotencyId(idempotencyId: string): Promise<JobRow | null>;
  /** Those of these jobs that exist. */
  summaries(jobIds: string[]): Promise<JobSummary[]>;
  /** @throws an error of the database where a unique key of `links.identity` is taken. */
  insert(job: Job, entry: Entry, links: JobLinks): Promise<JobRow>;
  /**
   * Writes what was decided on `row`, with the entry that tells of it, in one UPDATE that holds only if nobody changed the
   * job since. The row as it is now, or null if the race was lost and nothing was written.
   *
   * @throws an error of the database where `columns.activeKey` is taken.
   */
  save(row: JobRow, guard: Guard, columns: JobColumns, entry: Entry | null): Promise<JobRow | null>;
  /** How many jobs wait to be started, of all sessions or of one. */
  countWaiting(sessionDocumentId?: string): Promise<number>;
  /** Ids of jobs that could be started now, the oldest first. */
  startable(now: number, limit: number): Promise<string[]>;
  /** Failed jobs that another attempt is to be made at, the next one first. */
  retries(): Promise<Retry[]>;
  /** Notes that another job makes what this one was to make: it is due no more. Nothing that the rules know changes. */
  supersede(row: Pick<JobRow, 'jobId' | 'status' | 'attempt'>, supersededBy: string): Promise<void>;
  /** What workers hold, what ends first first. */
  leases(): Promise<HeldLease[]>;
  /** Jobs that are to be started, now or later, the oldest first. */
  waiting(limit: number): Promise<WaitingJob[]>;
  /** Notes by which message a queue tells of a job. Nothing is decided on that, so it is not guarded. */
  noteMessage(jobId: string, messageId: string): Promise<void>;
  /** Deletes a job that is still as it was read. Whether it was. */
  remove(row: Pick<JobRow, 'jobId' | 'status' | 'attempt'>): Promise<boolean>;
};

/** How many leases and failed jobs one look takes care of; the next look takes the rest. */
const SWEEP = 500;

/** The statuses in which an event may happen. */
export function statusesBefore(event: EventKind): string[] {
  return rules().transitions.flatMap((transition) => (transition.event === event ? [transition.from] : []));
}

interface Ports {
  clock: Pick<Clock, 'now'>;
}

export function createJobStore({ strapi }: Context, { clock }: Ports): JobStore {
  const table = () => strapi.db.query(configuration(strapi).contentTypes.job.uid);
  const today = () => new Date(clock.now());
  const ids = (rows: Pick<JobRow, 'jobId'>[]) => rows.map(({ jobId }) => jobId);
  const oldestFirst = [{ createdAt: 'asc' }, { id: 'asc' }];

  return {
    // As a text, and by an operator: what an application's own code passes is a value, never a filter.
    find: (jobId) => table().findOne({ where: { jobId: { $eq: String(jobId) } } }),

    inFull: (jobId) => table().findOne({ select: [...SUMMARY, ...DETAILS], where: { jobId: { $eq: String(jobId) } } }),
    history: (jobId) => table().findOne({ select: ['id', 'history'], where: { jobId: { $eq: String(jobId) } } }),

    byActiveKey: (activeKey) => table().findOne({ where: { activeKey } }),
    byIdempotencyId: (idempotencyId) => table().findOne({ where: { idempotencyId } }),

    summaries: async (jobIds) =>
      jobIds.length === 0 ? [] : table().findMany({ select: SUMMARY, where: { jobId: { $in: jobIds } } }),

    insert: (job, entry, { session, edl, selection, settings, metadata, identity }) =>
      table().create({
        data: {
          ...toColumns(job),
          ...identity,
          recordingSession: session.id,
          sessionDocumentId: session.documentId,
          sessionLocale: session.locale,
          edl: edl.id,
          edlDocumentId: edl.documentId,
          edlId: edl.edlId,
          edlVersion: edl.version,
          selection,
          settings,
          metadata,
          history: [entry],
          createdAt: today(),
          updatedAt: today(),
        },
      }),

    async save(row, guard, columns, entry) {
      const data: JobColumns = {
        ...columns,
        updatedAt: today().toISOString(),
        ...(entry && { history: [...(row.history ?? []), entry] }),
      };
      // INVARIANT (no status and attempt twice): each entry changes the status, and only a start, which raises the attempt,
      // leads back into the cycle; so a row that still has both has the history that was read, too.
      const where = { jobId: guard.jobId, status: guard.status, attempt: row.attempt === null ? null : guard.attempt };
      const { count } = await table().updateMany({ where, data });
      return count === 1 ? { ...row, ...data } : null;
    },

    countWaiting: (sessionDocumentId) =>
      table().count({
        where: {
          status: { $in: statusesBefore('started') },
          ...(sessionDocumentId !== undefined && { sessionDocumentId }),
        },
      }),

    startable: async (now, limit) =>
      ids(
        await table().findMany({
          select: ['jobId'],
          where: {
            status: { $in: statusesBefore('started') },
            $or: [{ nextAttemptAt: null }, { nextAttemptAt: { $lte: new Date(now) } }],
          },
          orderBy: oldestFirst,
          limit,
        }),
      ),

    retries: () =>
      table().findMany({
        select: ['jobId', 'status', 'attempt', 'nextAttemptAt', 'updatedAt'],
        where: {
          status: { $in: statusesBefore('retried') },
          nextAttemptAt: { $notNull: true },
          supersededBy: null,
        },
        orderBy: { nextAttemptAt: 'asc' },
        limit: SWEEP,
      }),

    async supersede({ jobId, status, attempt }, supersededBy) {
      await table().updateMany({ where: { jobId, status, attempt }, data: { supersededBy } });
    },

    leases: () =>
      table().findMany({
        select: ['jobId', 'attempt', 'leaseExpiresAt', 'updatedAt'],
        where: { leaseExpiresAt: { $notNull: true } },
        // By the index's own column: with a limit and no order Strapi orders by id, and the whole table is walked through.
        orderBy: { leaseExpiresAt: 'asc' },
        limit: SWEEP,
      }),

    async waiting(limit) {
      const rows: Pick<JobRow, 'jobId' | 'createdAt' | 'nextAttemptAt' | 'bullmq_job_id'>[] = await table().findMany({
        select: ['jobId', 'createdAt', 'nextAttemptAt', 'bullmq_job_id'],
        where: {
          $or: [
            { status: { $in: statusesBefore('started') } },
            { status: { $in: statusesBefore('retried') }, nextAttemptAt: { $notNull: true } },
          ],
        },
        orderBy: oldestFirst,
        limit,
      });
      return rows.map(({ jobId, createdAt, nextAttemptAt, bullmq_job_id: messageId }) => ({
        jobId,
        at: Date.parse(nextAttemptAt ?? createdAt),
        messageId,
      }));
    },

    async noteMessage(jobId, messageId) {
      await table().updateMany({ where: { jobId }, data: { bullmq_job_id: messageId } });
    },

    async remove({ jobId, status, attempt }) {
      const { count } = await table().deleteMany({ where: { jobId, status, attempt } });
      return count === 1;
    },
  };
}
