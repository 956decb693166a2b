import type { Artifacts, Event } from 'render-rules';
import type { HistoryEntry, JobReply, JobView, ListJobs } from '../../../shared/contracts';
import { notFound } from '../errors';
import { configuration, service } from '../plugin';
import type { Context } from '../plugin';
import { assertAdmitted } from './admission';
import type { JobColumns, JobRow, JobSummary } from './job-row';
import type { PageRequest } from './job-list';
import { toReply } from './job-view';
import { eventFor } from './manual-event';
import { trigger } from './trigger';

/** A job that was asked for. `deduplicated` is true where it was there already, and absent where it is new. */
export type CreatedJob = JobReply & { deduplicated?: true };

/**
 * Render jobs, for the controllers and for an application's own code. `actor` is who asks, for the job's history. What
 * changes a job throws as `Lifecycle.apply` does.
 */
export type RenderJobService = {
  /**
   * Creates a job in the initial status and tells the queue; or answers the job that is there already, and says so. `input`
   * is a `Trigger.Body`; it is checked, and may come from anywhere.
   *
   * @throws RequestError as `trigger` does.
   */
  createJob(input: unknown, actor?: string, idempotencyKey?: string): Promise<CreatedJob>;
  /** Takes a job to a status by hand. `metadata` is merged into the job's; its `errorMessage` says why a job failed. */
  transitionStatus(
    jobId: string,
    newStatus: string,
    metadata?: Record<string, unknown>,
    actor?: string,
  ): Promise<JobReply>;
  /** The files are there. Those not named are null. */
  completeJob(jobId: string, artifacts: Partial<Artifacts>, actor?: string): Promise<JobReply>;
  /** The attempt failed, and trying again would not help; an operator may still retry. */
  failJob(jobId: string, errorMessage: string, actor?: string): Promise<JobReply>;
  /** @throws also as `assertAdmitted` does. */
  retryJob(jobId: string, actor?: string): Promise<JobReply>;
  /** The job is cancelled at once, and its renderer stopped wherever it runs. */
  cancelJob(jobId: string, actor?: string): Promise<JobReply>;
  /** @throws RequestError 404 `job_not_found`. */
  getJob(jobId: string): Promise<JobReply>;
  /** What happened to the job, the oldest first; `replay` of it gives the stored job. @throws as `getJob` does. */
  getHistory(jobId: string): Promise<HistoryEntry[]>;
  /** The newest first. @throws RequestError 404 `session_not_found`. */
  getJobsForSession(sessionId: string): Promise<JobReply[]>;
  /** getJob with what the admin shows beside. */
  viewJob(jobId: string): Promise<JobView>;
  /** getJobsForSession with what the admin shows beside. */
  viewJobsForSession(sessionId: string): Promise<JobView[]>;
  /** A page of all jobs. */
  viewPage(request: PageRequest): Promise<ListJobs.Reply>;
  /** Rows with what the admin shows beside. */
  views(rows: JobSummary[]): Promise<JobView[]>;
};

export default function renderJob({ strapi }: Context): RenderJobService {
  const store = () => service(strapi, 'job-store');
  const facts = () => service(strapi, 'facts');
  const lifecycle = () => service(strapi, 'lifecycle');

  const reply = (row: JobSummary): JobReply => toReply(row, configuration(strapi).retry.maxAttempts);

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

  async function findOfSession(sessionId: string): Promise<JobSummary[]> {
    const session = await facts().session(sessionId);
    if (!session) throw notFound('session', sessionId);
    return store().ofSession(session.documentId);
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

    getJob: async (jobId) => reply(await find(jobId)),
    getHistory: async (jobId) =>
      ((await find(jobId)).history ?? []).map((entry) => ({ ...entry, time: new Date(entry.at).toISOString() })),
    getJobsForSession: async (sessionId) => (await findOfSession(sessionId)).map(reply),

    async viewJob(jobId) {
      const [view] = await toViews([await find(jobId)]);
      if (!view) throw notFound('job', jobId);
      return view;
    },
    viewJobsForSession: async (sessionId) => toViews(await findOfSession(sessionId)),
    async viewPage(request) {
      const { rows, pagination } = await service(strapi, 'job-list').page(request);
      return { data: await toViews(rows), pagination, now: new Date().toISOString() };
    },
    views: toViews,
  };
}
