// The real render-worker, as a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const program = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug', 'render-worker');

/** Starts a worker. `log` is what it told so far, `ended` resolves with its exit code or signal. */
export function startWorker(server, token, ...options) {
  const child = spawn(program, ['--server', server, ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, RENDER_JOBS_TOKEN: token },
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    log += text;
  });
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  return {
    pid: child.pid,
    ended,
    get log() {
      return log;
    },
    kill(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}
