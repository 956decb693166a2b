// Strapi's admin in a real browser: log in once, open entries, watch what goes wrong.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../browser.mjs';

const screenshots = join(dirname(fileURLToPath(import.meta.url)), 'screenshots');

/** Two widths that an operator has: a laptop's, and a tablet's, where Strapi puts the side panels into a drawer. */
export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 768, height: 1024 };

/** Everything that a page complains about: its console, exceptions, violations of its CSP, faults of the server. */
function watch(page) {
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.stack ?? error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`server: ${response.status()} ${response.url()}`);
  });
  return complaints;
}

async function reportViolations(context, complaints) {
  await context.exposeFunction('tellViolation', (text) => complaints.push(`CSP: ${text}`));
  await context.addInitScript(() => {
    /* global document, window -- this part runs in the page */
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      window.tellViolation(`${violatedDirective} ${blockedURI}`),
    );
  });
}

/**
 * Logs in through the form.
 *
 * @returns the page; `complaints`, what went wrong from the log-in on; and ways to the pages that operators use.
 */
export async function openAdmin({ url, admin }, { viewport = WIDE, theme = 'light' } = {}) {
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport, colorScheme: theme, acceptDownloads: true, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${url}/admin/auth/login`);
  await page.getByLabel(/email/i).fill(admin.email);
  await page.getByLabel(/^password/i).fill(admin.password);
  await page.getByRole('button', { name: /log ?in/i }).click();
  await page.waitForURL((address) => !address.pathname.includes('/auth/'));
  const complaints = watch(page);
  await reportViolations(context, complaints);

  return {
    page,
    complaints,
    /** The edit view of an entry, with its own data on screen. */
    async openEntry(uid, documentId) {
      await page.goto(`${url}/admin/content-manager/collection-types/${uid}/${documentId}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
    openJobs: (query = '') => page.goto(`${url}/admin/plugins/render-jobs${query}`),
    /** A picture for people to look at. */
    async screenshot(name, options = {}) {
      mkdirSync(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, `${name}.png`), ...options });
    },
    close: () => browser.close(),
  };
}
