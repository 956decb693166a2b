import { execFileSync } from 'node:child_process';

function table() {
  return execFileSync('ps', ['-eo', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => {
      const [, pid, parent, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line);
      return { pid: Number(pid), parent: Number(parent), state, command };
    })
    .filter(({ state }) => !state.startsWith('Z'));
}

/** All processes that a process started, and theirs. */
export function descendants(pid) {
  const processes = table();
  const below = (parent) =>
    processes.filter((found) => found.parent === parent).flatMap((found) => [found, ...below(found.pid)]);
  return below(pid);
}

/** Those of these processes that still run. */
export const stillRunning = (pids) => table().filter(({ pid }) => pids.includes(pid));
