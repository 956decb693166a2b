// Programs that the start needs done: each in a process group of its own, so that none outlives the studio.
import { spawn } from 'node:child_process';
import { Problem } from './problem.mjs';

const KEPT_OUTPUT = 20_000;
const SHOWN_LINES = 20;

/** What runs, and how each ends. */
const running = new Map();

/** A program that failed: the end of what it printed, then the sentence. */
function failure(command, how, output) {
  const lines = output.trim().split('\n').slice(-SHOWN_LINES);
  const problem = new Problem([...lines, `\`${command}\` ${how}`].filter(Boolean).join('\n'));
  return Object.assign(problem, { output });
}

/**
 * Starts a program without a shell.
 *
 * @param options.gently ends it, if need be, by a SIGINT to itself alone, and waits: for programs that must not be cut off
 * @returns the process, and `ended`: resolves when it ended well, else rejects with a Problem that shows the end of what it
 *   printed and has all of it as `output`.
 */
export function start(program, args, { cwd, env = {}, stdin = 'ignore', gently = false } = {}) {
  const command = `${program} ${args[0]}`;
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
      else reject(failure(command, `failed with ${signal ?? `exit code ${code}`}`, output));
    });
  });
  running.set(child, { gently, ended });
  return { child, ended };
}

/** Runs a program to its end. */
export const run = (program, args, options) => start(program, args, options).ended;

/** Ends everything that still runs. Resolves when those are gone that must not be cut off. */
export async function stopProcesses() {
  const awaited = [];
  for (const [{ pid }, { gently, ended }] of running) {
    try {
      process.kill(gently ? pid : -pid, gently ? 'SIGINT' : 'SIGTERM');
      if (gently) awaited.push(ended);
    } catch {
      // It ended by itself in this moment.
    }
  }
  await Promise.allSettled(awaited);
}
