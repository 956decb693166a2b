// A server program of the tests' own: started, stopped, killed and started again, and never left behind.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** What keeps a program from outliving the tests, also where they are killed. */
const LIFELINE = ['setpriv', '--pdeathsig', 'KILL', '--'];
const hasLifeline = spawnSync(LIFELINE[0], ['--version'], { stdio: 'ignore' }).status === 0;

/** How much of a program's output is shown when it does not start. */
const TOLD = 4000;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A program that is not running yet.
 *
 * @param options.command the program and its arguments
 * @param options.isUp    whether it answers by now; asked again and again after a start
 * @param options.stopSignal what makes it end in order
 * @param options.spawnOptions of `child_process.spawn`
 */
export function daemon({ command, isUp, stopSignal = 'SIGTERM', spawnOptions = {}, timeoutMs = 60_000 }) {
  let child = null;
  let ended = Promise.resolve();
  let said = '';

  async function end(signal) {
    child?.kill(signal);
    await ended;
  }

  return {
    get pid() {
      return child?.pid ?? null;
    },
    /** What it wrote since its last start; its end. */
    output: () => said,
    async start() {
      if (child) throw new Error(`${command[0]} is running already`);
      const [program, ...args] = hasLifeline ? [...LIFELINE, ...command] : command;
      const started = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...spawnOptions });
      said = '';
      for (const stream of [started.stdout, started.stderr])
        stream.setEncoding('utf8').on('data', (text) => (said = (said + text).slice(-1_000_000)));
      child = started;
      ended = once(started, 'close').then(() => {
        child = null;
      });
      const until = Date.now() + timeoutMs;
      while (!(await isUp(said))) {
        if (!child) throw new Error(`${command[0]} ended at its start: ${said.slice(-TOLD)}`);
        if (Date.now() > until) {
          await end('SIGKILL');
          throw new Error(`${command[0]} was not up after ${timeoutMs} ms: ${said.slice(-TOLD)}`);
        }
        await sleep(50);
      }
    },
    /** Resolves when it has ended. */
    stop: () => end(stopSignal),
    kill: () => end('SIGKILL'),
    /** For SIGSTOP and SIGCONT. */
    signal: (name) => child?.kill(name),
    ended: () => ended,
  };
}
