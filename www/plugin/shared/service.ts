/** The service that an application's own code works with; types alone. */
import type { Artifacts, Status } from 'render-rules';
import type { DeletedJob, HistoryEntry, JobReply, ListedJob, Pagination, Trigger } from '.';

/** A job that was asked for. `deduplicated` is true where it was there already, and absent where it is new. */
export type CreatedJob = JobReply & { deduplicated?: true };

/** Which page: `page` from 1 (the default), `pageSize` 1 to 100 (25 by default). */
export interface PageChoice {
  page?: number;
  pageSize?: number;
}

/**
 * `strapi.plugin('render-jobs').service('render-job')`. `actor` is who asks, for the job's history.
 *
 * What is refused throws an error with the HTTP `status` and the `details.code` that the REST API answers with. What changes a
 * job throws 400 where a rule refuses it, 409 `lost_race` where somebody else changed the job at the same moment.
 */
// A type and no interface: `service<…>` of Strapi takes only what may have an index signature.
export type RenderJobService = {
  /**
   * Creates a job in the initial status and tells the queue; or answers the job that is there already, and says so. `input` is
   * checked, and may come from anywhere.
   */
  createJob(input: Trigger.Body, actor?: string, idempotencyKey?: string): Promise<CreatedJob>;
  /** Takes a job to a status by hand. `metadata` is merged into the job's; its `errorMessage` says why a job failed. */
  transitionStatus(
    jobId: string,
    newStatus: Status,
    metadata?: Record<string, unknown>,
    actor?: string,
  ): Promise<JobReply>;
  /** The files are there. Those not named are null. */
  completeJob(jobId: string, artifacts: Partial<Artifacts>, actor?: string): Promise<JobReply>;
  /** The attempt failed, and trying again would not help; an operator may still retry. */
  failJob(jobId: string, errorMessage: string, actor?: string): Promise<JobReply>;
  /** A failed job is queued again. Refused with 429 or 503 also where no job is taken at the moment. */
  retryJob(jobId: string, actor?: string): Promise<JobReply>;
  /** The job is cancelled at once, and its renderer stopped wherever it runs. */
  cancelJob(jobId: string, actor?: string): Promise<JobReply>;
  /** Deletes a job that is not active, with its files or without them. @throws 404 `job_not_found`, 409 `job_active`. */
  deleteJob(jobId: string, choice: { files: boolean }): Promise<DeletedJob>;
  /** @throws 404 `job_not_found`. */
  getJob(jobId: string): Promise<JobReply>;
  /** What happened to the job, the oldest first; `replay` of it gives the stored job. @throws 404 `job_not_found`. */
  getHistory(jobId: string): Promise<HistoryEntry[]>;
  /** A page of the session's jobs without their metadata, the newest first. @throws 404 `session_not_found`, 400 for a page that can't be. */
  getJobsForSession(sessionId: string, choice?: PageChoice): Promise<ListedJob[]>;
  /** The same page, and how many jobs the session has. @throws as `getJobsForSession` does. */
  getPageForSession(sessionId: string, choice?: PageChoice): Promise<{ data: ListedJob[]; pagination: Pagination }>;
};
