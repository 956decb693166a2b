// Parts of renders are kept and used again by the real render-worker, also where it is killed and started again.
import { after, afterEach, before, describe } from 'node:test';
import { killWorkers, startWorker } from '../support/render-worker.mjs';
import { PLUGIN, startApp } from './support/app.mjs';
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
  let token;
  let worker;
  before(async () => {
    app = await startApp('studio-types', { config: { queue: QUEUE } });
    const created = await app.strapi.service('admin::api-token').create({
      name: 'worker',
      description: '',
      type: 'custom',
      lifespan: null,
      permissions: [`${PLUGIN}.worker.claim`],
    });
    token = created.accessKey;
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
      worker = startWorker({ url: app.url, token }, null, { options });
    },
    kill: () => worker.kill(),
    url: () => app.url,
    get: (path) => app.get(path),
    post: (path, body) => app.post(path, body),
    createSession: (options) => createSession(app, ofProgramme(options)),
  });
});
