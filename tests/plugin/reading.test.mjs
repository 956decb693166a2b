// Reading can't kill: whoever asks for all that there is gets it in pages, and the server stays small and answers others.
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { startInstance, killInstances } from '../support/instance.mjs';
import { ownerOf } from './support/admins.mjs';
import { call, copyFixture } from './support/app.mjs';
import { openStream } from './support/event-stream.mjs';

const JOBS = 10_000;
const METADATA_BYTES = 64 * 1024;
const CLIENTS = 20;
const LISTS = 4;
const PAGES = JOBS / 100;
const MOST_MB = 600;
const LONGEST_MS = 1000;
/** What a page of a list may weigh: 100 jobs with messages of 1,000 characters. */
const MOST_BYTES = 400_000;

let directory;
let server;
let admin;
let session;
before(async () => {
  directory = copyFixture('studio-types', { queue: { consume: false } });
  server = await startInstance(directory);
  admin = await ownerOf(server);
  session = await server.run(async (app, count, { createSession }) => {
    const { documentId, edlDocumentId } = await createSession(app);
    // Straight into the table, by the database itself: what is inserted never is in the server's memory.
    await app.strapi.db.connection.raw(
      `INSERT INTO render_jobs (document_id, job_id, format, status, progress, error_message, metadata, history, attempt,
         max_attempts, interruptions, session_document_id, edl_document_id, edl_id, created_at, updated_at)
       WITH RECURSIVE counted(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM counted WHERE n + 1 < ${count.jobs})
       SELECT 'document-' || n, 'job-' || n, 'full_16_9',
         CASE n % 3 WHEN 0 THEN 'completed' WHEN 1 THEN 'failed' ELSE 'cancelled' END, n % 100 / 100.0,
         CASE n % 3 WHEN 1 THEN hex(zeroblob(500)) END,
         '{"note":"' || hex(zeroblob(${count.bytes / 2})) || '"}',
         '[{"at":1,"event":"created","from":null,"to":"queued","actor":null,"reason":null,"attempt":0}]',
         3, 3, 0, ?, ?, 'edl-1', 1764000000000 + n / 7 * 1000, 1764000000000 + n / 7 * 1000 FROM counted`,
      [documentId, edlDocumentId],
    );
    return documentId;
  }, { jobs: JOBS, bytes: METADATA_BYTES }); // prettier-ignore
});
after(async () => {
  await killInstances();
  rmSync(directory, { recursive: true, force: true });
});

/** The most memory that a process had so far, in MB. */
function peakOf(pid) {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(kilobytes) / 1024;
}

/** A connection for each request: none is found closed that was kept for the next. */
const headers = { connection: 'close' };
const byAdmin = (path, options) => call(`${server.url}/render-jobs${path}`, { token: admin, headers, ...options });
const overRest = (path) => server.get(path, { headers });

/** A part of every list, from the first page to the last, and what is no list beside it. */
async function readEverything(client, note) {
  const lists = [
    (page) => overRest(`/session/${session}?page=${page}&pageSize=100`),
    (page) => byAdmin(`/jobs/session/${session}?page=${page}&pageSize=100`),
    (page) => byAdmin(`/jobs?page=${page}&pageSize=100`),
    (page) => byAdmin(`/jobs?page=${page}&pageSize=100&sort=progress:desc&session=${session}`),
  ];
  const others = [
    () => byAdmin('/health'),
    () => byAdmin(`/jobs/job-${client}/details`),
    () => overRest(`/job-${client}/history`),
    () => byAdmin(`/jobs?pageSize=100&_q=session`),
    () => byAdmin(`/jobs?pageSize=100&error=nothing`),
    () => byAdmin('/bulk/retry', {
      method: 'POST',
      body: { jobIds: Array.from({ length: 100 }, (_, index) => `job-${client * 100 + index}`) },
    }), // prettier-ignore
  ];
  // The clients of one list share its pages.
  const read = lists[client % lists.length];
  const step = CLIENTS / lists.length;
  let count = 0;
  for (let page = 1 + Math.floor(client / lists.length); page <= PAGES; page += step) {
    note('list', await read(page));
    if (count % 3 === 0) note('other', await others[(client + count / 3) % others.length]());
    count += 1;
  }
}

test(`${CLIENTS} clients that read all of ${JOBS} jobs of 64 KiB each leave the server small and quick`, async (context) => {
  const streams = await Promise.all(
    Array.from({ length: CLIENTS }, (_, client) =>
      client % 2 === 0
        ? openStream(`${server.url}/render-jobs/events`, { token: admin })
        : openStream(`${server.url}/api/render-jobs/job-${client}/events`, { token: server.token }),
    ),
  );
  const seen = { list: 0, other: 0, bytes: 0 };
  const note = (kind, { status, body }) => {
    assert.equal(status, 200, JSON.stringify(body).slice(0, 500));
    seen[kind] += 1;
    if (kind === 'list') seen.bytes = Math.max(seen.bytes, JSON.stringify(body).length);
  };
  const before = peakOf(server.pid);
  let reading = true;
  const reads = Promise.all(Array.from({ length: CLIENTS }, (_, client) => readEverything(client, note))).finally(
    () => (reading = false),
  );
  // What a test that fails earlier leaves behind.
  reads.catch(() => undefined);
  const times = [];
  let peak = before;
  const facts = () =>
    `${Math.round(before)} MB before, ${Math.round(peak)} MB at most; of ${times.length} requests for one job the longest ` +
    `took ${Math.round(Math.max(...times))} ms; the largest page has ${seen.bytes} bytes`;
  async function lookAtOne() {
    const began = performance.now();
    const { status, body } = await overRest('/job-7');
    times.push(performance.now() - began);
    assert.equal(status, 200);
    assert.equal(body.data.metadata.note.length, METADATA_BYTES);
    peak = peakOf(server.pid);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  try {
    while (reading) await lookAtOne();
    await reads;
  } catch (error) {
    throw new Error(`${error.message} ${error.cause ?? ''}; ${facts()}\n${server.log().slice(-2000)}`, {
      cause: error,
    });
  } finally {
    for (const stream of streams) stream.close();
  }
  context.diagnostic(facts());
  assert.ok(peak < MOST_MB, facts());
  assert.ok(Math.max(...times) < LONGEST_MS, facts());
  assert.ok(seen.bytes < MOST_BYTES, facts());
  assert.equal(seen.list, LISTS * PAGES);
});
