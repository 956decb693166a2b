// A database that is slow to say what time it is: the servers' time is right all the same, and so the same for all of them.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { after, before, test } from 'node:test';
import { startApp } from '../plugin/support/app.mjs';
import { createSession } from '../plugin/support/sessions.mjs';
import { startPostgres } from '../support/postgres.mjs';

const LATE_MS = 1500;
/** What a machine that does other things may add. */
const TOLERANCE_MS = 300;

/** Leads to a PostgreSQL, whose first answers to the question for the time come late. */
async function lateFor(port, { answers }) {
  let left = answers;
  const sockets = new Set();
  const server = createServer((socket) => {
    const database = connect(port, '127.0.0.1');
    socket.on('data', (chunk) => {
      if (left > 0 && chunk.includes('clock_timestamp')) {
        left -= 1;
        database.pause();
        setTimeout(() => database.resume(), LATE_MS);
      }
      database.write(chunk);
    });
    database.on('data', (chunk) => socket.write(chunk));
    for (const [one, other] of [
      [socket, database],
      [database, socket],
    ]) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => other.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: server.address().port,
    left: () => left,
    async close() {
      server.close();
      sockets.forEach((socket) => socket.destroy());
      await once(server, 'close');
    },
  };
}

let postgres;
let late;
let app;
before(async () => {
  postgres = await startPostgres();
  const database = await postgres.createDatabase();
  late = await lateFor(database.connection.port, { answers: 2 });
  app = await startApp('studio-types', {
    database: { ...database, connection: { ...database.connection, host: '127.0.0.1', port: late.port } },
  });
});
after(async () => {
  await app?.stop();
  await late?.close();
  await postgres?.remove();
});

test('a server whose database answered late when it was asked for the time has the right time', async () => {
  assert.equal(late.left(), 0, 'no answer was late');
  const { documentId } = await createSession(app);
  const before = Date.now();
  const { jobId } = await app.jobs.createJob({ sessionId: documentId });
  const after = Date.now();
  const [{ at }] = (await app.row(jobId)).history;
  assert.ok(at >= before - TOLERANCE_MS && at <= after + TOLERANCE_MS, `${at - before} ms after it was asked for`);
});
