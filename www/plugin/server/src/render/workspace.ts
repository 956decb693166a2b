import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { processStart } from './process-start';

// With the machine's name: containers may share a folder for temporary files, but not their process ids.
const PREFIX = `render-jobs-${hostname()}-`;

/** The process whose workspace it is. */
interface Owner {
  pid: number;
  /** When it was started: its number may be another process's by now. */
  start: string;
}

/** Whose workspace this is; null for any other name. */
function ownerOf(name: string): Owner | null {
  const [, pid, start] = (name.startsWith(PREFIX) && /^(\d+)-([\w.]+)-/.exec(name.slice(PREFIX.length))) || [];
  return pid === undefined || start === undefined ? null : { pid: Number(pid), start };
}

/** Those of this process. A process that was killed may have had the same id: in a container they all have. */
const own = new Set<string>();

const remove = (directory: string) => rm(directory, { recursive: true, force: true });

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Anything but "no such process" means that there is one.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

async function isRunning({ pid, start }: Owner): Promise<boolean> {
  if (!exists(pid)) return false;
  const now = await processStart(pid);
  return now === null || now === start;
}

/** Ends the processes whose arguments name a directory. Where there is no /proc there is nothing to look at. */
async function endWriters(directory: string): Promise<void> {
  const processes = await readdir('/proc').catch(() => []);
  for (const pid of processes.filter((name) => /^\d+$/.test(name)).map(Number)) {
    const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!commandLine.includes(directory)) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
}

/** An empty directory of this process, until it is closed. Where the process is killed, another one removes it. */
export interface Workspace {
  directory: string;
  close(): Promise<void>;
}

export async function openWorkspace(): Promise<Workspace> {
  const start = (await processStart(process.pid)) ?? 'unknown';
  const directory = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-${start}-`));
  own.add(directory);
  return {
    directory,
    async close() {
      // One that left its process group, which was ended with the renderer.
      await endWriters(directory);
      await remove(directory);
      own.delete(directory);
    },
  };
}

/** Gives `work` an empty directory of its own, and removes it however the work ends. */
export async function inWorkspace<Result>(work: (directory: string) => Promise<Result>): Promise<Result> {
  const workspace = await openWorkspace();
  try {
    return await work(workspace.directory);
  } finally {
    await workspace.close();
  }
}

/** Removes what processes that were killed left behind, and ends the renderers that may still write there. */
export async function removeOrphanedWorkspaces(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = ownerOf(name);
    const directory = join(tmpdir(), name);
    if (owner === null || own.has(directory) || (owner.pid !== process.pid && (await isRunning(owner)))) continue;
    await endWriters(directory);
    await remove(directory);
  }
}
