// Programs that the start needs done: each in a process group of its own, so that none outlives the studio.
import { spawn } from 'node:child_process';

const KEPT_OUTPUT = 20_000;
const running = new Set();

/**
 * Starts a program without a shell.
 *
 * @returns the process, and `ended`: resolves when it ended well, else rejects with the end of what it printed.
 */
export function start(program, args, { cwd, env = {}, stdin = 'ignore' } = {}) {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: [stdin, 'pipe', 'pipe'],
    detached: true,
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-KEPT_OUTPUT);
    });
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      running.delete(child);
      if (code === 0) resolve();
      else reject(new Error(`\`${program} ${args[0]}\` ended with ${signal ?? code}:\n${output.trim()}`));
    });
  });
  return { child, ended };
}

/** Runs a program to its end. */
export const run = (program, args, options) => start(program, args, options).ended;

/** Ends everything that still runs. */
export function stopProcesses() {
  for (const { pid } of running) {
    try {
      process.kill(-pid, 'SIGTERM');
    } catch {
      // It ended by itself in this moment.
    }
  }
}
