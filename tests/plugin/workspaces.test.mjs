// What renderers that were killed leave in the folder for temporary files, when an unrelated process has their number by now.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { killWorkers, startWorker } from '../support/render-worker.mjs';
import { startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';

describe('the folder for temporary files', () => {
  const made = [];
  let unrelated;
  let app;
  before(async () => {
    unrelated = spawn('sleep', ['600'], { stdio: 'ignore' });
    await once(unrelated, 'spawn');
  });
  after(async () => {
    unrelated.kill('SIGKILL');
    await killWorkers();
    await app?.stop();
    for (const directory of made) rmSync(directory, { recursive: true, force: true });
  });

  function leave(name) {
    const directory = join(tmpdir(), name);
    mkdirSync(directory);
    made.push(directory);
    writeFileSync(join(directory, 'video.mp4'), '');
    return directory;
  }

  test("is rid of a killed server's files when the next one starts; those of a process that runs stay", async () => {
    const { pid } = unrelated;
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const ticks = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
    const name = (start, suffix) => `render-jobs-${hostname()}-${pid}-${start}-${suffix}`;
    const orphan = leave(name(`${ticks - 1}.${boot}`, 'aaaaaa'));
    const ofOtherBoot = leave(name(`${ticks}.00000000`, 'bbbbbb'));
    const running = leave(name(`${ticks}.${boot}`, 'cccccc'));
    app = await startApp('studio-types', { config: { queue: { consume: true } } });
    await until('the orphans to go', () => !existsSync(orphan) && !existsSync(ofOtherBoot));
    assert.ok(existsSync(running));
  });

  test("is rid of a killed worker's files when the next one starts; those that a worker holds stay", async () => {
    const name = (slot) => `render-worker-${hostname()}-${unrelated.pid}-${slot}`;
    const orphan = leave(name(0));
    const held = leave(name(1));
    const holder = spawn('flock', ['--no-fork', held, 'sh', '-c', 'echo held; exec sleep 600'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    try {
      startWorker({ url: 'http://127.0.0.1:1', token: 'none' });
      await until('the orphan to go', () => !existsSync(orphan));
      assert.ok(existsSync(held));
    } finally {
      holder.kill('SIGKILL');
    }
  });
});
