import { spawnSync } from 'node:child_process';

const SETPRIV = 'setpriv';
const OPTIONS = ['--pdeathsig', 'KILL', '--'];
/** What setpriv ends with where it can't start the program: it may not, or there is none. */
const NOT_STARTED: (number | null)[] = [126, 127];

/**
 * Becomes the program of the arguments after the first, which is how much address space it and its children may have each,
 * in KiB. Beside it a shell waits for the end of the standard input, which this process holds open, and then ends the whole
 * process group: the program may be a wrapper, and what it started would live on. The text is fixed, whatever the arguments.
 */
const SCRIPT = `
exec 3<&0 </dev/null
limit=$1
shift
(trap '' HUP INT TERM; read -r _ <&3; kill -s KILL -- "-$$") >/dev/null 2>&1 &
ulimit -v "$limit" || exit
exec "$@" 3<&-
`;

const tied = (program: string, args: string[], memoryBytes?: number): string[] => {
  const limit = memoryBytes === undefined ? 'unlimited' : String(Math.floor(memoryBytes / 1024));
  return ['-c', SCRIPT, 'sh', limit, SETPRIV, ...OPTIONS, program, ...args];
};

let available: boolean | undefined;

/** Whether this system has setpriv: a part of every Linux, and of no other system. */
export function hasSetpriv(): boolean {
  available ??= spawnSync('sh', tied('true', []), { stdio: 'ignore' }).status === 0;
  return available;
}

/**
 * The command that runs a program so that it ends with this process even if that is killed: a renderer that outlived its
 * server would render a job that is given to somebody else meanwhile. It is to lead a process group, and its standard input
 * to be a pipe that nobody writes to. Where there is no setpriv, the next start of the server ends what is left, and memory
 * is not limited.
 */
export function tiedToThisProcess(
  program: string,
  args: string[],
  memoryBytes?: number,
): [program: string, args: string[]] {
  return hasSetpriv() ? ['sh', tied(program, args, memoryBytes)] : [program, args];
}

/** Why the program did not even start, as setpriv tells it; null where it did. */
export function startFailure(exitCode: number | null, stderr: string): string | null {
  const told = NOT_STARTED.includes(exitCode) && stderr.startsWith(`${SETPRIV}: `);
  // `setpriv: failed to execute ffmpeg: No such file or directory`
  return told ? stderr.slice(stderr.lastIndexOf(': ') + 2).trim() : null;
}
