// A PostgreSQL that follows another one and takes its place, and the address that leads to whichever of them is in charge.
import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { daemon } from './daemon.mjs';
import { freePort } from './free-port.mjs';
import { admin, owner, query, settingsFor } from './postgres.mjs';
import { program } from './postgres-programs.mjs';

/** Starts a standby of a PostgreSQL, which from then on commits nothing that the standby does not have. */
export async function startStandby(primary) {
  const directory = mkdtempSync(join(tmpdir(), 'render-jobs-standby-'));
  const as = owner();
  if (as.uid !== undefined) chownSync(directory, as.uid, as.gid);
  const spawnOptions = { ...as, cwd: directory };
  const from = ['-h', '127.0.0.1', '-p', String(primary.port), '-U', 'postgres'];
  execFileSync(program('pg_basebackup'), [...from, '-D', directory, '-R', '-X', 'stream', '-c', 'fast', '--no-sync'], {
    ...spawnOptions,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const port = await freePort();
  const standby = daemon({
    command: [program('postgres'), '-D', directory, ...settingsFor(port)],
    spawnOptions,
    stopSignal: 'SIGINT',
    isUp: () =>
      query(admin(port), 'select 1').then(
        () => true,
        () => false,
      ),
  });
  await standby.start();
  await query(admin(primary.port), "alter system set synchronous_standby_names = '*'");
  await query(admin(primary.port), 'select pg_reload_conf()');
  return {
    port,
    /** It is in charge from now on. */
    promote: () => query(admin(port), 'select pg_promote()'),
    async remove() {
      await standby.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** An address that leads to one port and then to another, as that of a database with a standby does. */
export async function startSwitch(first) {
  let target = first;
  const sockets = new Set();
  const server = createServer((socket) => {
    const other = connect(target, '127.0.0.1');
    for (const [one, to] of [
      [socket, other],
      [other, socket],
    ]) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        to.destroy();
      });
      one.pipe(to);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const drop = () => sockets.forEach((socket) => socket.destroy());
  return {
    port: server.address().port,
    to(port) {
      target = port;
      drop();
    },
    async close() {
      server.close();
      drop();
      await once(server, 'close');
    },
  };
}
