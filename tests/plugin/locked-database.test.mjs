// Another process holds SQLite's database for seconds: the server goes on to answer, says 503 where it can't, and recovers.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { killInstances, startInstance } from '../support/instance.mjs';
import { copyFixture, startApp } from './support/app.mjs';
import { assertError } from './support/replies.mjs';

const LOCK_MS = 6000;
const require = createRequire(import.meta.url);
const SQLITE = require.resolve('better-sqlite3');

/** Holds the database in a process of its own. */
async function lock(file, kind) {
  const program = `
    const database = new (require(${JSON.stringify(SQLITE)}))(${JSON.stringify(file)});
    database.pragma('busy_timeout = 20000');
    database.exec('BEGIN ${kind}');
    console.log('locked');
    setTimeout(() => { database.exec('COMMIT'); database.close(); }, ${LOCK_MS});`;
  const holder = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(holder, 'close');
  await once(holder.stdout, 'data');
  return { ended };
}

describe('a database that another process holds', () => {
  let directory;
  let server;
  let sessionId;
  before(async () => {
    directory = copyFixture('studio-types', { queue: { consume: false } });
    server = await startInstance(directory);
    ({ documentId: sessionId } = await server.run((app, _argument, { createSession }) => createSession(app)));
    // The token's first use is noted in the database.
    assert.equal((await server.get(`/session/${sessionId}`)).status, 200);
  });
  after(async () => {
    await killInstances();
    if (directory) rmSync(directory, { recursive: true, force: true });
  });

  const trigger = (format) => server.post('/trigger', { sessionId, format });

  async function timed(request) {
    const began = performance.now();
    const reply = await request();
    return { ms: performance.now() - began, reply };
  }

  test('for writing: what is read is answered, what is to be written is a 503, and nothing stands still', async () => {
    const { body } = await trigger('full_16_9');
    const { ended } = await lock(join(directory, 'data.db'), 'IMMEDIATE');
    let held = true;
    void ended.then(() => (held = false));
    const [reads, writes, others] = [[], [], []];
    while (held) {
      const write = timed(() => trigger('clip_1_1'));
      others.push(await timed(() => fetch(`${server.url}/_health`)));
      if (!held) break;
      reads.push(await timed(() => server.get(`/${body.data.jobId}`)));
      const answer = await write;
      if (held) writes.push(answer);
    }
    // The lock is gone a moment before its process is: the last write may have found it so.
    if (writes.at(-1)?.reply.status === 200) writes.pop();
    assert.ok(writes.length >= 2 && reads.length >= 2, `${writes.length} writes, ${reads.length} reads`);
    for (const { reply } of reads) assert.equal(reply.status, 200);
    for (const { reply } of others) assert.equal(reply.status, 204);
    for (const { reply } of writes) {
      assertError(reply, 503, 'database_busy', /^another process has locked the database; try again in a moment$/);
      assert.equal(reply.headers.get('retry-after'), '1');
    }
    const longest = Math.max(...[...reads, ...writes, ...others].map(({ ms }) => ms));
    assert.ok(longest < 3000, `${Math.round(longest)} ms`);
    const reply = await trigger('clip_1_1');
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
  });

  test('for reading, too: it is a 503 and no 500, and is over when the other process is done', async () => {
    const { ended } = await lock(join(directory, 'data.db'), 'EXCLUSIVE');
    const reply = await server.get(`/session/${sessionId}`);
    assertError(reply, 503, 'database_busy');
    const other = await timed(() => fetch(`${server.url}/_health`));
    assert.equal(other.reply.status, 204);
    assert.ok(other.ms < 3000, `${Math.round(other.ms)} ms`);
    await ended;
    assert.equal((await server.get(`/session/${sessionId}`)).status, 200);
  });
});

test('SQLite waits for other processes for 200 ms, or for as long as the application chose', async () => {
  const chosen = copyFixture('studio-types');
  const pool = `{ min: 1, max: 1, afterCreate: (connection, done) => {
    connection.pragma('busy_timeout = 1000');
    done(null, connection);
  } }`;
  const file = join(chosen, 'config', 'database.js');
  const own = readFileSync(file, 'utf8');
  writeFileSync(file, own.replace('connection: {', `connection: { pool: ${pool},`));
  for (const [directory, expected] of [
    [undefined, 200],
    [chosen, 1000],
  ]) {
    const app = await startApp('studio-types', { directory });
    try {
      const [{ timeout }] = await app.strapi.db.connection.raw('pragma busy_timeout');
      assert.equal(timeout, expected);
    } finally {
      await app.stop();
    }
  }
});
