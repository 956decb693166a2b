import { createHash } from 'node:crypto';
import type { WorkerVersion } from '../../../shared';
import { PLUGIN_ID } from '../context';
import type { Context } from '../context';
import type { Clock } from '../jobs/clock';

/** Where a worker runs: in a Strapi server, or elsewhere, over REST. */
export type WorkerKind = 'server' | 'remote';

/** A worker and when it was last seen, in ms since the epoch. */
export interface Sighting {
  owner: string;
  kind: WorkerKind;
  at: number;
  /** Why it can't render; null where nothing of that kind is known. */
  problem: string | null;
  /** Whether it runs another protocol or other rules than the server. */
  outdated: boolean;
  /** What it said that it runs. */
  runs: WorkerVersion | null;
}

/** The workers' notes in the database. */
export interface WorkerNotes {
  /** The note's key: the same name is another worker's for another account. */
  keyOf(account: string, owner: string): string;
  /**
   * Writes what is new of a worker. A new name is written only if its account has fewer than the limit, unless it is noted
   * `always`: so whoever invents names pushes nobody out.
   */
  write(
    account: string,
    news: Partial<Sighting> & Pick<Sighting, 'owner' | 'kind' | 'at'>,
    always: boolean,
  ): Promise<void>;
  remove(key: string): Promise<void>;
  /** Those of workers seen within the last hour. */
  list(): Promise<Sighting[]>;
}

/** How long a worker is remembered after it was last seen. */
const REMEMBERED_MS = 3_600_000;
/** How far ahead the clock of another server may be. */
const AHEAD_MS = 10_000;
/** How many names one account, such as an API token, may have noted. */
const PER_ACCOUNT = 200;
/** How many names all accounts together may have noted. */
const IN_ALL = 2_000;
/** How many are listed: beside those, servers and workers that hold jobs. */
const LISTED = 3_000;

const STORE = 'strapi::core-store';
const PREFIX = `plugin_${PLUGIN_ID}_worker_`;

interface Row {
  id: number;
  key: string;
  value: string;
}

const short = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length);
const prefixOf = (account: string): string => `${PREFIX}${short(account, 12)}_`;

function sightingOf({ value }: Row): Sighting | null {
  try {
    const { owner, kind, at, problem = null, outdated = false, runs = null } = JSON.parse(value);
    return typeof owner === 'string' && typeof at === 'number' ? { owner, kind, at, problem, outdated, runs } : null;
  } catch {
    return null;
  }
}

export function workerNotes({ strapi }: Context, clock: Pick<Clock, 'now'>): WorkerNotes {
  const table = () => strapi.db.query(STORE);
  // An owner may be longer than the key's column.
  const keyOf = (account: string, owner: string) => `${prefixOf(account)}${short(owner, 32)}`;

  /** The oldest names first, so that a flood of new ones hides none. */
  const rows = (prefix: string): Promise<Row[]> =>
    table().findMany({ where: { key: { $startsWith: prefix } }, orderBy: { id: 'asc' }, limit: LISTED });

  /** What was noted by a clock that was set back since is not from the last hour. */
  function isFresh(row: Row): boolean {
    const at = sightingOf(row)?.at ?? 0;
    const now = clock.now();
    return at >= now - REMEMBERED_MS && at <= now + AHEAD_MS;
  }

  async function forgetOld(): Promise<void> {
    const old = (await rows(PREFIX)).filter((row) => !isFresh(row));
    if (old.length > 0) await table().deleteMany({ where: { id: { $in: old.map(({ id }) => id) } } });
  }

  async function hasRoom(account: string): Promise<boolean> {
    if ((await rows(prefixOf(account))).filter(isFresh).length >= PER_ACCOUNT) return false;
    const count = () => table().count({ where: { key: { $startsWith: PREFIX } } });
    if ((await count()) < IN_ALL) return true;
    await forgetOld();
    return (await count()) < IN_ALL;
  }

  return {
    keyOf,

    async write(account, news, always) {
      const key = keyOf(account, news.owner);
      const row: Row | null = await table().findOne({ where: { key } });
      const value = JSON.stringify({ ...(row && sightingOf(row)), ...news });
      if (row) {
        await table().updateMany({ where: { key }, data: { value } });
        return;
      }
      if (!always && !(await hasRoom(account))) return;
      await table().create({ data: { key, value, type: 'object', environment: '', tag: '' } });
      await forgetOld();
    },

    async remove(key) {
      await table().deleteMany({ where: { key } });
    },

    async list() {
      // Two processes may have noted the same name at the same moment.
      const byKey = new Map((await rows(PREFIX)).filter(isFresh).map((row) => [row.key, row]));
      const sightings = [...byKey.values()].flatMap((row) => sightingOf(row) ?? []);
      return sightings.sort((one, other) => other.at - one.at);
    },
  };
}
