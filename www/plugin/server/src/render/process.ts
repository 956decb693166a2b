import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { startFailure, tiedToThisProcess } from './lifeline';

/** How long a process may take to end by itself after SIGTERM. */
const GRACE_MS = 1000;
/** How much of the end of a process's complaints is kept. */
const STDERR_BYTES = 64 * 1024;

/** Which way to the network a program takes where nobody tells it: `no_proxy` would lead ffmpeg past the render's own proxy. */
const PROXY_VARIABLE = /^(?:.*_)?proxy$/i;

/** This process's environment without what leads programs to proxies, or past them. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !PROXY_VARIABLE.test(name)));

/** How a process ended. */
export interface Ended {
  /** Null where a signal ended it. */
  exitCode: number | null;
  /** The end of what it wrote to its standard error. */
  stderr: string;
}

/** The program is not there, or may not be started. */
export class ProgramMissing extends Error {}

/** What the system says where there is no such program, or none that may be started. */
const MISSING: (string | undefined)[] = ['ENOENT', 'EACCES'];

/** What to run. */
export interface Command {
  program: string;
  arguments: string[];
  signal: AbortSignal;
  /** Called with each line of the standard output. */
  onLine(line: string): void;
}

/**
 * Runs a program without a shell until it ends, at the latest with this process. When the signal is aborted it gets SIGTERM, and SIGKILL a second later;
 * the promise settles only when the process is gone.
 *
 * @throws ProgramMissing, or another error of the system where the program can't be started.
 */
export function run({ program, arguments: args, signal, onLine }: Command): Promise<Ended> {
  return new Promise((resolve, reject) => {
    // In a process group of its own: a Ctrl-C in the terminal is for the server, which ends its renders in order.
    const child = spawn(...tiedToThisProcess(program, args), {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      env: environment(),
    });
    let stderr = '';
    let killer: NodeJS.Timeout | undefined;

    const stop = () => {
      child.kill('SIGTERM');
      killer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);

    createInterface({ input: child.stdout }).on('line', onLine);
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr = (stderr + chunk).slice(-STDERR_BYTES);
    });

    const settle = () => {
      clearTimeout(killer);
      signal.removeEventListener('abort', stop);
    };
    child.on('error', (error: NodeJS.ErrnoException) => {
      settle();
      reject(MISSING.includes(error.code) ? new ProgramMissing(error.message) : error);
    });
    child.on('close', (exitCode) => {
      settle();
      const failure = startFailure(exitCode, stderr);
      if (failure === null) resolve({ exitCode, stderr });
      else reject(new ProgramMissing(failure));
    });
  });
}
