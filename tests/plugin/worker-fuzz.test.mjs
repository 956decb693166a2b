// A fuzz of the worker protocol with a valid token: whatever is sent, nothing fails in the server, and no job changes but the
// sender's own. A few thousand requests in `npm test`, 100,000 with `npm run fuzz:worker` and `npm run soak`. RENDER_JOBS_FUZZ
// and RENDER_JOBS_FUZZ_SEED choose how many, and which.
import assert from 'node:assert/strict';
import { Agent, request as httpRequest } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { rounds } from '../soak/rounds.mjs';
import { startApp } from './support/app.mjs';
import { artifact } from './support/artifacts.mjs';
import { createSession } from './support/sessions.mjs';
import { nextRequest, randomFrom } from './support/worker-fuzz.mjs';
import { workerOn, workerToken } from './support/workers.mjs';

const REQUESTS = Number(process.env.RENDER_JOBS_FUZZ ?? rounds(100_000, 3_000));
const SEED = Number(process.env.RENDER_JOBS_FUZZ_SEED ?? 1);
/** So many requests are under way at once. */
const TOGETHER = 8;
/** How long an answer may take: one whose announced length never comes, or that waits for a job, has none. */
const PATIENCE_MS = 20_000;
const BROKEN_MS = 300;
/** What the heap may grow by, in bytes: it does not grow with the number of requests. */
const LARGEST_GROWTH = 150_000_000;
const OWNER = 'fuzzer';
const PROBE = { durationMs: 3000, fileSizeBytes: 11, resolution: '1920x1080', fps: 30 };

// Made before anything runs: it takes a while, and the server is in this process.
const FILES = Object.fromEntries(['video', 'thumbnail', 'chapters', 'subtitles'].map((kind) => [kind, artifact(kind)]));

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

function heapUsed() {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

describe('a fuzz of the worker protocol', { timeout: 4 * 3_600_000 }, () => {
  let app;
  let token;
  let victim;
  let fuzzer;
  /** Jobs that are not the fuzzer's, and their rows. */
  const others = [];
  const rows = new Map();
  const agent = new Agent({ keepAlive: true, maxSockets: TOGETHER });

  before(async () => {
    app = await startApp('studio-types', {
      config: {
        queue: { pollMs: 3_600_000, leaseMs: 3_600_000 },
        retry: { baseMs: 3_600_000, maxMs: 3_600_000, maxAttempts: 10 },
        renderer: { maxArtifactBytes: 18_000 },
      },
    });
    token = await workerToken(app, OWNER);
    victim = workerOn(app, { owner: 'victim' });
    fuzzer = workerOn(app, { owner: OWNER, token });
    for (const end of [
      null,
      async (job) => app.jobs.cancelJob(job.jobId),
      async (job) => victim.fail(job),
      async (job) => {
        await victim.put(job, 'video', FILES.video);
        assert.equal((await victim.complete(job, PROBE)).status, 200);
      },
      async (job) => victim.put(job, 'thumbnail', FILES.thumbnail),
    ]) {
      const job = await claimNew(victim);
      await end?.(job);
      others.push({ jobId: job.jobId, attempt: job.attempt, owner: 'victim' });
      rows.set(job.jobId, await stateOf(job.jobId));
    }
  });
  after(async () => {
    agent.destroy();
    await app?.stop();
  });

  /** The row of a job and its files. */
  async function stateOf(jobId) {
    const files = await app.strapi.db
      .query('plugin::upload.file')
      .findMany({ where: { name: { $contains: jobId } }, orderBy: { id: 'asc' } });
    return JSON.stringify([await app.row(jobId), files]);
  }

  /** A job for this worker: one that was given back, or a new one. */
  async function claimNew(worker) {
    const given = (await worker.claim()).body.data;
    if (given) return given;
    await app.jobs.createJob({ sessionId: (await createSession(app)).documentId });
    return (await worker.claim()).body.data;
  }

  /** Sends a request as it is; the answer's status, 0 where the server closed the connection or rightly waits for more. */
  const send = ({ method, path, headers, bytes, length }) =>
    new Promise((resolve, reject) => {
      const url = `${app.url}/api/render-jobs/worker${path}`;
      const isBroken = length !== null;
      const request = httpRequest(url, {
        method,
        // What is announced falsely spoils the connection for who comes after.
        agent: isBroken ? false : agent,
        headers: { authorization: `Bearer ${token}`, ...headers, 'content-length': length ?? bytes.length },
      });
      const shown = `${method} ${path} ${JSON.stringify(headers)} ${bytes.toString('latin1')}`.slice(0, 1000);
      const late = setTimeout(
        () => request.destroy(new Error(`no answer to ${shown}, after ${request.socket?.lastRequest}`)),
        isBroken ? BROKEN_MS : PATIENCE_MS,
      );
      request.on('response', async (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
        response.on('error', () => {});
        response.on('close', () => {
          clearTimeout(late);
          // A connection that is used again may still hold what its last request left there.
          if (request.socket) request.socket.lastRequest = shown;
          resolve({ status: response.statusCode, text });
        });
      });
      request.on('error', (error) => {
        clearTimeout(late);
        if (isBroken || error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve({ status: 0, text: '' });
        else reject(error);
      });
      request.end(bytes);
    });

  async function assertUntouched(when) {
    for (const [jobId, state] of rows) assert.equal(await stateOf(jobId), state, `${when}: a job changed`);
  }

  test(`${REQUESTS} requests from the seed ${SEED} change nothing that is not the sender's`, async (context) => {
    const random = randomFrom(SEED);
    const statuses = new Map();
    const leases = [];
    let own = await claimNew(fuzzer);
    let heap = 0;
    for (let done = 0; done < REQUESTS; done += TOGETHER) {
      const made = Array.from({ length: TOGETHER }, () =>
        nextRequest(random, { owner: OWNER, own, others, leases, files: FILES }),
      );
      await Promise.all(
        made.map(async (one) => {
          const { status, text } = await send(one);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          const shown = () => JSON.stringify({ ...one, bytes: one.bytes.toString('latin1').slice(0, 500) });
          assert.ok(
            status < 500,
            `${status} ${text.slice(0, 500)}\nto request ${done} of the seed ${SEED}: ${shown()}`,
          );
          assert.doesNotMatch(text, /victim/, `the holder's name is told\nto ${shown()}`);
        }),
      );
      if ((await app.row(own.jobId)).leaseOwner === null) {
        leases.push(own.lease);
        if (leases.length > 5) leases.shift();
        own = await claimNew(fuzzer);
      }
      if (done % 1000 < TOGETHER) {
        await assertUntouched(`after ${done} requests`);
        if (done >= REQUESTS / 10 && heap === 0) heap = heapUsed();
      }
    }
    await assertUntouched('at the end');
    const growth = heapUsed() - heap;
    context.diagnostic(
      `seed ${SEED}: ${JSON.stringify(Object.fromEntries(statuses))}, heap ${Math.round(growth / 1e6)} MB`,
    );
    assert.ok(growth < LARGEST_GROWTH, `the heap grew by ${growth} bytes`);
    // It meets both sides of every door.
    for (const status of [200, 400, 404, 409, 413, 426]) assert.ok(statuses.get(status) > 0, `never ${status}`);
    // The server is alive, and the other worker goes on.
    const held = others[0];
    assert.equal((await app.get(`/${held.jobId}`)).body.data.status, 'processing');
    assert.equal((await app.post(`/${held.jobId}/cancel`)).status, 200);
  });
});
