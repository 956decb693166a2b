// The page of one job, the settings page and the home page's widget.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { planRender, rules } from 'render-rules';
import { OPTIONS } from '../studio/facts.mjs';
import { finished, newDataFolder, removeDataFolder, startStudio, trigger } from '../studio/support.mjs';
import { violations } from './accessibility.mjs';
import { openAdmin } from './browser.mjs';
import { factsOf, loseRecording, withoutWorkers } from './studio.mjs';

/** High enough for a whole page. */
const HIGH = [
  { width: 1280, height: 2600 },
  { width: 768, height: 3600 },
];

describe('the page of one job', () => {
  const data = newDataFolder();
  let studio;
  let admin;
  let page;
  let session;
  let completed;
  let failed;
  before(async () => {
    studio = await startStudio({ data });
    session = studio.sessions.find(({ ready }) => ready);
    completed = await trigger(studio, session.id, 'short_9_16');
    assert.equal((await finished(studio, completed)).status, 'completed');
    failed = await createFailed();
    admin = await openAdmin(studio);
    ({ page } = admin);
    await admin.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: studio.url });
  });
  after(async () => {
    await admin?.close();
    await studio?.stop();
    removeDataFolder(data);
  });

  /** A job that fails because a recording is not there, and whose log holds the address. */
  async function createFailed() {
    const { assets } = await factsOf(studio, session.id);
    const lost = await loseRecording(studio, session.id, assets[1]);
    const jobId = await trigger(studio, session.id, 'clip_1_1');
    assert.equal((await finished(studio, jobId)).status, 'failed');
    await lost.restore();
    return jobId;
  }

  const main = () => page.getByRole('main');
  const section = (name, on = page) =>
    on.getByRole('region').filter({ has: on.getByRole('heading', { level: 2, name, exact: true }) });
  const open = (jobId, on = page) => on.goto(`${studio.url}/admin/plugins/render-jobs/${jobId}`);
  const visited = () =>
    page.locator('g[data-visited="true"]').evaluateAll((all) => all.map((one) => one.dataset.status).sort());

  test('is reached from the list, and shows where the job is and which way it came', async () => {
    await admin.openJobs();
    await page.getByRole('link', { name: `Details of job ${completed.slice(0, 8)}` }).click();
    const state = section('Status');
    await state.getByText('Path: Queued → Processing → Completed').waitFor();
    const drawn = await page.locator('g[data-status]').evaluateAll((all) => all.map((one) => one.dataset.status));
    assert.deepEqual(drawn.sort(), [...rules().statuses].sort());
    assert.deepEqual(await visited(), ['completed', 'processing', 'queued']);
    assert.equal(await page.locator('g[data-current="true"]').getAttribute('data-status'), 'completed');
  });

  test('plays what was made, from a chapter on, and hands it over', async () => {
    const files = section('Files');
    await files.getByRole('link', { name: 'Video of Short 9:16' }).waitFor();
    const video = files.locator('video');
    await page.waitForFunction(() => globalThis.document.querySelector('video')?.readyState >= 1);
    assert.equal(await video.evaluate((element) => [element.videoWidth, element.videoHeight].join('x')), '1080x1920');
    const chapters = files.getByRole('listitem');
    assert.ok((await chapters.count()) > 1);
    await chapters.nth(1).getByRole('button').click();
    assert.ok((await video.evaluate((element) => element.currentTime)) > 0);
    await admin.pictures('job-completed', HIGH);
    await admin.pictures('job-completed-top');
  });

  test('tells who did what and when, and what the render does', async () => {
    const history = section('History');
    for (const event of ['created', 'started', 'completed'])
      await history.locator(`tr[data-event="${event}"]`).waitFor();
    await history
      .locator('tr[data-event="created"]')
      .getByText(/^API token \d+$/)
      .waitFor();
    await history
      .locator('tr[data-event="started"]')
      .getByText(/^Worker /)
      .waitFor();
    await section('Attempts')
      .getByText(/^\d+ of \d+ parts/)
      .waitFor();
    const plan = section('Render plan');
    const { segments } = planRender({ ...(await factsOf(studio, session.id)), format: 'short_9_16' }, OPTIONS);
    await plan.getByText(new RegExp(`^1080×1920, .*, ${segments.length} cuts$`)).waitFor();
    assert.equal(await plan.locator('tbody tr').count(), segments.length);
    await plan.getByText('Camera A, picture and sound').waitFor();
  });

  test('copies ids and requests', async () => {
    const ids = section('Ids and requests');
    await ids.getByRole('button', { name: 'Copy: Get the status' }).click();
    await page.getByText('Copied', { exact: true }).first().waitFor();
    const copied = await page.evaluate(() => globalThis.navigator.clipboard.readText());
    assert.ok(copied.startsWith(`curl "${studio.url}/api/render-jobs/${completed}"`), copied);
    await ids.getByText(completed, { exact: true }).waitFor();
  });

  test('tells of each attempt that failed why, and the end of the log, without what is secret', async () => {
    await open(failed);
    const attempts = section('Attempts');
    const attempt = attempts.locator('[data-attempt="1"]');
    await attempt.getByText(/gone\.mov answered 404/).waitFor();
    await attempt.getByRole('button', { name: 'Last lines of the renderer’s log' }).click();
    const log = attempt.getByRole('region', { name: 'Log of attempt 1' });
    await log.waitFor();
    const text = await log.textContent();
    assert.match(text, /404 Not Found/);
    assert.ok(!text.includes('secret'), text);
    assert.deepEqual(await visited(), ['failed', 'processing', 'queued']);
    await admin.pictures('job-failed', HIGH);
  });

  test('retries, follows live, and cancels', async () => {
    await section('Status').getByRole('button', { name: 'Retry' }).click();
    const state = section('Status');
    await state.getByText('Processing', { exact: true }).first().waitFor();
    await state.getByRole('progressbar').waitFor();
    await state
      .getByText(/so far/)
      .first()
      .waitFor();
    await state.getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel job' }).click();
    await state.getByText(/→ Failed → Queued → Processing → Cancelled$/).waitFor();
    assert.equal(await section('Attempts').locator('[data-attempt]').count(), 2);
  });

  test('of a job that was cancelled while it waited promises nothing', async () => {
    const running = await trigger(studio, session.id, 'full_16_9');
    const jobId = await trigger(studio, session.id, 'thumbnail', { stillAtMs: 1000 });
    await open(jobId);
    await section('Files').getByText('No files yet', { exact: true }).waitFor();
    await section('Attempts').getByText('Not started yet', { exact: true }).waitFor();
    for (const id of [jobId, running]) await studio.api(`/render-jobs/${id}/cancel`, { method: 'POST', body: {} });
    await section('Files').getByText('No files', { exact: true }).waitFor();
    await section('Attempts').getByText('Never started', { exact: true }).waitFor();
    await finished(studio, running);
  });

  test('of a job that there is not says so', async () => {
    await open('nothing');
    await page.getByRole('alert').getByText('There is no job nothing').waitFor();
    admin.complaints.splice(0);
  });

  test('the settings show queue, workers, renderer, limits and hosts', async () => {
    await page.goto(`${studio.url}/admin/settings/render-jobs`);
    const queue = section('Queue');
    await queue.getByText('Listening', { exact: true }).waitFor();
    await queue.getByText('Strapi server', { exact: true }).waitFor();
    const renderer = section('Renderer of this server');
    await renderer.locator('[data-encoder="libx264"]').waitFor();
    assert.equal(await renderer.getByText('OK', { exact: true }).count(), 2);
    const limits = section('Limits');
    await limits.getByText('1,000', { exact: true }).waitFor();
    assert.equal(await limits.getByText('default', { exact: true }).count(), await limits.locator('dd').count());
    const fact = (name) => page.locator('dl > div').filter({ has: page.getByText(name, { exact: true }) });
    assert.equal(await fact('Mezzanines may come from').locator('dd').innerText(), 'any host on the internet\ndefault');
    assert.equal(await fact('Allowed private addresses').locator('dd').innerText(), '127.0.0.1\ndefault: none');
    const kept = renderer.locator('[data-kept-parts]');
    await kept.getByText(/^\d+ parts, .* of at most [\d.]+ GB$/).waitFor();
    await admin.pictures('settings', HIGH);
    assert.deepEqual(await violations(main()), []);
  });

  test('the settings delete the parts that are kept', async () => {
    const kept = section('Renderer of this server').locator('[data-kept-parts]');
    await kept.getByRole('button', { name: 'Delete kept parts' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete kept parts' }).click();
    await kept.getByText(/^0 parts, 0 bytes? of at most [\d.]+ GB$/).waitFor();
    assert.equal(await kept.getByRole('button').count(), 0);
  });

  test('the settings say of each option what holds and what the default is', async () => {
    const configuration = '**/render-jobs/configuration';
    await page.route(configuration, async (route) => {
      const response = await route.fetch();
      const { data: told } = await response.json();
      told.retry = { maxAttempts: 5, baseMs: 5000, maxMs: 60_000 };
      told.queue.leaseMs = 45_000;
      told.media = { allowedHosts: [], privateHosts: ['nas.example', '10.0.0.5:9000'] };
      await route.fulfill({ response, json: { data: told } });
    });
    await page.goto(`${studio.url}/admin/settings/render-jobs`);
    const fact = (name) => page.locator('dl > div').filter({ has: page.getByText(name, { exact: true }) });
    for (const [name, told] of [
      ['Attempts per job', '5\ndefault: 3'],
      // The file may repeat a default: it is one all the same.
      ['First delay before a retry', '5s\ndefault'],
      ['Longest delay before a retry', '1m\ndefault: 5m'],
      ['An unresponsive worker keeps its job for', '45s\ndefault: 30s'],
      // An empty list allows nothing.
      ['Mezzanines may come from', 'none\ndefault: any host on the internet'],
      ['Allowed private addresses', 'nas.example\n10.0.0.5:9000\ndefault: none'],
    ]) {
      await fact(name).waitFor();
      assert.equal(await fact(name).locator('dd').innerText(), told, name);
    }
    await page.unroute(configuration);
  });

  test('the settings have the kill switch', async () => {
    const kill = section('Kill switch').getByRole('checkbox');
    assert.equal(await kill.isChecked(), true);
    await kill.focus();
    const switched = () =>
      page.waitForResponse((response) => response.url().endsWith('/settings') && response.request().method() === 'PUT');
    await Promise.all([switched(), page.keyboard.press('Space')]);
    await section('Kill switch').getByRole('checkbox', { checked: false }).waitFor();
    const refused = await studio.api('/render-jobs/trigger', { method: 'POST', body: { sessionId: session.id } });
    assert.equal(refused.status, 503);
    await Promise.all([switched(), page.keyboard.press('Space')]);
    const jobId = await trigger(studio, session.id, 'full_16_9');
    await studio.api(`/render-jobs/${jobId}/cancel`, { method: 'POST', body: {} });
  });

  test('the home page tells what waits, runs and failed, and leads there', async () => {
    const jobId = await createFailed();
    await withoutWorkers(studio, async () => {
      await page.goto(`${studio.url}/admin`);
      await page.getByRole('link', { name: 'Failed: 1 job' }).waitFor({ timeout: 30_000 });
      await page.getByText('No worker is listening').waitFor({ timeout: 30_000 });
      await admin.pictures('home', HIGH);
    });
    for (const name of ['Queued: 0 jobs', 'Processing: 0 jobs']) await page.getByRole('link', { name }).waitFor();
    const widget = page.locator('[data-widget="render-jobs"]');
    assert.deepEqual(await violations(widget), []);
    await page.getByRole('link', { name: 'Failed: 1 job' }).click();
    await page.locator(`tr[data-job-id="${jobId}"]`).waitFor();
    assert.equal(await page.locator('tr[data-job-id]').count(), 1);
  });

  test('is deleted with its files, or without them, once it is at rest', async () => {
    const jobId = await trigger(studio, session.id, 'thumbnail');
    const { artifacts } = await finished(studio, jobId);
    await open(jobId);
    await page.getByRole('button', { name: 'Delete job' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Delete the job?' });
    const withFiles = dialog.getByRole('checkbox', { name: 'Delete its files, too' });
    assert.equal(await withFiles.isChecked(), true);
    await admin.pictures('job-delete', [{ width: 1280, height: 800 }]);
    assert.deepEqual(await violations(dialog), []);
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('button', { name: 'Delete job' }).click();
    await dialog.getByRole('button', { name: 'Delete job' }).click();
    await page.waitForURL((address) => address.pathname.endsWith('/plugins/render-jobs'));
    assert.equal((await studio.api(`/render-jobs/${jobId}`)).status, 404);
    assert.equal((await fetch(`${studio.url}${artifacts.outputVideoUrl}`)).status, 404);
  });

  for (const theme of ['light', 'dark'])
    test(`axe finds nothing wrong in the ${theme} theme`, async () => {
      const themed = await openAdmin(studio, { theme });
      try {
        for (const jobId of [completed, failed]) {
          await open(jobId, themed.page);
          await section('Render plan', themed.page).locator('tbody tr').first().waitFor();
          assert.deepEqual(await violations(themed.page.getByRole('main')), []);
        }
        if (theme === 'dark') await themed.pictures('job-dark', HIGH);
        await themed.page.goto(`${studio.url}/admin/settings/render-jobs`);
        await section('Limits', themed.page).waitFor();
        await section('Renderer of this server', themed.page).getByText('OK', { exact: true }).first().waitFor();
        assert.deepEqual(await violations(themed.page.getByRole('main')), []);
        assert.deepEqual(themed.complaints, []);
      } finally {
        await themed.close();
      }
    });

  test('the settings say that a worker of another version needs an update, and what it runs', async () => {
    const body = { owner: 'old-worker', protocol: 1, rules: 'abcdef' };
    assert.equal((await studio.api('/render-jobs/worker/claim', { method: 'POST', body })).status, 426);
    await page.goto(`${studio.url}/admin/settings/render-jobs`);
    const row = page.locator('tr[data-worker="old-worker"]');
    await row.getByText('Update needed', { exact: true }).waitFor();
    await row.getByText('protocol 1, rules abcdef, ffmpeg –', { exact: true }).waitFor();
    assert.deepEqual(await violations(main()), []);
  });

  test('had a page without errors and without violations of its policy', () => assert.deepEqual(admin.complaints, []));
});
