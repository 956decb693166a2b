import { timeLeftMs } from 'render-rules';
import type { JobReply, ListedJob } from '../../../shared';
import { artifactsOf, toJob } from './job-row';
import type { JobSummary, JobInFull } from './job-row';

const iso = (time: string): string => new Date(time).toISOString();
const isoOrNull = (time: string | null): string | null => (time === null ? null : iso(time));

/** How much of an error message a list shows. */
const SHOWN = 1000;

const shortened = (text: string | null): string | null =>
  text !== null && text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;

/** A stored job at a time. `maxAttempts` is for rows that were stored without a limit of their own. */
export function toSummary(row: JobSummary, maxAttempts: number, now: number): ListedJob {
  const job = toJob(row, maxAttempts);
  const renderStartedAt = isoOrNull(row.renderStartedAt);
  const renderCompletedAt = isoOrNull(row.renderCompletedAt);
  return {
    jobId: row.jobId,
    status: row.status,
    progress: job.progress,
    format: row.format,
    selection: row.selection,
    settings: row.settings ?? {},
    sessionId: row.sessionDocumentId,
    edlId: row.edlId,
    edlVersion: row.edlVersion,
    artifacts: artifactsOf(row),
    timing: {
      renderStartedAt,
      renderCompletedAt,
      renderDurationMs:
        renderStartedAt === null || renderCompletedAt === null
          ? null
          : // Rows of before may have been written by clocks that were set back.
            Math.max(0, Date.parse(renderCompletedAt) - Date.parse(renderStartedAt)),
    },
    // Those that count.
    attempts: job.attempt - (row.interruptions ?? 0),
    maxAttempts: job.maxAttempts,
    phase: job.phase,
    parts: job.parts,
    timeLeftMs: timeLeftMs(job, now),
    errorMessage: row.errorMessage,
    warningCount: row.warningCount ?? 0,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}

/** A stored job as a list shows it. */
export function toListed(row: JobSummary, maxAttempts: number, now: number): ListedJob {
  return { ...toSummary(row, maxAttempts, now), errorMessage: shortened(row.errorMessage) };
}

/** A stored job by itself. */
export const toReply = (row: JobInFull, maxAttempts: number, now: number): JobReply => ({
  ...toSummary(row, maxAttempts, now),
  metadata: row.metadata ?? {},
  warnings: row.warnings ?? [],
});
