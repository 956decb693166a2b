// A URL's scheme may be written in capitals: what the gate lets pass is rendered, by the server and by a worker elsewhere.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { killWorkers, startWorker } from '../support/render-worker.mjs';
import { startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { clip, serveMedia } from './support/media.mjs';
import { createSession } from './support/sessions.mjs';

describe('a URL that begins with HTTP:// in capitals', () => {
  let media;
  before(async () => {
    media = await serveMedia({ 'a.mov': clip('a', { colour: 'red' }) });
  });
  after(async () => {
    await killWorkers();
    await media?.stop();
  });

  async function renderFrom(app) {
    const { port } = new URL(media.url);
    for (const url of [`HTTP://127.0.0.1:${port}/a.mov`, `Http://127.0.0.1:${port}/a.mov`]) {
      const { documentId } = await createSession(app, { media: { A: url }, durationMs: 1000 });
      const { status, body } = await app.post('/trigger', { sessionId: documentId });
      assert.equal(status, 200, JSON.stringify(body));
      const job = await until('the end', async () => {
        const { data } = (await app.get(`/${body.data.jobId}`)).body;
        return ['completed', 'failed'].includes(data.status) && data;
      }, { timeoutMs: 120_000 }); // prettier-ignore
      assert.equal(job.status, 'completed', `${url}: ${job.errorMessage}`);
      assert.equal(job.artifacts.durationMs, 1000);
    }
  }

  for (const [name, consume] of [
    ['is rendered by the server', true],
    ['is rendered by render-worker', false],
  ])
    test(name, async () => {
      const app = await startApp('studio-types', { config: { queue: { consume, pollMs: 100 } } });
      try {
        if (!consume) startWorker({ url: app.url, token: app.tokens.worker });
        await renderFrom(app);
      } finally {
        await killWorkers();
        await app.stop();
      }
    });
});
