// Parts of renders are kept and used again by a server, also where it is killed and started again.
import assert from 'node:assert/strict';
import { linkSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { killInstances, startInstance } from '../support/instance.mjs';
import { copyFixture } from './support/app.mjs';
import { keptPartsTests } from './support/kept-parts-suite.mjs';

const QUEUE = { leaseMs: 2000, pollMs: 100 };
const MAX_BYTES = 2 ** 30;

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
