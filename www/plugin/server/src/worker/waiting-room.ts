import { logError } from '../context';
import type { Context } from '../context';
import type { Assignment, Worker } from './worker';
import type { QueueDriver, QueueListener } from '../queue/port';
import { singleFlight } from '../queue/single-flight';

/** Where workers elsewhere wait for a job. However many wait, a look that finds nothing costs one query. */
export type WaitingRoom = QueueListener & {
  /** The next job for this worker; null if there is none within `waitMs`, or when `gone` is aborted. */
  wait(owner: string, waitMs: number, gone: AbortSignal): Promise<Assignment | null>;
  /** Sends everybody away with nothing; resolves when nobody is being served any more. */
  close(): Promise<void>;
};

/** Somebody who waits. */
interface Waiter {
  owner: string;
  expired: boolean;
  leave(assignment: Assignment | null): void;
}

interface Ports {
  worker: Pick<Worker, 'claim'>;
  queue: Pick<QueueDriver, 'roomAgain'>;
}

export function createWaitingRoom({ strapi }: Context, { worker, queue }: Ports): WaitingRoom {
  // In the order in which they came.
  const waiters = new Set<Waiter>();
  let served: Waiter | null = null;
  let closed = false;

  /** Gives jobs to the workers that have waited longest. One that disconnected gets none. */
  async function serve(): Promise<void> {
    for (const waiter of waiters) {
      let assignment: Assignment | null = null;
      served = waiter;
      try {
        assignment = await worker.claim(waiter.owner);
      } finally {
        served = null;
        // Who went away in this very moment holds a job that nobody renders: its lease runs out.
        if (assignment || waiter.expired) waiter.leave(assignment);
      }
      if (!assignment) return;
    }
  }

  const serving = singleFlight(serve, (error) =>
    logError(strapi, 'looking for work for a waiting worker failed', error),
  );

  return {
    async wait(owner, waitMs, gone) {
      if (closed || gone.aborted) return null;
      const assignment = await worker.claim(owner);
      if (assignment || waitMs === 0 || closed || gone.aborted) return assignment;
      return new Promise((resolve) => {
        const leave = (assignment: Assignment | null) => {
          clearTimeout(timer);
          gone.removeEventListener('abort', giveUp);
          waiters.delete(waiter);
          resolve(assignment);
        };
        const giveUp = () => leave(null);
        const waiter: Waiter = { owner, expired: false, leave };
        const timer = setTimeout(() => {
          waiter.expired = true;
          // Whoever is being served at the moment may get a job yet.
          if (served !== waiter) giveUp();
        }, waitMs);
        gone.addEventListener('abort', giveUp);
        waiters.add(waiter);
        void serving.run().then(() => queue.roomAgain());
      });
    },
    look: async () => (waiters.size > 0 ? serving.run() : undefined),
    hasRoom: () => waiters.size > 0,
    stop() {
      // A worker elsewhere learns it from the answer to its next report.
    },
    async close() {
      closed = true;
      for (const waiter of waiters) waiter.leave(null);
      await serving.idle();
    },
  };
}
