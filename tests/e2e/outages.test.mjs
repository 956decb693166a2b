// Rendering is switched off, or the server is away: every page says so by itself, and goes on by itself afterwards.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  adminToken,
  call,
  finished,
  newDataFolder,
  removeDataFolder,
  startStudio,
  trigger,
} from '../studio/support.mjs';
import { freePort } from '../support/free-port.mjs';
import { violations } from './accessibility.mjs';
import { WIDE, openAdmin } from './browser.mjs';
import { jobCard } from './panel.mjs';
import { EDL, SESSION, factsOf, loseRecording } from './studio.mjs';

/** Longer than a page waits before it asks again. */
const SOON = { timeout: 20_000 };

describe('an outage', () => {
  const data = newDataFolder();
  let port;
  let studio;
  let admin;
  let page;
  let panel;
  let session;
  let edlId;
  let failed;
  before(async () => {
    port = await freePort();
    studio = await startStudio({ data, port });
    session = studio.sessions.find(({ ready }) => ready);
    const { edl, assets } = await factsOf(studio, session.id);
    edlId = edl.id;
    failed = await createFailed(assets[1]);
    admin = await openAdmin(studio);
    ({ page } = admin);
    panel = admin.panel('Render');
  });
  after(async () => {
    await admin?.close();
    await studio?.stop();
    removeDataFolder(data);
  });

  async function createFailed(asset) {
    const lost = await loseRecording(studio, session.id, asset);
    const jobId = await trigger(studio, session.id, 'clip_1_1');
    assert.equal((await finished(studio, jobId)).status, 'failed');
    await lost.restore();
    return jobId;
  }

  const button = (name, on = panel) => on.getByRole('button', { name, exact: true });
  const paused = (on = page) => on.getByRole('status').filter({ hasText: 'Rendering is paused' });
  const unreachable = (on = page) => on.getByRole('alert').filter({ hasText: 'The server can’t be reached' });
  const openJob = (jobId) => page.goto(`${studio.url}/admin/plugins/render-jobs/${jobId}`);

  test('by the kill switch is told on the button, before it is clicked', async () => {
    const token = await adminToken(studio);
    const pause = (isPaused) =>
      call(`${studio.url}/render-jobs/settings`, { method: 'PUT', token, body: { paused: isPaused } });
    await admin.openEntry(SESSION, session.id);
    await panel.getByText('Ready to render', { exact: true }).waitFor();
    assert.equal(await button('Render').getAttribute('aria-disabled'), 'false');

    // Another user switched, and the page does not know yet: the server refuses, and then the page knows.
    assert.equal((await pause(true)).status, 200);
    await button('Render').click();
    await paused(panel).waitFor();
    // Said once.
    assert.equal(await panel.getByText('The render was refused').count(), 0);
    assert.equal(await button('Render').getAttribute('aria-disabled'), 'true');
    const reason = await button('Render').getAttribute('aria-describedby');
    assert.equal(await page.locator(`[id="${reason}"]`).textContent(), 'Rendering is paused');
    assert.deepEqual(await violations(panel.locator('> div').first()), []);
    await admin.pictures('panel-paused');

    await openJob(failed);
    await paused().waitFor();
    await button('Retry', page).click();
    await page.getByText('The job was not retried').waitFor();
    await page.getByText('New renders are switched off at the moment; try again when they are switched on').waitFor();
    await admin.pictures('job-paused');
    await page.goto(`${studio.url}/admin`);
    await paused().waitFor();
    await paused().getByRole('link', { name: 'Rendering settings' }).click();
    await page.getByRole('heading', { name: 'Kill switch' }).waitFor();

    await admin.openEntry(SESSION, session.id);
    await paused(panel).waitFor();
    assert.equal((await pause(false)).status, 200);
    await paused(panel).waitFor({ state: 'detached', ...SOON });
    assert.equal(await button('Render').getAttribute('aria-disabled'), 'false');
    // The refusals above, and nothing else.
    const refusals = admin.complaints.splice(0);
    assert.ok(
      refusals.every((complaint) => /503.*(trigger|retry)/.test(complaint)),
      refusals.join(),
    );
  });

  test('of the server is told everywhere, and over once it is back', async () => {
    // Each in a tab of its own, as somebody leaves them open.
    const tabs = {};
    for (const [name, path] of [
      ['jobs', '/plugins/render-jobs'],
      ['settings', '/settings/render-jobs'],
      ['home', ''],
    ]) {
      tabs[name] = await admin.context.newPage();
      await tabs[name].goto(`${studio.url}/admin${path}`);
    }
    const { jobs, settings, home } = tabs;
    await jobs.getByText('Live', { exact: true }).waitFor();
    await settings.locator('[data-encoder="libx264"]').waitFor();
    await home.getByRole('link', { name: 'Failed: 1 job' }).waitFor();
    await page.bringToFront();
    await admin.openEntry(SESSION, session.id);
    await panel.getByText('Ready to render', { exact: true }).waitFor();
    await panel.locator('[data-job-id]').first().waitFor();

    await studio.stop();
    await button('Render').click();
    await panel.getByText('The server did not answer', { exact: true }).waitFor();
    await panel.getByText('The session could not be checked').waitFor();
    assert.equal(await panel.getByText('The render was refused').count(), 0);
    // One width: with another one Strapi mounts the panels anew, and what came of the click is gone.
    await admin.pictures('panel-server-gone', [WIDE]);

    await button('Pause rendering', jobs).click();
    await jobs.getByText('The setting was not changed').waitFor();
    await jobs.getByText('The server can’t be reached. What is shown may be out of date.').first().waitFor();
    assert.equal(await jobs.getByText('Failed to fetch').count(), 0);
    await unreachable(settings).waitFor(SOON);
    await settings.waitForTimeout(1000);
    assert.equal(await unreachable(settings).count(), 1, 'the same is said more than once');
    await settings.screenshot({ path: admin.screenshot('settings-server-gone') });
    await unreachable(home).waitFor(SOON);
    await home.getByRole('link', { name: 'Failed: 1 job' }).waitFor();

    studio = await startStudio({ data, port });
    for (const tab of [page, jobs, settings, home])
      await unreachable(tab)
        .first()
        .waitFor({ state: 'detached', ...SOON });
    await panel.getByText('Ready to render', { exact: true }).waitFor();
    // What became of the click is still to be read, and what to do; then it is done.
    await panel.getByText('The server did not answer', { exact: true }).waitFor();
    const answered = page.waitForResponse((response) => response.url().endsWith('/render-jobs/jobs/trigger'));
    await button('Render').click();
    const { jobId } = (await (await answered).json()).data;
    await jobCard(panel, jobId).waitFor();
    await panel.getByText('The server did not answer', { exact: true }).waitFor({ state: 'detached' });
    await jobs.locator(`tr[data-job-id="${jobId}"]`).waitFor(SOON);
    assert.equal((await finished(studio, jobId)).status, 'completed');
    for (const tab of Object.values(tabs)) await tab.close();
    const lost = admin.complaints.splice(0);
    assert.ok(
      lost.every((complaint) => complaint.includes('ERR_CONNECTION_REFUSED')),
      lost.join(),
    );
  });

  for (const [name, path, shown] of [
    ['a session', () => `/content-manager/collection-types/${SESSION}/${session.id}`, 'Ready to render'],
    ['an EDL', () => `/content-manager/collection-types/${EDL}/${edlId}`, 'Unlock'],
    ['a job', () => `/plugins/render-jobs/${failed}`, 'No files yet'],
    ['the settings', () => '/settings/render-jobs', 'Limits'],
  ])
    test(`while ${name} is opened is over without a reload`, async () => {
      // The page is there, and what the plugin asks for is not: a proxy that has lost the server behind it.
      const own = /:\d+\/render-jobs\//;
      await page.route(own, (route) => route.abort('connectionrefused'));
      await page.goto(`${studio.url}/admin${path()}`);
      await unreachable().first().waitFor();
      await page.unroute(own);
      await page.getByText(shown, { exact: true }).first().waitFor(SOON);
      await unreachable()
        .first()
        .waitFor({ state: 'detached', ...SOON });
      admin.complaints.splice(0);
    });
});
