import type { Clock } from '../jobs/clock';
import type { JobStore } from '../jobs/job-store';

/** What a queue driver tells somebody who waits for work. */
export interface QueueListener {
  /** There may be work in the table. Resolves when it was looked for. */
  look(): Promise<void>;
  /** Whether it could take a job now. */
  hasRoom(): boolean;
  /** This attempt of the job is not wanted any more. */
  stop(jobId: string, attempt: number): void;
}

/**
 * A queue: it says when and where to look. The job's row is the truth, and a claim is a guarded UPDATE of it, so that a
 * driver may announce a job twice, late or never (then a look that the driver makes from time to time finds it).
 */
export type QueueDriver = {
  /**
   * Prepares for announcements of jobs, before anybody listens.
   *
   * @throws one sentence where the driver can't work at all; a server that is merely away comes back.
   */
  open(): Promise<void>;
  /** Why jobs are not announced but found by polling, and what to do, in one sentence; null if all is well. */
  problem(): string | null;
  /** Begins to tell a listener, beside those that it tells already. */
  listen(listener: QueueListener): void;
  /** A listener that could take no job can take one again. */
  roomAgain(): void;
  /** A job is ready, or will be at `at` (ms since the epoch). */
  enqueue(jobId: string, at?: number): Promise<void>;
  /** Whoever renders this attempt of the job is to stop, in whichever process it runs. */
  stop(jobId: string, attempt: number): Promise<void>;
  /** Tells nobody anything any more. */
  close(): Promise<void>;
};

/** What a queue driver works with. */
export interface QueuePorts {
  clock: Pick<Clock, 'now'>;
  jobStore: Pick<JobStore, 'waiting' | 'noteMessage'>;
}
