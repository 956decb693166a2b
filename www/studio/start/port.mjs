import { once } from 'node:events';
import { createServer } from 'node:net';

/** Says why nobody could listen on the port, in one sentence; null where that works. */
export async function portProblem(port) {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    const why = error.code === 'EADDRINUSE' ? 'is in use by another program' : `can't be used (${error.code})`;
    return `port ${port} ${why}: choose another one with \`--port\``;
  }
  server.close();
  await once(server, 'close');
  return null;
}
