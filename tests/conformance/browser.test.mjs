// The vectors in Chromium: a plain page without a bundler, under the Content-Security-Policy that the package asks for.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { openBrowser } from '../browser.mjs';
import { loadVectors } from './load.mjs';

const ALLOWED = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";
const REFUSED = "default-src 'none'; script-src 'self'";

const files = {
  '/rules.mjs': new URL('../../pkg/dist/index.mjs', import.meta.url),
  '/vectors.mjs': new URL('./vectors.mjs', import.meta.url),
  '/page.mjs': new URL('./page.mjs', import.meta.url),
};

let server;
let browser;

before(async () => {
  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname === '/allowed' || pathname === '/refused') {
      const policy = pathname === '/allowed' ? ALLOWED : REFUSED;
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy });
      response.end('<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.mjs"></script>');
      return;
    }
    const file = files[pathname];
    response.writeHead(file ? 200 : 404, { 'content-type': 'text/javascript' });
    response.end(file && (await readFile(file)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** A page of that path, once its script has run. */
async function open(path) {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}${path}`);
  await page.waitForFunction(() => 'runCases' in globalThis);
  return page;
}

describe('render-rules in Chromium, on a plain page', () => {
  for (const { file, cases } of loadVectors()) {
    it(`${file}: ${cases.length} cases`, async () => {
      const page = await open('/allowed');
      // As text: Playwright would lose keys such as `__proto__` on the way.
      const run = (text) => globalThis.runCases(globalThis.rules, JSON.parse(text));
      const rows = await page.evaluate(run, JSON.stringify(cases));
      assert.equal(rows.length, cases.length);
      assert.deepEqual(
        rows.filter(({ ok }) => !ok),
        [],
      );
      await page.close();
    });
  }

  it('says what to allow where the policy refuses WebAssembly', async () => {
    const page = await open('/refused');
    const error = await page.evaluate(() => {
      try {
        return globalThis.rules.formats();
      } catch ({ name, code, message }) {
        return { name, code, message };
      }
    });
    assert.equal(error.name, 'RulesError');
    assert.equal(error.code, 'wasm_unavailable');
    assert.match(error.message, /'wasm-unsafe-eval'/);
    await page.close();
  });
});
