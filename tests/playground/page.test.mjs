// The page as a whole: where it may be served from, what it loads, how it looks, and whom it serves.
/* global document -- for the functions that run in the page */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openBrowser } from '../browser.mjs';
import { WIDTHS, openAddress, openPlayground, picture, violations } from './page.mjs';
import { serveRoot } from './server.mjs';

const VIEWS = {
  job: '#part=job&steps=started.1~progressed.12.500~started.20~lease_expired.60&now=62',
  'gate-ready': '#part=gate&example=ready',
  'gate-many': '#part=gate&example=many',
  'gate-hostile': '#part=gate&example=hostile',
  'edl-troubled': '#part=edl&example=troubled',
  'edl-long': '#part=edl&example=long',
};

let server;
let browser;

before(async () => {
  server = await serveRoot();
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  server?.close();
});

describe('the playground', () => {
  for (const [name, fragment] of Object.entries(VIEWS)) {
    it(`${name}: fits every width, light and dark, and axe finds nothing`, async () => {
      for (const [theme, widths] of [
        ['light', WIDTHS],
        ['dark', WIDTHS.slice(0, 1)],
      ]) {
        const { page, complaints, close } = await openPlayground(browser, server, fragment, { theme });
        for (const width of widths) {
          await page.setViewportSize({ width, height: 900 });
          const isTooWide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
          assert.equal(await page.evaluate(isTooWide), false, `${width} px`);
          await picture(page, `${name}-${width}-${theme}`);
          assert.deepEqual(await violations(page), [], `${width} px, ${theme}`);
        }
        assert.deepEqual(complaints, []);
        await close();
      }
    });
  }

  it("loads the package's own modules and nothing from elsewhere", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${server.url}/www/playground/`);
    await page.locator('#playground').waitFor();
    const own = asked.map((address) => {
      assert.ok(address.startsWith(server.url), address);
      return address.slice(server.url.length);
    });
    const ofPackage = own.filter((path) => !path.startsWith('/www/playground/'));
    const files = ['index.mjs', 'renderer.mjs', 'rules-error.mjs'];
    assert.deepEqual(
      ofPackage.sort(),
      files.map((file) => `/pkg/dist/${file}`),
    );
    await context.close();
  });

  it('goes from part to part by its links, which the keyboard reaches, and keeps what was done', async () => {
    const { page, complaints, close } = await openPlayground(browser, server);
    await page.locator('#events button[value="started"]').click();
    await page.keyboard.press('Tab');
    for (const [link, title] of [
      ['Gate', 'The gate'],
      ['EDL checker', 'The EDL checker'],
      ['State machine', "A job's state machine"],
    ]) {
      await page.getByRole('link', { name: link }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: title }).waitFor();
      assert.equal(await page.locator('nav a[aria-current="page"]').textContent(), link);
      assert.equal(await page.locator('#playground > section:visible').count(), 1);
    }
    assert.equal(await page.locator('#machine .current text').textContent(), 'processing');
    assert.deepEqual(complaints, []);
    await close();
  });

  it('runs no script that is not its own', async () => {
    const { page, close } = await openPlayground(browser, server);
    const refused = await page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
            resolve([effectiveDirective, blockedURI, globalThis.ran ?? false]),
          );
          const script = document.createElement('script');
          script.textContent = 'globalThis.ran = true';
          document.head.append(script);
        }),
    );
    assert.deepEqual(refused, ['script-src-elem', 'inline', false]);
    await close();
  });

  it('says what to do when it is opened as a file', async () => {
    const { page, close } = await openAddress(
      browser,
      new URL('../../www/playground/index.html', import.meta.url).href,
    );
    await page.getByText('python3 -m http.server').waitFor();
    assert.equal(await page.locator('#playground').isVisible(), false);
    await picture(page, 'file-1280');
    await close();
  });

  it('says what is missing where the rules are not served', async () => {
    const folder = await serveRoot({ hide: ['/pkg/dist/index.mjs'] });
    const { page, close } = await openAddress(browser, `${folder.url}/www/playground/`);
    await page.getByText("/pkg/dist/index.mjs can't be loaded").waitFor();
    assert.equal(await page.locator('#playground').isVisible(), false);
    assert.deepEqual(await violations(page), []);
    await close();
    folder.close();
  });

  it('says what to allow where WebAssembly is refused', async () => {
    const headers = { 'content-security-policy': "default-src 'self'; script-src 'self'" };
    const strict = await serveRoot({ headers });
    const { page, close } = await openAddress(browser, `${strict.url}/www/playground/`);
    await page.getByText("allow 'wasm-unsafe-eval'").waitFor();
    assert.equal(await page.locator('#playground').isVisible(), false);
    await close();
    strict.close();
  });
});
