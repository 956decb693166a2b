// A real redis-server on a free port of 127.0.0.1.
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { daemon } from './daemon.mjs';
import { freePort } from './free-port.mjs';

/** For the list of programs that the tests need. */
export const REDIS = { program: 'redis-server', arguments: ['--version'], package: 'redis-server' };

/** Whether a Redis answers a PING; one that loads its data, or is stopped, does not. */
function answers(port, password) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(500, () => settle(false));
    socket.on('error', () => settle(false));
    socket.on('connect', () => socket.write(`${password ? `AUTH ${password}\r\n` : ''}PING\r\n`));
    socket.setEncoding('utf8').on('data', (text) => settle(text.includes('PONG') || text.includes('OK')));
  });
}

/**
 * Starts a Redis. `stop`, `kill` and `start` may follow in any order: it comes back on the same port, with its data where
 * `durable` says so. `remove` ends it for good.
 */
export async function startRedis({ durable = false, password } = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'render-jobs-redis-'));
  const port = await freePort();
  const server = daemon({
    command: [
      'redis-server',
      ...['--port', String(port), '--bind', '127.0.0.1', '--dir', directory, '--save', ''],
      ...['--appendonly', durable ? 'yes' : 'no', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction'],
      ...(password ? ['--requirepass', password] : []),
    ],
    isUp: () => answers(port, password),
  });
  await server.start();
  return Object.assign(server, {
    port,
    directory,
    url: `redis://${password ? `:${password}@` : ''}127.0.0.1:${port}`,
    async remove() {
      await server.kill();
      rmSync(directory, { recursive: true, force: true });
    },
  });
}
