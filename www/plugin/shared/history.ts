import type { Entry } from 'render-rules';
import type { GetSessionJobs } from './job';
import type { SuccessPage } from './reply';

/** One step of a job's life, with its time also as the API writes times. */
export interface HistoryEntry extends Entry {
  time: string;
}

/**
 * `GET /:jobId/history` of both APIs: the oldest first, by default the first 100. `replay` of all of it gives the stored job.
 */
export declare namespace GetHistory {
  type Query = GetSessionJobs.Query;
  type Reply = SuccessPage<HistoryEntry>;
}
