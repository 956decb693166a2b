import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

// With the machine's name: containers may share a folder for temporary files, but not their process ids.
const PREFIX = `render-jobs-${hostname()}-`;

/** The process whose workspace this is; null for any other name. */
function processOf(name: string): number | null {
  const [pid = ''] = name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-') : [];
  return /^\d+$/.test(pid) ? Number(pid) : null;
}

const remove = (directory: string) => rm(directory, { recursive: true, force: true });

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Anything but "no such process" means that there is one.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Gives `work` an empty directory of its own, and removes it however the work ends. */
export async function inWorkspace<Result>(work: (directory: string) => Promise<Result>): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  try {
    return await work(directory);
  } finally {
    await remove(directory);
  }
}

/** Removes what processes that were killed left behind. */
export async function removeOrphanedWorkspaces(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = processOf(name);
    if (pid !== null && !isRunning(pid)) await remove(join(tmpdir(), name));
  }
}
