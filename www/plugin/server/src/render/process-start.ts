import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** On Linux: the ticks from the machine's start to the process's, and which start of the machine that was. */
async function fromProc(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    // The second field, the program's name in parentheses, may hold spaces. Then come the state and, as field 22, the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state] = fields;
    return state === 'Z' ? 'ended' : `${fields[19]}.${boot.slice(0, 8)}`;
  } catch {
    return null;
  }
}

/** On macOS: the date and time. In one language and time zone, whoever asks. */
async function fromPs(pid: number): Promise<string | null> {
  try {
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
    const { stdout } = await execute('ps', ['-o', 'lstart=', '-p', String(pid)], { env });
    return stdout.replace(/\W/g, '') || null;
  } catch {
    return null;
  }
}

/**
 * When a process was started, as a word of letters, digits and dots: another process that has its number later has another one. Null where nobody
 * tells.
 */
export const processStart = async (pid: number): Promise<string | null> => (await fromProc(pid)) ?? (await fromPs(pid));
