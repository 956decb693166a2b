// Parts of renders are kept and used again by the real render-worker, also where it is killed and started again.
import { after, afterEach, before, describe } from 'node:test';
import { killWorkers, startWorker } from '../support/render-worker.mjs';
import { startApp } from './support/app.mjs';
import { keptPartsTests } from './support/kept-parts-suite.mjs';
import { createSession } from './support/sessions.mjs';

const QUEUE = { leaseMs: 2000, pollMs: 100 };
const MAX_BYTES = 2 ** 30;

/** A session of this programme, made where the application is. */
const ofProgramme = ({ program, fps, ...options }) => ({
  ...options,
  edit: (edl) => ({ ...edl, fps, tracks: { program } }),
});

describe('a render-worker that keeps parts', () => {
  let app;
  let worker;
  before(async () => {
    app = await startApp('studio-types', { config: { queue: QUEUE } });
  });
  afterEach(() => worker?.stop());
  after(async () => {
    await killWorkers();
    await app?.stop();
  });
  keptPartsTests({
    async start(folder, { maxBytes = MAX_BYTES } = {}) {
      await worker?.stop();
      const options = ['--parts', folder, '--parts-bytes', String(maxBytes)];
      worker = startWorker({ url: app.url, token: app.tokens.worker }, null, { options });
    },
    kill: () => worker.kill(),
    url: () => app.url,
    get: (path) => app.get(path),
    post: (path, body) => app.post(path, body),
    createSession: (options) => createSession(app, ofProgramme(options)),
  });
});
