import { spawnSync } from 'node:child_process';

const SETPRIV = 'setpriv';
const OPTIONS = ['--pdeathsig', 'KILL', '--'];
/** What setpriv ends with where it can't start the program: it may not, or there is none. */
const NOT_STARTED: (number | null)[] = [126, 127];

let available: boolean | undefined;

/** Whether this system has setpriv: a part of every Linux, and of no other system. */
function hasSetpriv(): boolean {
  available ??= spawnSync(SETPRIV, [...OPTIONS, 'true'], { stdio: 'ignore' }).status === 0;
  return available;
}

/**
 * The command that runs a program so that it ends with this process even if that is killed: a renderer that outlived its
 * server would render a job that is given to somebody else meanwhile. Where there is no setpriv, the next start of the
 * server ends what is left.
 */
export function tiedToThisProcess(program: string, args: string[]): [program: string, args: string[]] {
  return hasSetpriv() ? [SETPRIV, [...OPTIONS, program, ...args]] : [program, args];
}

/** Why the program did not even start, as setpriv tells it; null where it did. */
export function startFailure(exitCode: number | null, stderr: string): string | null {
  const told = NOT_STARTED.includes(exitCode) && stderr.startsWith(`${SETPRIV}: `);
  // `setpriv: failed to execute ffmpeg: No such file or directory`
  return told ? stderr.slice(stderr.lastIndexOf(': ') + 2).trim() : null;
}
