// Plain pages without a bundler, in Chromium and in Firefox: each does what its address says and posts what came out.
// So a browser needs no driver: it is started with an address.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { loadVectors } from './load.mjs';

const ALLOWED = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
const REFUSED = "default-src 'none'; script-src 'self'; connect-src 'self'";

/** As long as a page may take, in ms. */
const PATIENCE_MS = 1_800_000;

const PROGRAMS = {
  Chromium: (profile) => [
    process.env.CHROMIUM ?? 'chromium',
    ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', `--user-data-dir=${profile}`],
  ],
  Firefox: (profile) => [process.env.FIREFOX ?? 'firefox-esr', ['--headless', '--no-remote', '--profile', profile]],
}; // prettier-ignore

export const BROWSERS = Object.keys(PROGRAMS);

const DIST = new URL('../../pkg/dist/', import.meta.url);

const FILES = Object.fromEntries([
  ...readdirSync(DIST).map((name) => [`/rules/${name}`, new URL(name, DIST)]),
  ...['cases', 'page', 'random', 'vectors'].map((name) => [`/${name}.mjs`, new URL(`./${name}.mjs`, import.meta.url)]),
]);

/** Starts a browser with an address; `stop()` ends it. */
function openBrowser(browser, address) {
  const profile = mkdtempSync(join(tmpdir(), 'render-rules-browser-'));
  const [program, args] = PROGRAMS[browser](profile);
  // A group of its own, so that its processes end with it.
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
  const ended = once(child, 'exit');
  return {
    ended,
    async stop() {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It is gone.
      }
      await ended.catch(() => {});
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** A server of pages: `run(browser, task)` opens one that does the task, and gives what it posts. */
export async function startPages() {
  const waiting = new Map();
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    const send = (status, type, body, headers = {}) => {
      response.writeHead(status, { 'content-type': type, ...headers });
      response.end(body);
    };
    if (request.method === 'POST') {
      waiting.get(searchParams.get('number'))?.(JSON.parse(await text(request)));
      return send(204, 'text/plain');
    }
    if (pathname === '/page') {
      const policy = searchParams.get('wasm') === 'refused' ? REFUSED : ALLOWED;
      const page = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.mjs"></script>';
      return send(200, 'text/html', page, { 'content-security-policy': policy });
    }
    if (pathname === '/vectors.json') return send(200, 'application/json', JSON.stringify(loadVectors()));
    const file = FILES[pathname];
    return send(file ? 200 : 404, 'text/javascript', file && (await readFile(file)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  let number = 0;

  async function run(browser, task) {
    number += 1;
    const query = new URLSearchParams({ number: String(number), task: JSON.stringify(task) });
    if (task.refused) query.set('wasm', 'refused');
    const posted = new Promise((resolve) => waiting.set(String(number), resolve));
    const opened = openBrowser(browser, `http://127.0.0.1:${server.address().port}/page?${query}`);
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${browser} posted nothing in ${PATIENCE_MS} ms`)), PATIENCE_MS);
    });
    const gone = opened.ended.then(([code]) => Promise.reject(new Error(`${browser} ended with ${code}`)));
    try {
      const { result, error } = await Promise.race([posted, late, gone]);
      if (error) throw new Error(`in ${browser}: ${error}`);
      return result;
    } finally {
      clearTimeout(timer);
      gone.catch(() => {});
      await opened.stop();
    }
  }

  return { run, stop: () => server.close() };
}
