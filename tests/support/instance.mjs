// Strapi servers in processes of their own: to be killed, paused, and run side by side on one database.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { call } from '../plugin/support/app.mjs';

const SERVE = join(dirname(fileURLToPath(import.meta.url)), 'serve.mjs');

/** How long a Strapi may take to listen: on a machine that does other things, long. */
const START_MS = 120_000;

const running = new Set();

/** Ends all that are left, as where a test failed. */
export const killInstances = () => Promise.all([...running].map((instance) => instance.kill()));

/**
 * Starts a Strapi on a fixture's copy (`copyFixture`). Several may run on one copy, as several machines on one shared
 * folder do.
 */
export async function startInstance(directory, { environment = {} } = {}) {
  const child = fork(SERVE, [directory], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // The tests' runner tells its files' processes apart by this; a server is none.
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, FIXTURE_LOG: '1', ...environment },
  });
  let log = '';
  let logged = 0;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      logged += text.length;
      log = (log + text).slice(-1_000_000);
    });
  const ended = once(child, 'close');
  const calls = new Map();
  let count = 0;

  const ready = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Strapi did not listen within ${START_MS} ms:\n${log}`)), START_MS);
    child.on('message', ({ ready: facts, id, result, error }) => {
      if (facts) {
        clearTimeout(timer);
        resolve(facts);
      }
      const waiting = calls.get(id);
      calls.delete(id);
      if (error === undefined) waiting?.resolve(result);
      else waiting?.reject(new Error(error));
    });
    child.on('close', (exitCode, signal) => {
      clearTimeout(timer);
      const gone = new Error(`Strapi ended (${signal ?? exitCode}):\n${log.slice(-4000)}`);
      reject(gone);
      for (const waiting of calls.values()) waiting.reject(gone);
      calls.clear();
    });
  });
  const { url, token, workerToken } = await ready.catch(async (error) => {
    child.kill('SIGKILL');
    await ended;
    throw error;
  });
  const api = `${url}/api/render-jobs`;

  const instance = {
    url,
    token,
    workerToken,
    pid: child.pid,
    log: () => log,
    /** How many characters it has written so far, also where `log` has only the last of them. */
    logged: () => logged,
    get: (path, options) => call(`${api}${path}`, { token, ...options }),
    post: (path, body, options) => call(`${api}${path}`, { method: 'POST', token, body, ...options }),
    /** Runs a function in the server: `(app, argument, { createSession, rules }) => result`. It sees nothing else from here. */
    run: (action, argument) =>
      new Promise((resolve, reject) => {
        count += 1;
        calls.set(count, { resolve, reject });
        child.send({ id: count, source: String(action), argument }, (error) => error && reject(error));
      }),
    /** Ends it as an operator does. */
    async stop() {
      if (child.connected) child.send({ source: 'stop' });
      await ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    signal: (name) => child.kill(name),
  };
  running.add(instance);
  ended.then(() => running.delete(instance));
  return instance;
}
