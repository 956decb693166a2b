import type { Event } from 'render-rules';
import type { JobReply, JobView, ListJobs, Pagination } from '../../../shared/contracts';
import type { CreatedJob, PageChoice, RenderJobService } from '../../../shared/service';
import { notFound } from '../errors';
import { withLinks } from '../files/links';
import { configuration, service } from '../plugin';
import type { Context } from '../plugin';
import { assertAdmitted } from './admission';
import { deleteJob } from './deletion';
import type { JobColumns, JobRow, JobSummary } from './job-row';
import type { JobPage, PageRequest } from './job-list';
import { toReply } from './job-view';
import { eventFor } from './manual-event';
import { pagingOf, SESSION_PAGE_SIZE } from './paging';
import { trigger } from './trigger';

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
  /** getJob with what the admin shows beside. */
  viewJob(jobId: string): Promise<JobView>;
  /** getPageForSession with what the admin shows beside. */
  viewPageForSession(sessionId: string, choice: PageChoice): Promise<{ data: JobView[]; pagination: Pagination }>;
  /** A page of all jobs. */
  viewPage(request: PageRequest): Promise<ListJobs.Reply>;
  /** Rows with what the admin shows beside. */
  views(rows: JobSummary[]): Promise<JobView[]>;
};

const NEWEST_FIRST = { field: 'createdAt', order: 'desc' } as const;

export default function renderJob({ strapi }: Context): JobService {
  const store = () => service(strapi, 'job-store');
  const list = () => service(strapi, 'job-list');
  const facts = () => service(strapi, 'facts');
  const lifecycle = () => service(strapi, 'lifecycle');

  function reply(row: JobSummary): JobReply {
    const shown = toReply(row, configuration(strapi).retry.maxAttempts, service(strapi, 'clock').now());
    return { ...shown, artifacts: withLinks(strapi, shown.artifacts) };
  }

  async function change(jobId: string, event: Event, extra?: JobColumns): Promise<JobReply> {
    if (event.type === 'retried') {
      const row = await find(jobId);
      // Why it can't be retried at all comes before why it can't be just now.
      lifecycle().decide(row, event);
      await assertAdmitted(strapi, row.sessionDocumentId);
    }
    return reply(await lifecycle().apply(jobId, event, extra));
  }

  async function find(jobId: string): Promise<JobRow> {
    const row = await store().find(jobId);
    if (!row) throw notFound('job', jobId);
    return row;
  }

  async function pageForSession(sessionId: string, choice: PageChoice): Promise<JobPage> {
    const paging = pagingOf(choice, SESSION_PAGE_SIZE);
    const session = await facts().session(sessionId);
    if (!session) throw notFound('session', sessionId);
    return list().page({ ...paging, sort: NEWEST_FIRST, filter: { sessionDocumentId: session.documentId } });
  }

  async function getPageForSession(sessionId: string, choice: PageChoice = {}) {
    const { rows, pagination } = await pageForSession(sessionId, choice);
    return { data: rows.map(reply), pagination };
  }

  async function toViews(rows: JobSummary[]): Promise<JobView[]> {
    const sessions = await facts().sessions(rows.flatMap(({ sessionDocumentId }) => sessionDocumentId ?? []));
    return rows.map((row) => ({
      ...reply(row),
      session: sessions.get(row.sessionDocumentId ?? '') ?? null,
    }));
  }

  return {
    async createJob(input, actor, idempotencyKey) {
      const { row, deduplicated } = await trigger(strapi, input, { actor, idempotencyKey });
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

    deleteJob: (jobId, { files }) => deleteJob(strapi, jobId, files),

    getJob: async (jobId) => reply(await find(jobId)),
    getHistory: async (jobId) =>
      ((await find(jobId)).history ?? []).map((entry) => ({ ...entry, time: new Date(entry.at).toISOString() })),
    getJobsForSession: async (sessionId, choice) => (await getPageForSession(sessionId, choice)).data,
    getPageForSession,

    async viewJob(jobId) {
      const [view] = await toViews([await find(jobId)]);
      if (!view) throw notFound('job', jobId);
      return view;
    },
    async viewPageForSession(sessionId, choice) {
      const { rows, pagination } = await pageForSession(sessionId, choice);
      return { data: await toViews(rows), pagination };
    },
    async viewPage(request) {
      const { rows, pagination } = await list().page(request);
      return { data: await toViews(rows), pagination, now: new Date(service(strapi, 'clock').now()).toISOString() };
    },
    views: toViews,
  };
}
