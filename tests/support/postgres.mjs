// A real PostgreSQL in a folder of its own, on a free port of 127.0.0.1.
import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { daemon } from './daemon.mjs';
import { freePort } from './free-port.mjs';
import { program } from './postgres-programs.mjs';

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
export function owner() {
  if (process.getuid?.() !== 0) return {};
  const id = (option) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Where a server of these tests is asked as its administrator. */
export const admin = (port) => ({
  host: '127.0.0.1',
  port,
  user: 'postgres',
  password: 'unused',
  database: 'postgres',
});

/** How a server of these tests is started. */
export const settingsFor = (port) =>
  [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'].flatMap((setting) => [
    '-c',
    setting,
  ]);

/** Runs statements on one of a server's databases. */
export async function query(connection, text) {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2000 });
  // A server that goes away tells each of its clients.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

/**
 * Starts a PostgreSQL. `stop`, `kill` and `start` may follow in any order: it comes back on the same port with its data.
 * `remove` ends it for good. `environment` is added to its own.
 */
export async function startPostgres({ environment = {} } = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'render-jobs-postgres-'));
  const as = owner();
  if (as.uid !== undefined) chownSync(directory, as.uid, as.gid);
  const spawnOptions = { ...as, cwd: directory };
  // Not synced: a process that is killed loses nothing by that, only a machine that is.
  execFileSync(
    program('initdb'),
    ['-D', directory, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...spawnOptions, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const port = await freePort();
  const connection = admin(port);
  const server = daemon({
    command: [program('postgres'), '-D', directory, ...settingsFor(port)],
    spawnOptions: { ...spawnOptions, env: { ...process.env, ...environment } },
    // Ends the sessions, and does not wait for them to end by themselves.
    stopSignal: 'SIGINT',
    isUp: () =>
      query(connection, 'select 1').then(
        () => true,
        () => false,
      ),
  });
  await server.start();
  let count = 0;
  return Object.assign(server, {
    port,
    /** A new, empty database, as Strapi's configuration names one. */
    async createDatabase() {
      count += 1;
      const database = `strapi_${count}`;
      await query(connection, `create database ${database}`);
      return { client: 'postgres', connection: { ...connection, database, ssl: false }, pool: { min: 0, max: 10 } };
    },
    query: (database, text) => query(database.connection, text),
    async remove() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  });
}
