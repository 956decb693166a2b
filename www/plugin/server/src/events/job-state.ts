import { createHash } from 'node:crypto';
import type { JobEvents } from '../../../shared';
import { toSummary } from '../jobs/job-view';
import type { JobSummary } from '../jobs/job-row';

/** What a stream tells of a job. */
export interface JobState {
  /** Equal for equal states, on every instance and after a restart: what `Last-Event-ID` is compared with. */
  id: string;
  data: JobEvents.State;
}

/** The time left is not part of the id: it passes by itself. */
export function stateOf(row: JobSummary, maxAttempts: number, now: number): JobState {
  const { jobId, status, progress, phase, parts, timeLeftMs, attempts, errorMessage } = toSummary(
    row,
    maxAttempts,
    now,
  );
  const stored = JSON.stringify([jobId, status, progress, phase, parts, attempts, errorMessage]);
  return {
    id: createHash('sha256').update(stored).digest('hex').slice(0, 16),
    data: { jobId, status, progress, phase, parts, timeLeftMs, attempts, errorMessage },
  };
}
