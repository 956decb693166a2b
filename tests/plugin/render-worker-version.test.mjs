// The real render-worker: it sends the lease and shows it nowhere, and where it is outdated it ends in good order.
import assert from 'node:assert/strict';
import { createServer, request as httpRequest } from 'node:http';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { killWorkers, startWorker } from '../support/render-worker.mjs';
import { startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { clip, serveMedia } from './support/media.mjs';
import { createSession } from './support/sessions.mjs';

/**
 * Stands between worker and server, and hands everything on as it is; but while `rules` is set, claims say that the worker has
 * these rules. `claims` are what was answered to claims, `reports` the headers of all else.
 */
async function standBetween(target) {
  const between = { rules: null, claims: [], reports: [] };
  const server = createServer(async (request, response) => {
    let body = Buffer.concat(await request.toArray());
    const isClaim = request.url.endsWith('/worker/claim');
    if (isClaim && between.rules) body = JSON.stringify({ ...JSON.parse(body), rules: between.rules });
    if (!isClaim) between.reports.push(request.headers);
    const headers = { ...request.headers, 'content-length': Buffer.byteLength(body) };
    const forward = httpRequest(`${target}${request.url}`, { method: request.method, headers });
    forward.on('error', () => response.destroy());
    forward.on('response', async (answer) => {
      const text = Buffer.concat(await answer.toArray());
      if (isClaim) between.claims.push(JSON.parse(text));
      response.writeHead(answer.statusCode, answer.headers).end(text);
    });
    forward.end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  between.url = `http://127.0.0.1:${server.address().port}`;
  between.stop = () => server.close().closeAllConnections();
  return between;
}

describe('render-worker', () => {
  let app;
  let media;
  let between;
  before(async () => {
    media = await serveMedia({ 'a.mov': clip('a', { colour: 'red' }) });
    app = await startApp('studio-types', { config: { queue: { pollMs: 100, leaseMs: 10_000 } } });
    between = await standBetween(app.url);
  });
  after(async () => {
    await killWorkers();
    between?.stop();
    await app?.stop();
    await media?.stop();
  });

  const trigger = async () => {
    const session = await createSession(app, { media: { A: `${media.url}/a.mov` } });
    return (await app.jobs.createJob({ sessionId: session.documentId, format: 'clip_1_1' })).jobId;
  };
  const statusOf = async (jobId) => (await app.row(jobId)).status;
  const start = (options = []) => startWorker({ url: between.url, token: app.tokens.worker }, 'native', { options });

  test('sends the lease with each report, and writes it nowhere', async () => {
    const worker = start();
    const jobId = await trigger();
    await until('the render', async () => (await statusOf(jobId)) === 'completed', { timeoutMs: 120_000 });
    assert.equal(await worker.stop(), 0);
    const { lease } = between.claims.find(({ data }) => data?.jobId === jobId).data;
    assert.match(lease, /^[\w-]{43}$/);
    // Progress, a video, a thumbnail, chapters, and the end.
    assert.ok(between.reports.length >= 5);
    for (const headers of between.reports) assert.equal(headers['render-lease'], lease);
    assert.ok(worker.log().includes(jobId));
    assert.ok(!worker.log().includes(lease));
  });

  test('of other rules it is given no job, and ends with a sentence that says what to do', async () => {
    between.rules = '0123456789abcdef';
    const jobId = await trigger();
    const worker = start();
    assert.equal(await worker.ended, 1);
    assert.match(
      worker.log(),
      /render-worker: the server answered 426: this worker runs protocol `2` and rules `0123456789abcdef`, .*: install the `render-worker` of the server's version/,
    );
    assert.equal(await statusOf(jobId), 'queued');
    between.rules = null;
    await app.jobs.cancelJob(jobId);
  });

  test('where the server is updated meanwhile, the renders in hand are finished before it ends', async () => {
    media.slow.add('a.mov');
    const worker = start(['--concurrency', '2']);
    const jobId = await trigger();
    await until('the job to be taken', async () => (await statusOf(jobId)) === 'processing');
    between.rules = 'fedcba9876543210';
    await until('the other slot to hear of it', () => worker.log().includes('ending when the renders'));
    assert.equal(await statusOf(jobId), 'processing');
    media.slow.clear();
    assert.equal(await worker.ended, 1);
    assert.equal(await statusOf(jobId), 'completed');
    between.rules = null;
  });
});
