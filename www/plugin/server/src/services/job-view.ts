import type { JobReply } from '../../../shared/contracts';
import { artifactsOf } from './job-row';
import type { JobSummary } from './job-store';

const iso = (time: string): string => new Date(time).toISOString();
const isoOrNull = (time: string | null): string | null => (time === null ? null : iso(time));

/** A stored job as the REST API shows it. */
export function toReply(row: JobSummary): JobReply {
  const renderStartedAt = isoOrNull(row.renderStartedAt);
  const renderCompletedAt = isoOrNull(row.renderCompletedAt);
  return {
    jobId: row.jobId,
    status: row.status,
    progress: row.progress ?? 0,
    format: row.format,
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
          : Date.parse(renderCompletedAt) - Date.parse(renderStartedAt),
    },
    attempts: row.attempt ?? 0,
    errorMessage: row.errorMessage,
    metadata: row.metadata ?? {},
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}
