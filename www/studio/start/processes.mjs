// Programs that the start needs done: each in a process group of its own, so that none outlives the studio.
import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from './problem.mjs';

const KEPT_OUTPUT = 20_000;
const SHOWN_LINES = 20;
/** How long programs may take to end after a signal. */
const ENDING_MS = 3000;

/** What runs, and how each ends. */
const running = new Map();

const isTraceLine = (line) => /\bat .*:\d+:\d+\)?/.test(line);

/** A program that failed: the end of what it printed, then the sentence. */
function failure(command, how, output) {
  const lines = output
    .trim()
    .split('\n')
    .filter((line) => !isTraceLine(line));
  const shown = output === '' ? [] : lines.slice(-SHOWN_LINES);
  const problem = new Problem([...shown, `\`${command}\` ${how}`].join('\n'));
  return Object.assign(problem, { output });
}

/**
 * Starts a program without a shell.
 *
 * @param options.gently for a program that must not be cut off: it is ended by a SIGINT to itself alone, and waited for
 * @returns the process, and `ended`: resolves when it ended well, else rejects with a Problem that shows the end of what it
 *   printed and has all of it as `output`.
 */
export function start(program, args, { cwd, env = {}, stdin = 'ignore', gently = false } = {}) {
  const command = `${basename(program)} ${basename(args[0])}`;
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: [stdin, 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-KEPT_OUTPUT);
    });
  const ended = new Promise((resolve, reject) => {
    child.on('error', (error) => {
      running.delete(child);
      reject(failure(command, `can't be started (${error.code ?? error.message})`, ''));
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      if (code === 0) resolve();
      else
        reject(failure(command, `failed with ${signal ?? `exit code ${code}`}: see above, and run it again`, output));
    });
  });
  running.set(child, { child, gently, ended });
  return { child, ended };
}

/** Runs a program to its end. */
export const run = (program, args, options) => start(program, args, options).ended;

function signal({ child, gently }, name) {
  try {
    process.kill(gently ? child.pid : -child.pid, name);
  } catch {
    // It ended by itself in this moment.
  }
}

/** Ends everything that still runs, and resolves when it is gone. */
export async function stopProcesses() {
  const all = [...running.values()];
  for (const one of all) signal(one, one.gently ? 'SIGINT' : 'SIGTERM');
  await Promise.race([Promise.allSettled(all.map(({ ended }) => ended)), sleep(ENDING_MS)]);
  for (const one of running.values()) if (!one.gently) signal(one, 'SIGKILL');
  await Promise.allSettled(all.map(({ ended }) => ended));
}
