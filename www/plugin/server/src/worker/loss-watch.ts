import type { HeldLease, Retry } from '../jobs/job-store';
import { createWatch } from './watch';

/**
 * Which jobs wait for nothing: a worker that is gone, or a time that a clock which was set put far away. Clocks and what is
 * seen here say which jobs to ask the rules about; these decide.
 */
export interface LossWatch {
  /** This lease was given or renewed here. */
  renewed(lease: HeldLease): void;
  /** Of all leases those that may be over, and for how long each has been seen unchanged: at most its length. */
  leases(all: HeldLease[], now: number, leaseMs: number): { jobId: string; watchedMs: number }[];
  /** Of all that are to be tried again those whose time has come: by the clock, or because their wait was seen to pass. */
  due(all: Retry[], now: number): Retry[];
}

/** A report renews the lease, also where its end stays the same: at the time limit. */
const leaseKey = ({ attempt, leaseExpiresAt, updatedAt }: HeldLease): string =>
  `${attempt} ${Date.parse(leaseExpiresAt ?? '')} ${Date.parse(updatedAt)}`;
const endOf = (time: string | null): number => (time === null ? Infinity : Date.parse(time));

export function createLossWatch(): LossWatch {
  const held = createWatch();
  const failed = createWatch();

  return {
    renewed(lease) {
      held.changed(lease.jobId, leaseKey(lease));
    },
    leases(all, now, leaseMs) {
      const watched = held.look(all.map((lease) => ({ jobId: lease.jobId, key: leaseKey(lease) })));
      return all.flatMap(({ jobId, leaseExpiresAt }) => {
        const watchedMs = watched.get(jobId) ?? 0;
        return endOf(leaseExpiresAt) <= now || watchedMs >= leaseMs
          ? [{ jobId, watchedMs: Math.min(watchedMs, leaseMs) }]
          : [];
      });
    },
    due(all, now) {
      const watched = failed.look(all.map(({ jobId, attempt }) => ({ jobId, key: String(attempt) })));
      return all.filter(({ jobId, nextAttemptAt, updatedAt }) => {
        const waitMs = endOf(nextAttemptAt) - Date.parse(updatedAt);
        return endOf(nextAttemptAt) <= now || (watched.get(jobId) ?? 0) >= waitMs;
      });
    },
  };
}
