import { logError, PLUGIN_ID } from '../context';
import type { Context } from '../context';

/**
 * The time by which jobs are decided on: the database's, so that all servers have the same one, carried on by what no
 * setting of a clock can change.
 *
 * The database's clock is read again from time to time. Small differences are followed. Where it was set, this server goes on
 * with the time it has until nothing is being rendered: nothing that runs is over its time because of a clock.
 */
export type Clock = {
  /** Reads the database's clock for the first time, and from then on. */
  open(): Promise<void>;
  /** In ms since the epoch. Never less than before, except where a clock that was set back is followed. */
  now(): number;
  close(): void;
};

/** How often the database's clock is read. */
const READ_MS = 30_000;
/** What is more than two clocks that go a little differently: one was set. */
const SET_MS = 2000;
/** As often it is read each time. The quickest answer says best what time it is: half of its way is the most it is off by. */
const READINGS = 5;

/** How databases say what time it is, in ms since the epoch. SQLite has no clock but this machine's. */
const ASK: Record<string, string> = {
  postgres: 'select extract(epoch from clock_timestamp()) * 1000 as at',
  mysql: 'select unix_timestamp(now(3)) * 1000 as at',
};

/** The first field of the first row, in whatever form the database's client returns rows. */
function timeIn(answer: unknown): number {
  const rows: unknown = Array.isArray(answer) ? answer[0] : answer;
  const list: unknown = typeof rows === 'object' && rows !== null && 'rows' in rows ? rows.rows : rows;
  const row: unknown = Array.isArray(list) ? list[0] : undefined;
  const at = typeof row === 'object' && row !== null && 'at' in row ? Number(row.at) : Number.NaN;
  if (!Number.isFinite(at)) throw new Error('the database did not say what time it is');
  return at;
}

/** Who can say whether something is being rendered. */
interface Ports {
  jobList: { held(): Promise<unknown[]> };
}

export function createClock({ strapi }: Context, { jobList }: Ports): Clock {
  /** What is added to the time since this process began. */
  let offset = Date.now() - performance.now();
  let latest = 0;
  let timer: NodeJS.Timeout | undefined;
  let told = false;

  /** The same from the database, now, and how long its answer took. */
  async function readOnce(ask: string): Promise<{ offset: number; tookMs: number }> {
    const before = performance.now();
    const at = timeIn(await strapi.db.connection.raw(ask));
    const after = performance.now();
    // The answer was right some time on its way.
    return { offset: at - (before + after) / 2, tookMs: after - before };
  }

  /** The same from the database. A busy machine answers late: servers that believed it would have times that differ. */
  async function read(): Promise<number> {
    const ask = ASK[strapi.db.dialect.client];
    if (ask === undefined) return Date.now() - performance.now();
    let best = await readOnce(ask);
    for (let reading = 1; reading < READINGS; reading += 1) {
      const other = await readOnce(ask);
      if (other.tookMs < best.tookMs) best = other;
    }
    return best.offset;
  }

  async function follow(): Promise<void> {
    const found = await read();
    const ahead = found - offset;
    const wasSet = Math.abs(ahead) > SET_MS;
    if (wasSet && !told)
      strapi.log.warn(
        `${PLUGIN_ID}: the clock that jobs use was changed by ${Math.round(ahead / 1000)} s; this server adopts the change when no render is running`,
      );
    told = wasSet;
    if (wasSet && (await jobList.held()).length > 0) return;
    offset = found;
    if (wasSet) latest = 0;
    told = false;
  }

  return {
    async open() {
      offset = await read();
      latest = 0;
      timer ??= setInterval(() => {
        follow().catch((error: unknown) => logError(strapi, "the database's clock could not be read", error));
      }, READ_MS).unref();
    },
    now() {
      latest = Math.max(latest, Math.floor(offset + performance.now()));
      return latest;
    },
    close() {
      clearInterval(timer);
      timer = undefined;
    },
  };
}
