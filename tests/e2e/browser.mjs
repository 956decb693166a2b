// Strapi's admin in a real browser: log in once, open entries, watch what goes wrong.
/* global document, window -- for the functions that run in the page */
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../browser.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const screenshots = join(here, 'screenshots');

/**
 * Which screenshots README.md shows, and as what. They are made anew only with `UPDATE_PICTURES=1`: a test leaves the
 * repository as it was.
 */
const IN_README = { 'panel-ready': 'session-panel', 'jobs-live': 'jobs', 'job-completed-top': 'job' };

function updatePicture(name, screenshot) {
  if (!process.env.UPDATE_PICTURES || !(name in IN_README)) return;
  copyFileSync(screenshot, join(here, '..', '..', 'www', 'pictures', `${IN_README[name]}.png`));
}

/** Two widths that an operator has: a laptop's and a tablet's. */
export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 768, height: 1024 };

/** What Strapi itself asks for and its Community Edition does not answer: on every page, with the plugin or without. */
const STRAPI_ASKS_IN_VAIN = [
  /\/admin\/ai-feature-config$/,
  /\/i18n\/ai-localization-jobs\//,
  /\/content-manager\/preview\/url\//,
];

/** Everything that a page complains about: its console, exceptions, faults of the server. */
function watch(page) {
  const complaints = [];
  page.on('console', (message) => {
    const { url } = message.location();
    const isOwn = message.text().includes('404') && STRAPI_ASKS_IN_VAIN.some((path) => path.test(url.split('?')[0]));
    if (message.type() === 'error' && !isOwn) complaints.push(`console: ${message.text()} (${url})`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.stack ?? error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`server: ${response.status()} ${response.url()}`);
  });
  return complaints;
}

async function reportViolations(context, complaints) {
  await context.exposeFunction('tellViolation', (directive, blocked) => {
    // zod, which is in Strapi's admin, tries whether it may compile functions from text, and does without. WebAssembly that
    // is refused is told as `wasm-eval`.
    if (blocked !== 'eval') complaints.push(`CSP: ${directive} ${blocked}`);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      window.tellViolation(violatedDirective, blockedURI),
    );
  });
}

/**
 * After its window was resized, a headless Chromium may find no idle time until the next picture is taken of it, and Strapi
 * shows side panels when there is some. Without this function, as in Safari, it uses a timer.
 */
async function neverWaitForIdleTime(context) {
  await context.addInitScript(() => {
    delete window.requestIdleCallback;
    delete window.cancelIdleCallback;
  });
}

/** Strapi's announcement of its own news, over every page until it is dismissed. */
async function dismissNews(page) {
  const close = page.getByText('Introducing the new Media Library').locator('xpath=following::button[1]');
  // It comes with the first page after the log-in, or never.
  await page.getByRole('navigation').first().waitFor();
  if (await close.isVisible()) await close.click();
}

/**
 * Logs in through the form.
 *
 * @returns the page; `complaints`, what went wrong from the log-in on; and ways to the pages that operators use.
 */
export async function openAdmin({ url, admin }, { viewport = WIDE, theme = 'light', language = 'en' } = {}) {
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport, colorScheme: theme, acceptDownloads: true, locale: 'en-GB' });
  const page = await context.newPage();
  const complaints = watch(page);
  await reportViolations(context, complaints);
  await neverWaitForIdleTime(context);
  await page.goto(`${url}/admin/auth/login`);
  await page.getByLabel(/email/i).fill(admin.email);
  await page.getByLabel(/^password/i).fill(admin.password);
  await page.getByRole('button', { name: /log ?in/i }).click();
  await page.waitForURL((address) => !address.pathname.includes('/auth/'));
  await dismissNews(page);
  // As a user chooses it in their profile; the log-in was in English.
  await page.evaluate((chosen) => localStorage.setItem('strapi-admin-language', chosen), language);

  return {
    page,
    context,
    complaints,
    /** The edit view of an entry, with its own data on screen. */
    async openEntry(uid, documentId) {
      await page.goto(`${url}/admin/content-manager/collection-types/${uid}/${documentId}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
    openJobs: (query = '') => page.goto(`${url}/admin/plugins/render-jobs${query}`),
    /** A side panel of the edit view, by its title. */
    panel: (title) =>
      page
        .getByRole('complementary')
        .filter({ has: page.getByRole('heading', { level: 2, name: title, exact: true }) }),
    /** Where a picture of one's own making goes. */
    screenshot(name) {
      mkdirSync(screenshots, { recursive: true });
      return join(screenshots, `${name}.png`);
    },
    /** Pictures for people to look at, on a laptop and on a tablet, where Strapi puts the side panels into a drawer. */
    async pictures(name, sizes = [WIDE, NARROW]) {
      mkdirSync(screenshots, { recursive: true });
      // Nothing is to look as it does below the mouse.
      await page.mouse.move(viewport.width / 2, 5);
      for (const size of sizes) {
        await page.setViewportSize(size);
        const drawer = page.getByRole('button', { name: 'Open more actions' });
        if (size === NARROW && page.url().includes('/content-manager/')) await drawer.click();
        // Until panels that were mounted anew have loaded, and Strapi's drawer has slid in.
        await page.waitForTimeout(700);
        const screenshot = join(screenshots, `${name}-${size.width}.png`);
        await page.screenshot({ path: screenshot });
        if (size.width === WIDE.width) updatePicture(name, screenshot);
      }
      await page.setViewportSize(viewport);
    },
    close: () => browser.close(),
  };
}
