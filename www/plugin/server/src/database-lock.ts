import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';

/** How long better-sqlite3 waits for a lock of another process where nobody says otherwise. */
const USUAL_MS = 5000;
/** How long it is to wait: meanwhile the whole server stands still. */
const SHORT_MS = 200;

const isLocked = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^SQLITE_(BUSY|LOCKED)/.test(error.code);

const isSqlite = (strapi: Core.Strapi): boolean => strapi.db.dialect.client === 'sqlite';

/**
 * Lets SQLite wait for other processes for a moment alone: better-sqlite3 waits in the one thread that answers everybody. A
 * wait that the application chose in its config/database stays.
 */
export async function shortenWaitForLocks(strapi: Core.Strapi): Promise<void> {
  if (!isSqlite(strapi)) return;
  const [present]: { timeout: number }[] = await strapi.db.connection.raw('pragma busy_timeout');
  if (present?.timeout === USUAL_MS) await strapi.db.connection.raw(`pragma busy_timeout = ${SHORT_MS}`);
}

/** What is noted of a request on its way. */
interface Noted {
  locked: boolean;
}

/** Notes which requests fail because another process holds the database: Strapi answers them as faults of its own. */
export interface LockWatch {
  /** Does what a request needs; whether the database was locked meanwhile. */
  during(work: () => Promise<void>): Promise<boolean>;
}

export function watchForLocks(strapi: Core.Strapi): LockWatch {
  const requests = new AsyncLocalStorage<Noted>();
  let listens = false;

  // The connection is there only after the plugins were registered.
  function listen(): void {
    if (listens || !isSqlite(strapi)) return;
    listens = true;
    strapi.db.connection.on('query-error', (error: unknown) => {
      const request = requests.getStore();
      if (request && isLocked(error)) request.locked = true;
    });
  }

  return {
    async during(work) {
      listen();
      const request: Noted = { locked: false };
      await requests.run(request, work);
      return request.locked;
    },
  };
}
