// A file with the number of the process that may do something alone. A process that is gone holds nothing.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const held = new Set();

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

/** Takes the lock. Returns null, or the number of the process that has it. */
export function tryLock(file) {
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      held.add(file);
      return null;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = holderOf(file);
    if (holder !== 0 && isRunning(holder)) return holder;
    rmSync(file, { force: true });
  }
}

export function unlock(file) {
  if (held.delete(file)) rmSync(file, { force: true });
}

/** Gives back everything that this process holds. */
export function unlockAll() {
  for (const file of held) unlock(file);
}

/** Does the work when no other process does such work. `onWait` is told whom it waits for. */
export async function alone(file, onWait, work) {
  for (let told = false; ; told = true) {
    const holder = tryLock(file);
    if (holder === null) break;
    if (!told) onWait(holder);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  try {
    return await work();
  } finally {
    unlock(file);
  }
}
