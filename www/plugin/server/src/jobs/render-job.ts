import type { Event } from 'render-rules';
import type { HistoryEntry, JobReply, JobView, ListedJob, ListJobs, Pagination } from '../../../shared';
import type { CreatedJob, PageChoice, RenderJobService } from '../../../shared/service';
import { configuration } from '../context';
import type { Context } from '../context';
import { notFound } from '../errors';
import { withLinks } from '../artifacts/links';
import { assertAdmitted } from './admission';
import { deleteJob } from './deletion';
import type { DeletionPorts } from './deletion';
import type { FactsService } from '../inputs/facts';
import type { JobList, JobPage, PageRequest } from './job-list';
import type { JobColumns, JobRow, JobSummary, JobInFull } from './job-row';
import type { JobStore } from './job-store';
import { toListed, toReply } from './job-view';
import type { Lifecycle } from './lifecycle';
import { eventFor } from './manual-event';
import { pagingOf, SESSION_PAGE_SIZE } from './paging';
import { trigger } from './trigger';
import type { TriggerPorts } from './trigger';
import { createTurns, othersFirst } from './turns';

/**
 * Render jobs, for the controllers and for an application's own code. What changes a job throws as `Lifecycle.apply` does.
 */
export type JobService = RenderJobService & {
  /** `input` is a `Trigger.Body`, or anything else, which is refused. @throws RequestError as `trigger` does. */
  createJob(input: unknown, actor?: string, idempotencyKey?: string): Promise<CreatedJob>;
  transitionStatus(
    jobId: string,
    newStatus: string,
    metadata?: Record<string, unknown>,
    actor?: string,
  ): Promise<JobReply>;
};

/** Render jobs with what the admin shows beside. */
export interface JobViews {
  /** getJob with what the admin shows beside. */
  viewJob(jobId: string): Promise<JobView & JobReply>;
  /** getPageForSession with what the admin shows beside. */
  viewPageForSession(sessionId: string, choice: PageChoice): Promise<{ data: JobView[]; pagination: Pagination }>;
  /** A page of all jobs. */
  viewPage(request: PageRequest): Promise<ListJobs.Reply>;
  /** A row with what the admin shows beside. */
  view(row: JobInFull): Promise<JobView & JobReply>;
}

interface Ports extends TriggerPorts, DeletionPorts {
  jobStore: TriggerPorts['jobStore'] & DeletionPorts['jobStore'] & Pick<JobStore, 'inFull' | 'history'>;
  jobList: Pick<JobList, 'page'>;
  facts: TriggerPorts['facts'] & Pick<FactsService, 'session' | 'sessions'>;
  lifecycle: TriggerPorts['lifecycle'] & Pick<Lifecycle, 'decide' | 'apply'>;
}

/** A row's history with times as the API writes them. */
export const historyOf = ({ history }: Pick<JobRow, 'history'>): HistoryEntry[] =>
  (history ?? []).map((entry) => ({ ...entry, time: new Date(entry.at).toISOString() }));

/** How many pages are read at a time: who asks for many is not to keep those waiting who ask for one job. */
const PAGES = 1;

const NEWEST_FIRST = { field: 'createdAt', order: 'desc' } as const;

/** What applications may call, and what the admin's controllers need beside: both take turns at reading pages. */
export function createRenderJobs(context: Context, ports: Ports): { renderJob: JobService; jobViews: JobViews } {
  const { strapi } = context;
  const { jobStore, jobList, facts, lifecycle, clock } = ports;
  const inTurn = createTurns(PAGES);

  /** Jobs as they are shown now, with links to their files. */
  function shown<Row, Shown extends ListedJob>(show: (row: Row, maxAttempts: number, now: number) => Shown) {
    return (row: Row): Shown => {
      const now = clock.now();
      const job = show(row, configuration(strapi).retry.maxAttempts, now);
      return { ...job, artifacts: withLinks(strapi, job.artifacts, now) };
    };
  }
  const reply = shown(toReply);
  const listed = shown(toListed);

  async function change(jobId: string, event: Event, extra?: JobColumns): Promise<JobReply> {
    if (event.type === 'retried') {
      const row = await find(jobId);
      // Why it can't be retried at all comes before why it can't be just now.
      lifecycle.decide(row, event);
      await assertAdmitted(context, ports, row.sessionDocumentId);
    }
    return reply(await lifecycle.apply(jobId, event, extra));
  }

  /** What was read of a job, if there is such a job. */
  async function found<Row>(jobId: string, read: Promise<Row | null>): Promise<Row> {
    const row = await read;
    if (!row) throw notFound('job', jobId);
    return row;
  }

  const find = (jobId: string): Promise<JobRow> => found(jobId, jobStore.find(jobId));

  async function pageForSession(sessionId: string, choice: PageChoice): Promise<JobPage> {
    const paging = pagingOf(choice, SESSION_PAGE_SIZE);
    const session = await facts.session(sessionId);
    if (!session) throw notFound('session', sessionId);
    return jobList.page({ ...paging, sort: NEWEST_FIRST, filter: { sessionDocumentId: session.documentId } });
  }

  const getPageForSession = (sessionId: string, choice: PageChoice = {}) =>
    inTurn(async () => {
      const { rows, pagination } = await pageForSession(sessionId, choice);
      await othersFirst();
      return { data: rows.map(listed), pagination };
    });

  const sessionsOf = (rows: JobSummary[]) =>
    facts.sessions(rows.flatMap(({ sessionDocumentId }) => sessionDocumentId ?? []));

  async function toViews(rows: JobSummary[]): Promise<JobView[]> {
    const sessions = await sessionsOf(rows);
    await othersFirst();
    return rows.map((row) => ({ ...listed(row), session: sessions.get(row.sessionDocumentId ?? '') ?? null }));
  }

  async function view(row: JobInFull): Promise<JobView & JobReply> {
    const sessions = await sessionsOf([row]);
    return { ...reply(row), session: sessions.get(row.sessionDocumentId ?? '') ?? null };
  }

  const renderJob: JobService = {
    async createJob(input, actor, idempotencyKey) {
      const { row, deduplicated } = await trigger(context, ports, input, { actor, idempotencyKey });
      return { ...reply(row), ...(deduplicated && { deduplicated }) };
    },

    async transitionStatus(jobId, newStatus, metadata, actor) {
      const row = await find(jobId);
      const event = eventFor(row.status, newStatus, metadata, actor);
      const extra = metadata && { metadata: { ...row.metadata, ...metadata } };
      return change(jobId, event, extra);
    },

    completeJob: (jobId, artifacts, actor) => change(jobId, { type: 'completed', artifacts, actor }),
    failJob: (jobId, errorMessage, actor) => change(jobId, { type: 'failed', message: errorMessage, actor }),
    retryJob: (jobId, actor) => change(jobId, { type: 'retried', actor }),
    cancelJob: (jobId, actor) => change(jobId, { type: 'cancelled', actor }),

    deleteJob: (jobId, { files }) => deleteJob(ports, jobId, files),

    getJob: async (jobId) => reply(await found(jobId, jobStore.inFull(jobId))),
    getHistory: async (jobId) => historyOf(await found(jobId, jobStore.history(jobId))),
    getJobsForSession: async (sessionId, choice) => (await getPageForSession(sessionId, choice)).data,
    getPageForSession,
  };

  const jobViews: JobViews = {
    viewJob: async (jobId) => view(await found(jobId, jobStore.inFull(jobId))),
    viewPageForSession: (sessionId, choice) =>
      inTurn(async () => {
        const { rows, pagination } = await pageForSession(sessionId, choice);
        return { data: await toViews(rows), pagination };
      }),
    viewPage: (request) =>
      inTurn(async () => {
        const { rows, pagination } = await jobList.page(request);
        return { data: await toViews(rows), pagination, now: new Date(clock.now()).toISOString() };
      }),
    view,
  };

  return { renderJob, jobViews };
}
