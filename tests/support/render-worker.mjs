// The real render-worker, as its package's build makes it, in a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const PROGRAM = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug', 'render-worker');

const running = new Set();

/** Ends all that are left, as where a test failed. */
export const killWorkers = () => Promise.all([...running].map((worker) => worker.kill()));

/**
 * Starts a worker for a server; `name` is what its leases are held under, its own where it is left out.
 *
 * @returns the worker: its output so far, and how to end it. `ended` resolves with its exit code or signal.
 */
export function startWorker({ url, token }, name = null, { environment = {}, options = [] } = {}) {
  // Most tests want to see a render at work, however often the same was rendered before.
  const fromNothing = options.includes('--parts') ? [] : ['--parts-bytes', '0'];
  // It ends with the tests, also where they are killed.
  const args = ['--server', url, ...(name === null ? [] : ['--owner', name]), ...fromNothing, ...options];
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', PROGRAM, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, RENDER_JOBS_TOKEN: token, ...environment },
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (log = (log + text).slice(-1_000_000)));
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  const worker = {
    pid: child.pid,
    name,
    ended,
    log: () => log,
    /** Ends it as an operator does. */
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
    kill() {
      child.kill('SIGKILL');
      return ended;
    },
    signal: (signal) => child.kill(signal),
  };
  running.add(worker);
  ended.then(() => running.delete(worker));
  return worker;
}
