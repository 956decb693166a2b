// A process by its number and its start: the number alone is given again to others, at the latest after a restart.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** On Linux: when the machine was started, and how many ticks later the process was. */
function startByProc(pid) {
  let stat;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  // The second field, the program's name in parentheses, may hold spaces. Then come the state and, as field 22, the start.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z') return null;
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`;
}

/** On macOS: the date and time. In one language and time zone, whoever asks. */
function startByPs(pid) {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8', env });
  const [state = '', ...start] = (stdout ?? '').trim().split(/\s+/);
  return state === '' || state.startsWith('Z') ? null : start.join(' ');
}

/** One line that no other process ever has; null where no process with this number runs. */
export function identityOf(pid) {
  const start = existsSync('/proc/self/stat') ? startByProc(pid) : startByPs(pid);
  return start === null ? null : `${pid} ${start}`;
}

/** The process's number. */
export const pidOf = (identity) => Number.parseInt(identity, 10);

/** Whether the process with this identity still runs. */
export const stillRuns = (identity) => identityOf(pidOf(identity)) === identity;
