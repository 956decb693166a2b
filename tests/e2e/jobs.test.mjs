// The page of all jobs as an operator works with it: finding, following, and doing something to several at once.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { finished, newDataFolder, removeDataFolder, startStudio, trigger } from '../studio/support.mjs';
import { until } from '../support/until.mjs';
import { violations } from './accessibility.mjs';
import { openAdmin } from './browser.mjs';
import { SESSION, createAdmin, factsOf, loseRecording, withStuckQueue, withoutWorkers } from './studio.mjs';

const may = (permission) => ({ action: `plugin::render-jobs.${permission}` });

describe('the page of all jobs', () => {
  const data = newDataFolder();
  let studio;
  let admin;
  let page;
  let session;
  before(async () => {
    studio = await startStudio({ data });
    session = studio.sessions.find(({ ready }) => ready);
    admin = await openAdmin(studio);
    ({ page } = admin);
  });
  after(async () => {
    await admin?.close();
    await studio?.stop();
    removeDataFolder(data);
  });

  const main = () => page.getByRole('main');
  const row = (jobId) => page.locator(`tr[data-job-id="${jobId}"]`);
  const rows = () => page.locator('tr[data-job-id]');
  const shown = () => rows().evaluateAll((all) => all.map((one) => one.dataset.jobId));
  const statusOf = async (jobId) => (await studio.api(`/render-jobs/${jobId}`)).body.data.status;
  /** Another render of the same session, whatever waits already. */
  async function another(format) {
    const { body } = await studio.api('/render-jobs/trigger', {
      method: 'POST',
      body: { sessionId: session.id, format, force: true },
    });
    return body.data.jobId;
  }
  const search = () => new URL(page.url()).searchParams;

  let still;

  test('says that there are none, and how to make one', async () => {
    await admin.openJobs();
    await page.getByText('No jobs yet. Open a recording session and click Render.').waitFor();
    await admin.pictures('jobs-empty');
    assert.deepEqual(await violations(main()), []);
  });

  test('shows a new job at once, follows it live, and tells how long it takes', async () => {
    await admin.openJobs();
    await page.getByText('Live', { exact: true }).waitFor();
    const jobId = await trigger(studio, session.id, 'full_16_9');
    await row(jobId).waitFor({ timeout: 3000 });
    await row(jobId)
      .getByText(/so far, about .* left$/)
      .waitFor({ timeout: 120_000 });
    // The worker tells of them while the list is open.
    await row(jobId)
      .getByText(/^\d+ of \d+ parts/)
      .waitFor();
    const bar = row(jobId).getByRole('progressbar');
    const seen = new Set();
    await until('some progress', async () => {
      seen.add(await bar.getAttribute('aria-valuenow', { timeout: 500 }).catch(() => null));
      return seen.size >= 3;
    });
    await admin.pictures('jobs-live');
    await finished(studio, jobId);
    await row(jobId).getByText('Completed', { exact: true }).waitFor({ timeout: 3000 });
    await row(jobId).getByRole('link', { name: 'Video of Full 16:9' }).waitFor();
  });

  test('asks where nothing streams', async () => {
    await page.route('**/render-jobs/events', (route) => route.abort());
    await admin.openJobs();
    await page.getByText('Updated periodically').waitFor();
    still = await trigger(studio, session.id, 'thumbnail');
    await row(still).waitFor({ timeout: 15_000 });
    await finished(studio, still);
    await row(still).getByText('Completed', { exact: true }).waitFor({ timeout: 15_000 });
    await page.unroute('**/render-jobs/events');
    // What the browser itself complains of is what was asked for here.
    admin.complaints.splice(0);
  });

  test('is narrowed by status, format, session and error, searched and sorted; the URL holds all of it', async () => {
    const cancelled = await another('clip_1_1');
    await studio.api(`/render-jobs/${cancelled}/cancel`, { method: 'POST', body: {} });
    await admin.openJobs();
    await rows().nth(2).waitFor();

    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Cancelled' }).click();
    await page.keyboard.press('Escape');
    await until('one row', async () => (await shown()).join() === cancelled);
    assert.equal(search().get('filters[status]'), 'cancelled');
    await page.reload();
    await row(cancelled).waitFor();
    assert.deepEqual(await shown(), [cancelled]);

    await page.getByRole('button', { name: 'Clear filters' }).click();
    await row(still).waitFor();
    await page.getByRole('combobox', { name: 'Format' }).click();
    await page.getByRole('option', { name: 'Thumbnail' }).click();
    await page.keyboard.press('Escape');
    await until('one row', async () => (await shown()).join() === still);

    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('searchbox', { name: 'Search jobs' }).fill(still.slice(0, 13));
    await until('one row', async () => (await shown()).join() === still);
    assert.equal(search().get('_q'), still.slice(0, 13));

    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('textbox', { name: 'Session' }).fill('no & such % session');
    await page.getByText('No jobs match the filters.').waitFor();
    assert.equal(search().get('filters[session]'), 'no & such % session');
    await admin.pictures('jobs-narrowed');
    assert.deepEqual(await violations(main()), []);
    // Strapi's own parts of the page keep what stands there.
    await page.getByText('Created', { exact: true }).click();
    await until('the order', () => search().get('sort') === 'createdAt:ASC');
    assert.equal(search().get('filters[session]'), 'no & such % session');
    await page.getByRole('textbox', { name: 'Session' }).fill(session.title.slice(0, 8));
    await until('all three', async () => (await shown()).length === 3);
    assert.deepEqual((await shown()).at(-1), cancelled);
    await page.getByRole('textbox', { name: 'Error' }).fill('x');
    await page.getByText('No jobs match the filters.').waitFor();
    await page.goBack();
  });

  test('says what is wrong with a URL', async () => {
    await admin.openJobs('?filters[status]=done');
    await page.getByRole('alert').getByText('status must be one or more of').waitFor();
    await admin.pictures('jobs-error');
    await admin.openJobs();
    await rows().first().waitFor();
    // The browser itself tells of each refused request.
    assert.ok(
      admin.complaints.every((complaint) => /400 .*status=done/.test(complaint)),
      admin.complaints.join(),
    );
    admin.complaints.splice(0);
  });

  test('cancels several jobs at once: asked about, counted, and answered for each', async () => {
    const jobIds = [];
    for (let index = 0; index < 12; index += 1) jobIds.push(await another('full_16_9'));
    await admin.openJobs('?sort=createdAt:DESC&pageSize=20');
    await row(jobIds.at(-1)).waitFor();
    await admin.openJobs('?sort=createdAt:DESC');
    await rows().nth(9).waitFor();
    assert.equal((await shown()).length, 10);
    await page.getByRole('link', { name: /page 2/i }).click();
    await row(jobIds[0]).waitFor();
    await page.getByRole('link', { name: /page 1/i }).click();
    await row(jobIds[11]).waitFor();

    // All but the two oldest of these twelve, of which one is being rendered.
    await page.getByRole('checkbox', { name: 'Select all entries' }).click();
    await page.getByText('10 jobs selected').waitFor();
    assert.equal(await page.getByRole('button', { name: /^Retry/ }).count(), 0, 'a queued job can be retried');
    await admin.pictures('jobs-selected');
    await page.getByRole('button', { name: 'Cancel 10 jobs' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('Cancel 10 jobs?').waitFor();
    await admin.pictures('jobs-bulk');
    await dialog.getByRole('button', { name: 'Leave them' }).click();
    assert.equal(await statusOf(jobIds[11]), 'queued');
    // Somebody else was faster with one of them.
    await page.getByRole('button', { name: 'Cancel 10 jobs' }).click();
    await studio.api(`/render-jobs/${jobIds[11]}/cancel`, { method: 'POST', body: {} });
    await dialog.getByRole('button', { name: /^Cancel \d+ jobs$/ }).click();
    await page
      .getByText(/^(9|10) jobs are cancelled$|^9 jobs are cancelled/)
      .first()
      .waitFor();
    for (const jobId of jobIds.slice(2)) assert.equal(await statusOf(jobId), 'cancelled');
    await until('the rows', async () => (await rows().getByText('Cancelled', { exact: true }).count()) === 10);
    for (const jobId of jobIds.slice(0, 2))
      await studio.api(`/render-jobs/${jobId}/cancel`, { method: 'POST', body: {} });
  });

  test('retries several jobs at once: asked about, counted, and queued again', async () => {
    const { assets } = await factsOf(studio, session.id);
    // Three jobs whose recording is missing and restored afterwards, and one that can't be retried.
    const lost = await loseRecording(studio, session.id, assets[1]);
    const failed = [];
    for (let index = 0; index < 3; index += 1) failed.push(await another('clip_1_1'));
    for (const jobId of failed) assert.equal((await finished(studio, jobId)).status, 'failed');
    await lost.restore();

    await admin.openJobs('?sort=createdAt:DESC');
    for (const jobId of failed) await row(jobId).getByText('Failed', { exact: true }).waitFor();
    for (const jobId of [...failed, (await shown()).find((one) => !failed.includes(one))])
      await row(jobId).getByRole('checkbox').click();
    await page.getByText('4 jobs selected').waitFor();
    await page.getByRole('button', { name: 'Retry 3 jobs' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('Retry 3 jobs?').waitFor();
    await dialog.getByText('1 selected job can’t be retried and stays as it is.', { exact: false }).waitFor();
    assert.deepEqual(await violations(dialog), []);
    await admin.pictures('jobs-bulk-retry');
    await dialog.getByRole('button', { name: 'Leave them' }).click();
    for (const jobId of failed) assert.equal(await statusOf(jobId), 'failed');

    await page.getByRole('button', { name: 'Retry 3 jobs' }).click();
    await dialog.getByRole('button', { name: 'Retry 3 jobs' }).click();
    await page.getByText('3 jobs are queued again').first().waitFor();
    await page.getByText(/jobs? selected$/).waitFor({ state: 'detached' });
    for (const jobId of failed) {
      const { status, attempts } = await finished(studio, jobId);
      assert.deepEqual([status, attempts], ['completed', 2]);
      const { data: history } = (await studio.api(`/render-jobs/${jobId}/history`)).body;
      const retried = history.filter(({ event }) => event === 'retried');
      assert.deepEqual(
        retried.map(({ from, to, actor }) => [from, to, actor.split(':')[0]]),
        [['failed', 'queued', 'admin']],
      );
      await row(jobId).getByText('Completed', { exact: true }).waitFor();
    }
  });

  test('switches rendering off and on', async () => {
    await admin.openJobs();
    await page.getByRole('button', { name: 'Pause rendering' }).click();
    await page.getByRole('status').getByText('Rendering is paused').waitFor();
    await admin.pictures('jobs-paused');
    const refused = await studio.api('/render-jobs/trigger', {
      method: 'POST',
      body: { sessionId: session.id, format: 'short_9_16' },
    });
    assert.equal(refused.status, 503);
    await page.getByRole('button', { name: 'Resume rendering' }).click();
    await page.getByText('Rendering is paused').waitFor({ state: 'detached' });
    const jobId = await trigger(studio, session.id, 'short_9_16');
    await studio.api(`/render-jobs/${jobId}/cancel`, { method: 'POST', body: {} });
  });

  test('says that no worker is listening', async () => {
    await withoutWorkers(studio, async () => {
      await admin.openJobs();
      await page.getByRole('status').getByText('No worker is listening').waitFor({ timeout: 30_000 });
      await admin.pictures('jobs-no-worker');
      assert.deepEqual(await violations(main()), []);
    });
    await page.getByText('No worker is listening').waitFor({ state: 'detached', timeout: 30_000 });
  });

  test('says that the queue is stuck', async () => {
    const queue = () => another('thumbnail');
    const notice = page.getByRole('status').filter({ hasText: 'The queue is stuck' });
    let stuck;
    await withStuckQueue(studio, queue, async (jobId) => {
      stuck = jobId;
      await admin.openJobs();
      await notice.waitFor({ timeout: 30_000 });
      assert.match(
        await notice.textContent(),
        /Workers are listening but nothing is being rendered: 1 job has been waiting for 1m/,
      );
      assert.equal(await statusOf(jobId), 'queued');
      await admin.pictures('jobs-stuck');
      assert.deepEqual(await violations(main()), []);
      await notice.getByRole('link', { name: 'Queue and workers' }).click();
      await page.getByRole('heading', { name: 'Queue', exact: true }).waitFor();
      await page.getByText('Listening', { exact: true }).first().waitFor();
      await notice.waitFor();
      assert.equal(await notice.getByRole('link').count(), 0, 'a link that leads where one is');
      await admin.pictures('settings-stuck');
    });
    // What held it back is gone: it is taken, and nothing is said any more.
    assert.equal((await finished(studio, stuck)).status, 'completed');
    await admin.openJobs();
    await row(stuck).getByText('Completed', { exact: true }).waitFor();
    await notice.waitFor({ state: 'detached', timeout: 30_000 });
  });

  for (const theme of ['light', 'dark'])
    test(`axe finds nothing wrong in the ${theme} theme`, async () => {
      const themed = await openAdmin(studio, { theme });
      try {
        await themed.openJobs();
        await themed.page.locator('tr[data-job-id]').first().waitFor();
        await themed.page.getByText('Live', { exact: true }).waitFor();
        assert.deepEqual(await violations(themed.page.getByRole('main')), []);
        await themed.pictures(`jobs-${theme}`);
        assert.deepEqual(themed.complaints, []);
      } finally {
        await themed.close();
      }
    });

  test('shows a role that may only view everything, and lets it change nothing', async () => {
    const jobId = await another('full_16_9');
    const read = { action: 'plugin::content-manager.explorer.read', subject: SESSION };
    const account = await createAdmin(studio, 'reader', [read, may('job.view')]);
    const reader = await openAdmin({ url: studio.url, admin: account });
    try {
      const { page: own } = reader;
      await reader.openJobs();
      await own.locator(`tr[data-job-id="${jobId}"]`).waitFor();
      assert.equal(await own.locator('tr').getByRole('checkbox').count(), 0);
      for (const name of [/^Cancel/, /^Retry/, /^Pause/])
        assert.equal(await own.getByRole('main').getByRole('button', { name }).count(), 0, String(name));
      await reader.pictures('jobs-reader');
      await own.getByRole('link', { name: `Details of job ${jobId.slice(0, 8)}` }).click();
      await own.getByRole('heading', { name: 'History' }).waitFor();
      assert.equal(await own.getByRole('button', { name: 'Cancel', exact: true }).count(), 0);
      await own.goto(`${studio.url}/admin/settings/render-jobs`);
      await own.getByRole('heading', { name: 'Kill switch' }).waitFor();
      await own.getByText('libx264').waitFor();
      assert.equal(await own.getByRole('main').getByRole('switch').count(), 0);
      assert.deepEqual(reader.complaints, []);
    } finally {
      await reader.close();
    }
    await studio.api(`/render-jobs/${jobId}/cancel`, { method: 'POST', body: {} });
  });

  test('had a page without errors and without violations of its policy', () => assert.deepEqual(admin.complaints, []));
});
