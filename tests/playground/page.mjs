// The playground in a browser: opened, watched, looked at, and checked by axe.
/* global document, window -- for the functions that run in the page */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';

const screenshots = fileURLToPath(new URL('screenshots', import.meta.url));

/** A laptop's width, a tablet's and a telephone's. */
export const WIDTHS = [1280, 768, 400];

/** Everything that a page complains about. */
function watch(page) {
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.stack}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  page.on('requestfailed', (request) => complaints.push(`request: ${request.url()}`));
  return complaints;
}

/** Opens a page at that address, whether the playground starts there or not. */
export async function openAddress(browser, address, { width = 1280, theme = 'light' } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const complaints = watch(page);
  await page.goto(address);
  return { page, complaints, close: () => context.close() };
}

/** Opens the playground with that fragment, and waits until it has started. */
export async function openPlayground(browser, server, fragment = '', options = {}) {
  const opened = await openAddress(browser, `${server.url}/www/playground/${fragment}`, options);
  await opened.page.locator('#playground').waitFor();
  return opened;
}

/** What axe finds wrong with the page as it is: rule and elements. */
export async function violations(page) {
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate(() => window.axe.run(document));
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

/** A picture for people to look at. */
export async function picture(page, name) {
  mkdirSync(screenshots, { recursive: true });
  await page.mouse.move(5, 5);
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}
