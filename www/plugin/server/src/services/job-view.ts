import { timeLeftMs } from 'render-rules';
import type { JobReply } from '../../../shared/contracts';
import { artifactsOf, toJob } from './job-row';
import type { JobSummary } from './job-row';

const iso = (time: string): string => new Date(time).toISOString();
const isoOrNull = (time: string | null): string | null => (time === null ? null : iso(time));

/** A stored job as the REST API shows it at a time. `maxAttempts` is for rows that were stored without a limit of their own. */
export function toReply(row: JobSummary, maxAttempts: number, now: number): JobReply {
  const job = toJob(row, maxAttempts);
  const renderStartedAt = isoOrNull(row.renderStartedAt);
  const renderCompletedAt = isoOrNull(row.renderCompletedAt);
  return {
    jobId: row.jobId,
    status: row.status,
    progress: job.progress,
    format: row.format,
    selection: row.selection,
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
    timeLeftMs: timeLeftMs(job, now),
    errorMessage: row.errorMessage,
    metadata: row.metadata ?? {},
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}
