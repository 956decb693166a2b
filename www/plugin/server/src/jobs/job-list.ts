import { rules } from 'render-rules';
import type { Format, Status } from 'render-rules';
import type { Pagination } from '../../../shared';
import { configuration } from '../context';
import type { Context } from '../context';
import type { FactsService } from '../inputs/facts';
import { SUMMARY } from './job-row';
import type { JobRow, JobSummary } from './job-row';
import { statusesBefore } from './job-store';
import type { Paging } from './paging';
import { othersFirst } from './turns';

/** Which jobs are wanted; what is absent does not matter. */
export interface JobFilter {
  statuses?: Status[];
  formats?: Format[];
  /** A session's documentId, or a part of its own id or title. */
  session?: string;
  /** A session's documentId alone. */
  sessionDocumentId?: string;
  /** A part of the error message. */
  error?: string;
  /** A part of the job's, the EDL's or the session's id, of the session's title, or of the error. */
  search?: string;
}

/** One page of jobs. `sort` is a field and a direction. */
export interface PageRequest extends Paging {
  sort: { field: string; order: 'asc' | 'desc' };
  filter: JobFilter;
}

/** A page and how many there are. */
export interface JobPage {
  rows: JobSummary[];
  pagination: Pagination;
}

/** What waits and what runs. */
export interface Load {
  counts: Record<Status, number>;
  waiting: number;
  /** Since when the one of the waiting jobs waits that waits longest, in ms since the epoch. */
  waitingSince: number | null;
  processing: number;
}

/** The jobs' table as people look at it. It reads alone. */
export type JobList = {
  page(request: PageRequest): Promise<JobPage>;
  /** Jobs that were made or changed since a time, the newest change first. */
  changedSince(time: number, limit: number): Promise<JobSummary[]>;
  load(now: number): Promise<Load>;
  /** Jobs that are being rendered, with who holds them. */
  held(): Promise<Pick<JobRow, 'jobId' | 'leaseOwner'>[]>;
};

/** How many sessions a filter looks up by their titles. */
const SESSIONS = 500;
/** How many jobs that workers hold are listed. */
const HELD = 500;

type Condition = Record<string, unknown>;

interface Ports {
  facts: Pick<FactsService, 'search'>;
}

export function createJobList({ strapi }: Context, { facts }: Ports): JobList {
  const table = () => strapi.db.query(configuration(strapi).contentTypes.job.uid);

  async function ofSessions(text: string): Promise<Condition[]> {
    const found = await facts.search(text, SESSIONS);
    // The documentId by itself also finds the jobs of a session that was deleted.
    return [{ sessionDocumentId: text }, ...(found.length > 0 ? [{ sessionDocumentId: { $in: found } }] : [])];
  }

  async function where({
    statuses,
    formats,
    session,
    sessionDocumentId,
    error,
    search,
  }: JobFilter): Promise<Condition> {
    const parts: Condition[] = [];
    if (statuses) parts.push({ status: { $in: statuses } });
    if (formats) parts.push({ format: { $in: formats } });
    if (error !== undefined) parts.push({ errorMessage: { $containsi: error } });
    if (sessionDocumentId !== undefined) parts.push({ sessionDocumentId });
    if (session !== undefined) parts.push({ $or: await ofSessions(session) });
    if (search !== undefined) {
      const contains = ['jobId', 'edlId', 'errorMessage'].map((field) => ({ [field]: { $containsi: search } }));
      parts.push({ $or: [...contains, ...(await ofSessions(search))] });
    }
    return parts.length === 0 ? {} : { $and: parts };
  }

  const startable = (now: number): Condition => ({
    status: { $in: statusesBefore('started') },
    $or: [{ nextAttemptAt: null }, { nextAttemptAt: { $lte: new Date(now) } }],
  });
  // Only what is being rendered can be completed.
  const rendered = (): Condition => ({ status: { $in: statusesBefore('completed') } });

  return {
    async page({ page, pageSize, sort, filter }) {
      const orderBy = [{ [sort.field]: sort.order }, { id: sort.order }];
      // First which rows: to look for them and to put them in order SQLite reads no more than it must of those that are not
      // on the page.
      const { results, pagination } = await table().findPage({
        select: ['id'],
        where: await where(filter),
        page,
        pageSize,
        orderBy,
      });
      await othersFirst();
      const ids = results.map(({ id }) => id);
      const rows =
        ids.length === 0 ? [] : await table().findMany({ select: SUMMARY, where: { id: { $in: ids } }, orderBy });
      return { rows, pagination };
    },

    changedSince: (time, limit) =>
      table().findMany({
        select: SUMMARY,
        where: { updatedAt: { $gte: new Date(time) } },
        orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
        limit,
      }),

    async load(now) {
      const count = async (status: Status) => [status, await table().count({ where: { status } })] as const;
      const [counts, waiting, processing, oldest] = await Promise.all([
        Promise.all(rules().statuses.map(count)),
        table().count({ where: startable(now) }),
        table().count({ where: rendered() }),
        // A job waits since it was queued, which is its last change: when it was made, or retried.
        table().findMany({ select: ['updatedAt'], where: startable(now), orderBy: { updatedAt: 'asc' }, limit: 1 }),
      ]);
      const [first]: Pick<JobRow, 'updatedAt'>[] = oldest;
      return {
        counts: Object.fromEntries(counts) as Record<Status, number>,
        waiting,
        waitingSince: first ? Date.parse(first.updatedAt) : null,
        processing,
      };
    },

    held: () =>
      table().findMany({
        select: ['jobId', 'leaseOwner'],
        where: { leaseOwner: { $notNull: true } },
        orderBy: { leaseOwner: 'asc' },
        limit: HELD,
      }),
  };
}
