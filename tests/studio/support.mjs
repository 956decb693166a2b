// A studio as somebody else starts it: its own process, and nothing known of it but what studio.json says.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../support/free-port.mjs';
import { until } from '../support/until.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const START = join(root, 'www', 'studio', 'start.mjs');
const temporary = join(root, 'tests', '.tmp');

/** A folder for a new studio. */
export function newDataFolder() {
  mkdirSync(temporary, { recursive: true });
  return mkdtempSync(join(temporary, 'studio-'));
}

export const removeDataFolder = (data) => rmSync(data, { recursive: true, force: true });

/**
 * Starts `start.mjs` without waiting for a studio.
 *
 * @param options.start another copy of it
 * @param options.spawnOptions of `child_process.spawn`
 */
export function beginStart(args, { start = START, spawnOptions = {} } = {}) {
  const child = spawn(process.execPath, [start, ...args], { stdio: ['ignore', 'pipe', 'pipe'], ...spawnOptions });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) child[name].setEncoding('utf8').on('data', (text) => (output[name] += text));
  const ended = once(child, 'close').then(([exitCode]) => ({ exitCode, ...output }));
  return { child, output, ended };
}

/** Runs `start.mjs` until it ends: for starts that are refused. */
export const runStart = (args, options) => beginStart(args, options).ended;

/** One call; the body is parsed where it is JSON. */
export async function call(url, { method = 'GET', token, body, raw } = {}) {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(method !== 'GET' && { 'content-type': 'application/json' }),
    },
    body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
  });
  const text = await response.text();
  return { status: response.status, body: /^[[{]/.test(text) ? JSON.parse(text) : text };
}

/**
 * Starts a studio and waits until it is ready. The first start on a machine builds plugin and admin panel, which takes a
 * minute or two.
 *
 * @returns what studio.json says, and: its process (npm's with `throughNpm`), what it printed, how long it took, `api` (calls with the token of
 *   studio.json unless told otherwise), `stop`.
 */
export async function startStudio({ data = newDataFolder(), port, throughNpm = false } = {}) {
  const began = Date.now();
  const chosen = port ?? (await freePort());
  const options = ['--port', String(chosen), '--data', data];
  const [program, ...args] = throughNpm ? ['npm', 'run', 'studio', '--'] : [process.execPath, START];
  const child = spawn(program, [...args, ...options], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const ended = once(child, 'close');
  const file = join(data, 'studio.json');
  await until('the studio', () => existsSync(file) || child.exitCode !== null, { timeoutMs: 600_000 });
  if (child.exitCode !== null) throw new Error(`the studio did not start:\n${output}`);
  const studio = JSON.parse(readFileSync(file, 'utf8'));
  return {
    ...studio,
    data,
    pid: child.pid,
    startedInMs: Date.now() - began,
    output: () => output,
    api: (path, options) => call(`${studio.url}/api${path}`, { token: studio.apiToken, ...options }),
    /** Ends the studio as a service manager does. Resolves with its exit code when it is gone. */
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null) child.kill(signal);
      const [exitCode] = await ended;
      return exitCode;
    },
  };
}

/** Logs in as the first admin. */
export async function adminToken({ url, admin }) {
  const { body } = await call(`${url}/admin/login`, { method: 'POST', body: admin });
  return body.data.token;
}

/** Triggers a render; the job's id. */
export async function trigger(studio, sessionId, format, selection) {
  const asked = { sessionId, format, ...selection };
  const { status, body } = await studio.api('/render-jobs/trigger', { method: 'POST', body: asked });
  if (status !== 200) throw new Error(`the trigger was answered with ${status}: ${JSON.stringify(body)}`);
  return body.data.jobId;
}

/** The job, once it is at its end. `onLook` is told of each look at it. */
export function finished(studio, jobId, { onLook = () => {}, everyMs = 25 } = {}) {
  return until(
    `the end of ${jobId}`,
    async () => {
      const { data } = (await studio.api(`/render-jobs/${jobId}`)).body;
      onLook(data);
      return ['completed', 'failed', 'cancelled'].includes(data.status) && data;
    },
    { timeoutMs: 300_000, everyMs },
  );
}
