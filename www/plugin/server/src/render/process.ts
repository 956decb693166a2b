import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { killWithParent, startFailure, workerRules } from 'render-rules';
import type { RendererLimits } from '../config/types';

/** Which way to the network a program takes where nobody tells it: `no_proxy` would lead ffmpeg past the render's own proxy. */
const PROXY_VARIABLE = /^(?:.*_)?proxy$/i;

/** This process's environment without what leads programs to proxies, or past them. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !PROXY_VARIABLE.test(name)));

let hasSetpriv: boolean | undefined;

/**
 * A command that runs a program, to be killed with this process where that is possible. Elsewhere the next start of the server
 * ends what is left, and memory is not limited.
 */
function commandOf(program: string, args: string[], memoryBytes?: number): string[] {
  const [shell = '', ...nothing] = killWithParent('true', []);
  hasSetpriv ??= spawnSync(shell, nothing, { stdio: 'ignore' }).status === 0;
  return hasSetpriv ? killWithParent(program, args, memoryBytes) : [program, ...args];
}

/** Sends a signal to a process and to all that it started, as far as they stayed in its group. */
function signalGroup(leader: ChildProcess, signal: NodeJS.Signals): void {
  if (leader.pid === undefined) return;
  try {
    process.kill(-leader.pid, signal);
  } catch {
    // There is nobody left, or there are no process groups, as on Windows.
    leader.kill(signal);
  }
}

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

/** Makes way for others. What the process starts later does so, too. */
function lowerPriority(pid: number | undefined, nice: number | undefined): void {
  if (pid === undefined || nice === undefined) return;
  try {
    setPriority(pid, nice);
  } catch {
    // It has ended already, or this process makes way even more.
  }
}

/** What to run. */
export interface Command {
  program: string;
  arguments: string[];
  /** What it and each process that it starts may have. */
  limits: Pick<RendererLimits, 'memoryBytes' | 'nice'>;
  signal: AbortSignal;
  /** Called with each line of the standard output. */
  onLine(line: string): void;
}

/**
 * Runs a program until it ends, at the latest with this process. When the signal is aborted it gets SIGTERM, and SIGKILL a
 * moment later, with all that it started. The promise settles only when the process is gone; what it left behind is ended.
 *
 * @throws ProgramMissing, or another error of the system where the program can't be started.
 */
export function run({ program, arguments: args, limits, signal, onLine }: Command): Promise<Ended> {
  const { stopGraceMs, drainMs, stderrBytes } = workerRules();
  const [command = '', ...commandArgs] = commandOf(program, args, limits.memoryBytes);
  return new Promise((resolve, reject) => {
    // In a process group of its own: a Ctrl-C in the terminal is for the server, which ends its renders in order. The
    // standard input is what it notices this process's end by.
    const child = spawn(command, commandArgs, {
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
      env: environment(),
    });
    lowerPriority(child.pid, limits.nice);
    let stderr = '';
    let timer: NodeJS.Timeout | undefined;

    const stop = () => {
      signalGroup(child, 'SIGTERM');
      timer = setTimeout(() => signalGroup(child, 'SIGKILL'), stopGraceMs);
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);

    const lines = createInterface({ input: child.stdout }).on('line', onLine);
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr = (stderr + chunk).slice(-stderrBytes);
    });

    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    };
    child.on('error', (error: NodeJS.ErrnoException) => {
      settle();
      reject(MISSING.includes(error.code) ? new ProgramMissing(error.message) : error);
    });

    function finish(): void {
      settle();
      lines.close();
      child.stdout.destroy();
      child.stderr.destroy();
      const failure = startFailure(child.exitCode, stderr);
      if (failure === null) resolve({ exitCode: child.exitCode, stderr });
      else reject(new ProgramMissing(failure));
    }
    child.on('exit', () => {
      settle();
      signalGroup(child, 'SIGKILL');
      // Who left the group may hold the pipes open for as long as it likes.
      timer = setTimeout(finish, drainMs);
    });
    child.on('close', finish);
  });
}
