import { logError } from '../context';
import type { Context } from '../context';
import type { Clock } from '../jobs/clock';
import { workerNotes } from './worker-notes';
import type { Sighting, WorkerKind } from './worker-notes';

/** What a worker reports about itself; an absent field keeps its value. */
export type Heard = Pick<Sighting, 'owner' | 'kind' | 'problem'> & Partial<Pick<Sighting, 'outdated' | 'runs'>>;

/**
 * The registry of workers of all instances: each instance writes to the database which workers reported to it. Nothing is
 * decided on that; it is for people to see.
 */
export type Presence = {
  /**
   * The worker asked for work or reported, with the credentials of this account. Returns at once; what can't be noted is told
   * to the log. One that holds a job is noted however many names the account has noted.
   */
  seen(worker: Heard, account: string, options?: { holdsJob: boolean }): void;
  /**
   * The worker is there from now on, until it leaves. `problem` says why it can't render, and `note` that this is something
   * else now.
   */
  stay(owner: string, kind: WorkerKind, problem: () => string | null): { note(): void; leave(): Promise<void> };
  /** The workers seen within the last hour, the latest first. */
  list(): Promise<Sighting[]>;
  /** Nothing is noted any more; resolves when nothing is being noted. */
  close(): Promise<void>;
};

/** How often the same worker is noted. */
const EVERY_MS = 10_000;
/** How many workers' last notes are known here: whose is not is noted more often than need be. */
const KNOWN = 2_000;
/** How many notes of one account wait to be written; who is not noted then is with its next question. */
const WAITING = 50;
/** The account under which servers are noted. */
const SERVERS = 'servers';

interface Ports {
  clock: Pick<Clock, 'now'>;
}

export function createPresence(context: Context, { clock }: Ports): Presence {
  const notes = workerNotes(context, clock);
  /** What was noted of each worker last; the latest last. */
  const noted = new Map<string, { at: number; heard: string }>();
  const waiting = new Map<string, number>();
  const stays = new Set<NodeJS.Timeout>();
  let last: Promise<void> = Promise.resolve();
  let closed = false;

  function remember(key: string, at: number, heard: string): void {
    noted.delete(key);
    noted.set(key, { at, heard });
    for (const oldest of noted.keys()) {
      if (noted.size <= KNOWN) break;
      noted.delete(oldest);
    }
  }

  /** One after the other, so that an older note never overwrites a newer one. */
  function queue(account: string, work: () => Promise<void>): Promise<void> {
    waiting.set(account, (waiting.get(account) ?? 0) + 1);
    last = last
      .then(work)
      .catch((error: unknown) => logError(context.strapi, 'which workers there are could not be noted', error))
      .finally(() => {
        const left = (waiting.get(account) ?? 1) - 1;
        if (left > 0) waiting.set(account, left);
        else waiting.delete(account);
      });
    return last;
  }

  function seen(worker: Heard, account: string, { holdsJob } = { holdsJob: false }): void {
    const at = clock.now();
    const key = notes.keyOf(account, worker.owner);
    const heard = JSON.stringify(worker);
    const before = noted.get(key);
    if (closed || (before?.heard === heard && Math.abs(at - before.at) < EVERY_MS)) return;
    if ((waiting.get(account) ?? 0) >= WAITING) return;
    remember(key, at, heard);
    void queue(account, () => notes.write(account, { ...worker, at }, holdsJob || account === SERVERS));
  }

  return {
    seen,

    stay(owner, kind, problem) {
      const note = () => seen({ owner, kind, problem: problem() }, SERVERS);
      note();
      const timer = setInterval(note, EVERY_MS).unref();
      stays.add(timer);
      async function leave(): Promise<void> {
        clearInterval(timer);
        stays.delete(timer);
        await queue(SERVERS, () => notes.remove(notes.keyOf(SERVERS, owner)));
      }
      return { note, leave };
    },

    list: () => notes.list(),

    async close() {
      closed = true;
      for (const timer of stays) clearInterval(timer);
      await last;
    },
  };
}
