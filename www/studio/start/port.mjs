import { once } from 'node:events';
import { createServer } from 'node:net';
import { Problem } from './problem.mjs';

/** Throws where nobody could listen on the port, before any work is done for nothing. */
export async function ensurePortIsFree(port) {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    const why = error.code === 'EADDRINUSE' ? 'is in use by another program' : `can't be used (${error.code})`;
    throw new Problem(`port ${port} ${why}: choose another one with \`--port\``);
  }
  server.close();
  await once(server, 'close');
}
