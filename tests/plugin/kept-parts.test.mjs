// Parts of renders are kept and used again: by a server that is killed and started again, and by the real render-worker.
import assert from 'node:assert/strict';
import { linkSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { killInstances, startInstance } from '../support/instance.mjs';
import { killWorkers, startWorker } from '../support/render-worker.mjs';
import { PLUGIN, copyFixture, startApp } from './support/app.mjs';
import { keptPartsTests } from './support/kept-parts-suite.mjs';
import { createSession } from './support/sessions.mjs';

const QUEUE = { leaseMs: 2000, pollMs: 100 };
const MAX_BYTES = 2 ** 30;

/** A session of this programme, made where the application is. */
const ofProgramme = ({ program, fps, ...options }) => ({
  ...options,
  edit: (edl) => ({ ...edl, fps, tracks: { program } }),
});

describe('a server that keeps parts', () => {
  const directories = [];
  let directory;
  let instance;
  let config;
  /** The server that runs, or the same again after a kill, or with another configuration another one. */
  async function start(folder, { maxBytes = MAX_BYTES } = {}) {
    const parts = { folder, maxBytes };
    if (JSON.stringify(parts) !== config) {
      await instance?.stop();
      instance = undefined;
      config = JSON.stringify(parts);
      directory = copyFixture('studio-types', { queue: { ...QUEUE, consume: true }, renderer: { parts } });
      directories.push(directory);
    }
    instance ??= await startInstance(directory);
  }
  after(async () => {
    await instance?.stop();
    await killInstances();
    for (const each of directories) rmSync(each, { recursive: true, force: true });
  });
  keptPartsTests({
    start,
    async kill() {
      await instance.kill();
      instance = undefined;
    },
    url: () => instance.url,
    get: (path) => instance.get(path),
    post: (path, body) => instance.post(path, body),
    createSession: (options) =>
      instance.run(
        (app, { program, fps, ...rest }, tools) =>
          tools.createSession(app, { ...rest, edit: (edl) => ({ ...edl, fps, tracks: { program } }) }),
        options,
      ),
  });

  test('tells what it keeps and how it was used, and deletes it', async () => {
    const folder = join(tmpdir(), 'told-parts');
    await start(folder);
    const look = () => instance.run(async (app) => (await app.parts.renderer.look()).parts);
    assert.deepEqual(await look(), { count: 0, bytes: 0, maxBytes: MAX_BYTES, taken: 0, missed: 0 });
    const shelf = join(folder, 'ab');
    mkdirSync(shelf, { recursive: true });
    const [kept, used] = ['0', '1'].map((digit) => `${digit.repeat(64)}.${'f'.repeat(64)}`);
    for (const name of [kept, used, 'somebody’s own']) writeFileSync(join(shelf, name), 'x'.repeat(1000));
    linkSync(join(shelf, used), join(tmpdir(), 'a-render-has-it'));
    assert.deepEqual(await look(), { count: 2, bytes: 2000, maxBytes: MAX_BYTES, taken: 0, missed: 0 });
    await instance.run((app) => app.parts.renderer.clearParts());
    assert.deepEqual(readdirSync(shelf).sort(), [used, 'somebody’s own']);
  });
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
