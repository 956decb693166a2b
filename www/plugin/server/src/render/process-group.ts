import type { ChildProcess } from 'node:child_process';

/** Sends a signal to a process and to all that it started, as far as they stayed in its group. */
export function signalGroup(leader: ChildProcess, signal: NodeJS.Signals): void {
  if (leader.pid === undefined) return;
  try {
    process.kill(-leader.pid, signal);
  } catch {
    // There is nobody left, or there are no process groups, as on Windows.
    leader.kill(signal);
  }
}
