// What only one process may do at a time.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { identityOf, pidOf, stillRuns } from '../../www/studio/start/process-identity.mjs';
import { tryLock, unlock } from '../../www/studio/start/lock.mjs';
import { newDataFolder, removeDataFolder } from './support.mjs';
import { until } from '../support/until.mjs';

const LOCK = new URL('../../www/studio/start/lock.mjs', import.meta.url).href;

/** Takes a lock in a process of its own, which says who had it, and waits to be killed. */
const HOLDER = `
  const { tryLock } = await import(process.argv[1]);
  console.log(String(tryLock(process.argv[2])));
  setInterval(() => {}, 60_000);`;

/** Takes a lock again and again for a while, and sees whether it is alone each time. Prints how often it had it. */
const CONTENDER = `
  import { mkdirSync, rmdirSync } from 'node:fs';
  const { tryLock, unlock } = await import(process.argv[1]);
  const [, , lock, alone] = process.argv;
  let count = 0;
  for (const until = Date.now() + 3000; Date.now() < until; ) {
    if (tryLock(lock) !== null) {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
      continue;
    }
    mkdirSync(alone);
    if (Math.random() < 0.5) await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
    rmdirSync(alone);
    unlock(lock);
    count += 1;
  }
  console.log(count);`;

const run = (script, ...args) =>
  spawn(process.execPath, ['--input-type=module', '--eval', script, LOCK, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

describe('a lock', () => {
  const running = new Set();
  let folder;
  before(() => {
    folder = newDataFolder();
  });
  after(() => {
    for (const child of running) child.kill('SIGKILL');
    removeDataFolder(folder);
  });
  const newLock = () => join(mkdtempSync(join(folder, 'lock-')), 'lock');

  async function hold(lock) {
    const child = run(HOLDER, lock);
    running.add(child);
    const [said] = await once(child.stdout.setEncoding('utf8'), 'data');
    return { child, had: said.trim() };
  }
  async function kill(child) {
    child.kill('SIGKILL');
    await once(child, 'close');
    running.delete(child);
  }

  test('names the process that has it, and is free when it is given back', () => {
    const lock = newLock();
    assert.equal(tryLock(lock), null);
    assert.equal(tryLock(lock), process.pid);
    unlock(lock);
    assert.equal(tryLock(lock), null);
    unlock(lock);
    assert.equal(readdirSync(lock).length, 1);
  });

  test('is refused while another process has it, and free once that one was killed', async () => {
    const lock = newLock();
    const { child, had } = await hold(lock);
    assert.equal(had, 'null');
    assert.equal(tryLock(lock), child.pid);
    await kill(child);
    assert.equal(tryLock(lock), null);
    unlock(lock);
  });

  test('left by a process that was killed is free, also when an unrelated process has its number', async () => {
    const lock = newLock();
    const { child } = await hold(lock);
    const [name] = readdirSync(lock);
    await kill(child);
    // A process that runs, with the number in the lock, and was started at another time.
    const identity = identityOf(process.ppid);
    const other = identity.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    rmSync(join(lock, name));
    symlinkSync(other, join(lock, name));
    assert.equal(pidOf(other), process.ppid);
    assert.equal(tryLock(lock), null);
    unlock(lock);
  });

  test('left before the machine was started again is free, also when the number and the ticks are the same', () => {
    const lock = newLock();
    const [pid, boot, ticks] = identityOf(process.pid).split(' ');
    const before = [pid, boot.replace(/^./, (digit) => (digit === '0' ? '1' : '0')), ticks].join(' ');
    mkdirSync(lock);
    symlinkSync(before, join(lock, '1'));
    assert.equal(tryLock(lock), null);
    unlock(lock);
  });

  test('is had by one process at a time, also where many find one that was left', { timeout: 60_000 }, async () => {
    const lock = newLock();
    const { child } = await hold(lock);
    await kill(child);
    const contenders = Array.from({ length: 8 }, () => run(CONTENDER, lock, join(folder, 'alone')));
    const ends = await Promise.all(
      contenders.map(async (contender) => {
        let said = '';
        contender.stdout.setEncoding('utf8').on('data', (text) => (said += text));
        const [exitCode] = await once(contender, 'close');
        return { exitCode, count: Number(said) };
      }),
    );
    for (const { exitCode, count } of ends) {
      assert.equal(exitCode, 0);
      assert.ok(count > 0);
    }
  });
});

describe('the identity of a process', () => {
  test('stays the same while it runs, and a process that ended but was not waited for has none', async () => {
    const identity = identityOf(process.pid);
    assert.equal(identityOf(process.pid), identity);
    assert.ok(stillRuns(identity));
    // The child ends when another program is in the shell's place, which never asks for it. The shell itself might.
    const parent = spawn('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [said] = await once(parent.stdout.setEncoding('utf8'), 'data');
    const zombie = Number(said);
    try {
      const state = () => spawnSync('ps', ['-o', 'stat=', '-p', String(zombie)], { encoding: 'utf8' }).stdout.trim();
      await until('the end of the child', () => state().startsWith('Z'));
      assert.doesNotThrow(() => process.kill(zombie, 0));
      assert.equal(identityOf(zombie), null);
    } finally {
      parent.kill('SIGKILL');
    }
  });
});
