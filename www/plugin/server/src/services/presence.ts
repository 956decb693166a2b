import { createHash } from 'node:crypto';
import { logError, PLUGIN_ID, service } from '../plugin';
import type { Context } from '../plugin';

/** Where a worker runs: in a Strapi server, or elsewhere, over REST. */
export type WorkerKind = 'server' | 'remote';

/** A worker and when it was heard of last, in ms since the epoch. */
export interface Sighting {
  owner: string;
  kind: WorkerKind;
  at: number;
  /** Why it said that it can't render; null where it said nothing of that kind. */
  problem: string | null;
}

/**
 * Which workers there are, on all instances together: each notes in the database whom it heard of. Nothing is decided on
 * that; it is for people to see.
 */
export type Presence = {
  /** The worker asked for work or reported. Returns at once; what can't be noted is told to the log. */
  seen(owner: string, kind: WorkerKind, problem?: string | null): void;
  /**
   * The worker is there from now on, until it leaves. `problem` says why it can't render, and `note` that this is something
   * else now.
   */
  stay(owner: string, kind: WorkerKind, problem: () => string | null): { note(): void; leave(): Promise<void> };
  /** The workers that were heard of within the last hour. */
  list(): Promise<Sighting[]>;
  /** Nothing is noted any more; resolves when nothing is being noted. */
  close(): Promise<void>;
};

/** How often the same worker is noted. */
const EVERY_MS = 10_000;
/** How long a worker is remembered that is not heard of any more. */
const REMEMBERED_MS = 3_600_000;
/** How many workers are listed. */
const LISTED = 500;

const STORE = 'strapi::core-store';
const PREFIX = `plugin_${PLUGIN_ID}_worker_`;

interface Row {
  id: number;
  key: string;
  value: string;
}

// An owner may be longer than the key's column.
const keyOf = (owner: string): string => `${PREFIX}${createHash('sha256').update(owner).digest('hex').slice(0, 32)}`;

function sightingOf({ value }: Row): Sighting | null {
  try {
    const { owner, kind, at, problem = null } = JSON.parse(value);
    return typeof owner === 'string' && typeof at === 'number' ? { owner, kind, at, problem } : null;
  } catch {
    return null;
  }
}

export default function presence({ strapi }: Context): Presence {
  const table = () => strapi.db.query(STORE);
  const now = () => service(strapi, 'clock').now();
  /** What was noted by a clock that was set back since is not from the last hour. */
  const isRecent = (at: number) => at >= now() - REMEMBERED_MS && at <= now() + EVERY_MS;
  const noted = new Map<string, Pick<Sighting, 'at' | 'problem'>>();
  const writing = new Set<Promise<void>>();
  const stays = new Set<NodeJS.Timeout>();
  let last: Promise<void> = Promise.resolve();
  let closed = false;

  async function write(sighting: Sighting): Promise<void> {
    const key = keyOf(sighting.owner);
    const value = JSON.stringify(sighting);
    const { count } = await table().updateMany({ where: { key }, data: { value } });
    if (count > 0) return;
    await table().create({ data: { key, value, type: 'object', environment: '', tag: '' } });
    await forgetOld();
  }

  async function rows(): Promise<Row[]> {
    return table().findMany({ where: { key: { $startsWith: PREFIX } }, orderBy: { id: 'desc' }, limit: LISTED });
  }

  async function forgetOld(): Promise<void> {
    const old = (await rows()).filter((row) => !isRecent(sightingOf(row)?.at ?? 0));
    if (old.length > 0) await table().deleteMany({ where: { id: { $in: old.map(({ id }) => id) } } });
    for (const [owner, { at }] of noted) if (!isRecent(at)) noted.delete(owner);
  }

  function run(work: Promise<void>): Promise<void> {
    const settled = work
      .catch((error: unknown) => logError(strapi, 'which workers there are could not be noted', error))
      .finally(() => writing.delete(settled));
    writing.add(settled);
    return settled;
  }

  function seen(owner: string, kind: WorkerKind, problem: string | null = null): void {
    const at = now();
    const before = noted.get(owner);
    if (closed || (before?.problem === problem && Math.abs(at - before.at) < EVERY_MS)) return;
    noted.set(owner, { at, problem });
    // One after the other, so that an older note never overwrites a newer one.
    last = run(last.then(() => write({ owner, kind, at, problem })));
  }

  return {
    seen,

    stay(owner, kind, problem) {
      const note = () => seen(owner, kind, problem());
      note();
      const timer = setInterval(note, EVERY_MS).unref();
      stays.add(timer);
      async function leave(): Promise<void> {
        clearInterval(timer);
        stays.delete(timer);
        await Promise.all(writing);
        await run(
          table()
            .deleteMany({ where: { key: keyOf(owner) } })
            .then(() => undefined),
        );
      }
      return { note, leave };
    },

    async list() {
      const sightings = (await rows()).flatMap((row) => sightingOf(row) ?? []);
      const newest = new Map<string, Sighting>();
      for (const sighting of sightings.sort((one, other) => one.at - other.at))
        if (isRecent(sighting.at)) newest.set(sighting.owner, sighting);
      return [...newest.values()].reverse();
    },

    async close() {
      closed = true;
      for (const timer of stays) clearInterval(timer);
      await Promise.all(writing);
    },
  };
}
