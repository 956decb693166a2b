// The packed package in a workplace, a server of pages that use it, and a browser to open them.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import { openBrowser } from '../browser.mjs';
import { holdsModule } from '../packaging/entries.mjs';
import { cases, makeWorkplace } from './workplace.mjs';

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'";
const STRICT = "default-src 'none'; script-src 'self'; worker-src 'self'";
const TYPES = { mjs: 'text/javascript', js: 'text/javascript', wasm: 'application/wasm' };

/** A report that every function answered as its vector says: each of those that are asked of. */
export function isRight(rows, asked = cases) {
  assert.equal(rows.length, asked.length);
  assert.deepEqual(
    rows.filter(({ ok }) => !ok),
    [],
  );
}

/** That a bundler's first file of `jobs-page.mjs` holds no module, and one of the files that it loads later does. */
export function isSplit(first, others) {
  assert.equal(holdsModule(first), false);
  assert.equal(others.filter(holdsModule).length, 1);
}

/** What a consumer can be asked to do. */
export async function startConsumer() {
  const workplace = makeWorkplace();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    const script = searchParams.get('script');
    if (pathname === '/') {
      const policy = searchParams.has('strict') ? STRICT : POLICY;
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy });
      const page = `<!doctype html><link rel="icon" href="data:,"><script type="module" src="${script}"></script>`;
      return response.end(page);
    }
    const path = normalize(pathname.replace(/^\/render-rules\//, '/node_modules/render-rules/'));
    try {
      const content = readFileSync(join(workplace.folder, path));
      // A worker asks for a policy of its own.
      const headers = { 'content-type': TYPES[path.split('.').pop()], 'content-security-policy': POLICY };
      response.writeHead(200, headers);
      return response.end(content);
    } catch {
      response.writeHead(404);
      return response.end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const browser = await openBrowser();

  const nodeRuns = (file, node = process.execPath) =>
    JSON.parse(execFileSync(node, [join(workplace.folder, file)], { encoding: 'utf8' }));

  /** What a page's script reports, and nothing that the page complains about. */
  async function pageReports(script, query = '') {
    const page = await browser.newPage();
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`http://127.0.0.1:${server.address().port}/?script=${script}${query}`);
    await page.waitForFunction(() => globalThis.report !== undefined, null, { timeout: 60_000 });
    const report = await page.evaluate(() => globalThis.report);
    await page.close();
    assert.deepEqual(complaints, []);
    return report;
  }

  /** Runs a program in the workplace; fails with what it printed. */
  function runs(program, args, options = {}) {
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd: workplace.folder,
      encoding: 'utf8',
      ...options,
    });
    assert.equal(status, 0, `${stdout}\n${stderr}`);
  }

  async function stop() {
    await browser.close();
    server.close();
  }

  return { ...workplace, browser, nodeRuns, pageReports, runs, stop };
}
