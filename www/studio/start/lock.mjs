// What only one process may do at a time. A lock is a folder; its newest entry says who has it. An entry is a symbolic link
// named by a number that only grows, with the holder's identity as its target: so it is made with its content in one
// step, and by one process alone. A process that is gone holds nothing, whoever has its number now.
import { mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf, pidOf, stillRuns } from './process-identity.mjs';

const FREE = 'free';

/** The number of this process's entry, by the lock's folder. */
const held = new Map();

const entry = (folder, number) => join(folder, String(number));

const numbersIn = (folder) =>
  readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** INVARIANT (newest entry): it is never removed, so that a process that looked long ago can't take its number again. */
const newest = (folder) => Math.max(0, ...numbersIn(folder));

/** Makes an entry, unless another process has made one with this number. */
function add(folder, number, target) {
  try {
    symlinkSync(target, entry(folder, number));
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

const remove = (folder, number) => rmSync(entry(folder, number), { force: true });

function targetOf(folder, number) {
  if (number === 0) return FREE;
  try {
    return readlinkSync(entry(folder, number));
  } catch (error) {
    // Another process has made a newer one and removed this one.
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Takes the lock. Returns null, or the number of the process that has it. */
export function tryLock(folder) {
  mkdirSync(folder, { recursive: true });
  for (;;) {
    const last = newest(folder);
    const holder = targetOf(folder, last);
    if (holder === null) continue;
    if (holder !== FREE && stillRuns(holder)) return pidOf(holder);
    const mine = last + 1;
    if (!add(folder, mine, identityOf(process.pid))) continue;
    // Others may have come and gone since this process looked: theirs count.
    if (newest(folder) !== mine) {
      remove(folder, mine);
      continue;
    }
    for (const older of numbersIn(folder)) if (older < mine) remove(folder, older);
    held.set(folder, mine);
    return null;
  }
}

export function unlock(folder) {
  const mine = held.get(folder);
  if (!held.delete(folder)) return;
  try {
    add(folder, mine + 1, FREE);
    remove(folder, mine);
  } catch {
    // Somebody removed the folder, and the lock with it.
  }
}

/** Gives back everything that this process holds. */
export function unlockAll() {
  for (const folder of [...held.keys()]) unlock(folder);
}

/** Does the work when no other process does such work. `onWait` is called with the process that it waits for. */
export async function alone(folder, onWait, work) {
  for (let told = false; ; told = true) {
    const holder = tryLock(folder);
    if (holder === null) break;
    if (!told) onWait(holder);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  try {
    return await work();
  } finally {
    unlock(folder);
  }
}
