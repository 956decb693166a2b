// What an operator does, in a real browser on the production build: from a draft EDL to the downloaded file.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { formats } from 'render-rules';
import { descendants } from '../studio/processes.mjs';
import { newDataFolder, removeDataFolder, startStudio } from '../studio/support.mjs';
import { until } from '../support/until.mjs';
import { violations } from './accessibility.mjs';
import { WIDE, openAdmin } from './browser.mjs';
import { jobCard, render, waitForStatus } from './panel.mjs';
import { EDL, SESSION, createHopeless, factsOf, loseRecording } from './studio.mjs';

const VIDEO = formats().find(({ format }) => format === 'full_16_9');

/** A sentence of the rules as the page shows it: with a capital, unless it begins with a value, and values set apart. */
const onScreen = (text) => text.replace(/^[a-z]/, (letter) => letter.toUpperCase()).replaceAll('`', '');

describe('the operator', () => {
  const data = newDataFolder();
  let studio;
  let admin;
  let panel;
  before(async () => {
    studio = await startStudio({ data });
    admin = await openAdmin(studio);
    panel = admin.panel('Render');
  });
  after(async () => {
    await admin?.close();
    await studio?.stop();
    removeDataFolder(data);
  });

  const trigger = (sessionId) => studio.api('/render-jobs/trigger', { method: 'POST', body: { sessionId } });
  const jobsOf = async (sessionId) => (await studio.api(`/render-jobs/session/${sessionId}`)).body.data;
  const button = () => panel.getByRole('button', { name: 'Render', exact: true });
  const ready = () => studio.sessions.find((session) => session.ready);
  const ffmpegs = () => descendants(studio.pid).filter(({ command }) => /^\S*ffmpeg /.test(command));

  /** What the panel says against a render: the code, what is wrong and what to do. */
  const reasonsOnScreen = () =>
    panel
      .locator('li[data-code]')
      .evaluateAll((items) =>
        items.map((item) => [item.dataset.code, ...[...item.querySelectorAll('p')].map((line) => line.textContent)]),
      );

  /** The session whose EDL is a draft, and that EDL's documentId. */
  async function draft() {
    for (const session of studio.sessions) {
      const { edl } = await factsOf(studio, session.id);
      if (edl?.status === 'draft') return { session, edlId: edl.id };
    }
    throw new Error('the studio has no session whose EDL is a draft');
  }

  test('sees for each session that is not ready exactly the reasons that the server gives', async () => {
    const notReady = [...studio.sessions.filter((session) => !session.ready), await createHopeless(studio)];
    assert.ok(notReady.length >= 5);
    for (const [index, { id, title }] of notReady.entries()) {
      const refused = await trigger(id);
      assert.equal(refused.status, 400, title);
      await admin.openEntry(SESSION, id);
      await panel.getByText(/^Not ready: \d+ reasons?$/).waitFor();
      assert.deepEqual(
        // The panel lists them by rule.
        (await reasonsOnScreen()).sort(),
        refused.body.error.details.findings
          .map(({ code, message, remedy }) => [code, onScreen(message), onScreen(remedy)])
          .sort(),
        title,
      );

      assert.equal(await button().getAttribute('aria-disabled'), 'true');
      const described = await button().getAttribute('aria-describedby');
      const description = await page().locator(`[id="${described}"]`).textContent();
      for (const { message, severity } of refused.body.error.details.findings)
        // The rules' sentences start lower-case. What does not block is no reason.
        assert.equal(description.includes(onScreen(message).slice(1)), severity === 'error', message);
      await button().click({ force: true });
      await button().press('Enter');
      assert.deepEqual(await jobsOf(id), [], 'a disabled button made a job');
      await admin.pictures(`not-ready-${index + 1}`);
    }
  });

  const page = () => admin.page;

  test('takes an EDL from draft to locked in its own panel, and the session is ready', async () => {
    const { session, edlId } = await draft();
    await admin.openEntry(SESSION, session.id);
    await panel.getByRole('link', { name: /^EDL/ }).click();
    await page().waitForURL(`**/${EDL}/${edlId}`);

    const approval = admin.panel('Approval');
    const status = approval.getByRole('status', { name: 'Status of the EDL' });
    await status.getByText('Draft', { exact: true }).waitFor();
    await admin.pictures('edl-draft');
    // What the plugin put into the panel; the frame around it is Strapi's.
    assert.deepEqual(await violations(approval.locator('> div').first()), []);
    for (const [step, then] of [
      ['Submit for review', 'In review'],
      ['Approve', 'Approved'],
      ['Lock', 'Locked'],
    ]) {
      await approval.getByRole('button', { name: step, exact: true }).click();
      await status.getByText(then, { exact: true }).waitFor();
    }
    const buttons = ['Unlock', 'Create a new version', 'Open the framing'];
    assert.deepEqual(await approval.getByRole('button').allTextContents(), buttons);
    await admin.pictures('edl-locked');
    assert.equal((await factsOf(studio, session.id)).edl.status, 'locked');

    await page().goBack();
    await page().waitForURL(`**/${SESSION}/${session.id}**`);
    await panel.getByText('Ready to render').waitFor();
    assert.equal(await button().getAttribute('aria-disabled'), 'false');
  });

  test('renders, sees the progress, and downloads the file', async () => {
    const { title, id } = studio.sessions.find((session) => session.title.startsWith('Interview'));
    await admin.openEntry(SESSION, id);
    const card = await render(panel, 'Full 16:9');
    const bar = card.getByRole('progressbar');
    const seen = new Set();
    await until(
      'some progress',
      async () => {
        const value = await bar.getAttribute('aria-valuenow', { timeout: 500 }).catch(() => null);
        if (value !== null) seen.add(Number(value));
        return (
          [...seen].some((percent) => percent > 0 && percent < 100) || (await card.getByText('Completed').isVisible())
        );
      },
      { timeoutMs: 120_000 },
    );
    assert.ok(
      [...seen].some((percent) => percent > 0 && percent < 100),
      `only ${[...seen]} was seen`,
    );
    await admin.pictures('processing');
    await waitForStatus(card, 'Completed');
    await admin.pictures('completed');

    const waiting = page().waitForEvent('download');
    await card.getByRole('link', { name: 'Video of Full 16:9' }).click();
    const download = await waiting;
    assert.equal(download.suggestedFilename(), `${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}-full_16_9.mp4`);
    const file = join(data, 'download.mp4');
    await download.saveAs(file);
    const { streams, format, chapters } = JSON.parse(
      execFileSync('ffprobe', ['-v', 'error', '-of', 'json', '-show_streams', '-show_format', '-show_chapters', file]),
    );
    const video = streams.find((stream) => stream.codec_type === 'video');
    assert.match(format.format_name, /mp4/);
    assert.equal(video.codec_name, 'h264');
    assert.equal(`${video.width}x${video.height}`, `${VIDEO.width}x${VIDEO.height}`);
    assert.equal(streams.find((stream) => stream.codec_type === 'audio').codec_name, 'aac');
    assert.ok(chapters.length > 0);
    const [job] = await jobsOf(id);
    assert.equal(Number(format.size), job.artifacts.fileSizeBytes);
    for (const name of ['Thumbnail of Full 16:9', 'Chapters of Full 16:9'])
      assert.equal((await fetch(await card.getByRole('link', { name }).getAttribute('href'))).status, 200, name);
  });

  test('finds the job on the page of all jobs, and from there its session', async () => {
    const { title, id } = studio.sessions.find((session) => session.title.startsWith('Interview'));
    const [job] = await jobsOf(id);
    await page().getByRole('link', { name: 'Render jobs' }).click();
    const row = page().locator(`[data-job-id="${job.jobId}"]`);
    await row.getByText('Completed').waitFor();
    await row.getByText('Full 16:9', { exact: true }).waitFor();
    assert.equal(await row.getByRole('link', { name: 'Video of Full 16:9' }).isVisible(), true);
    await admin.pictures('jobs');
    await row.getByRole('link', { name: title }).click();
    await page().waitForURL(`**/${SESSION}/${id}**`);
    await jobCard(panel, job.jobId).waitFor();
  });

  test('cancels a running job, and its ffmpeg ends within 2 s', async () => {
    const { id } = ready();
    await admin.openEntry(SESSION, id);
    const card = await render(panel, 'Full 16:9');
    await waitForStatus(card, 'Processing');
    await until('ffmpeg to run', () => ffmpegs().length > 0);
    await card.getByRole('button', { name: 'Cancel', exact: true }).click();
    const dialog = page().getByRole('alertdialog');
    await dialog.getByText('Cancel the job?').waitFor();
    // One width: with another one Strapi mounts the panels anew, and the question is gone.
    await admin.pictures('cancel', [WIDE]);
    // Between two runs of a render there is none for a moment.
    await until('ffmpeg to run on, because the render has not ended', () => ffmpegs().length > 0);
    const asked = Date.now();
    await dialog.getByRole('button', { name: 'Cancel job' }).click();
    await until('ffmpeg to end', () => ffmpegs().length === 0, { timeoutMs: 2500, everyMs: 20 });
    assert.ok(Date.now() - asked < 2500);
    await waitForStatus(card, 'Cancelled');
    assert.equal(await card.getByRole('button').count(), 0, 'a cancelled job can still be changed');
    const [job] = await jobsOf(id);
    assert.equal(job.status, 'cancelled');
  });

  test('reads why a job failed, fixes the cause, and retries', async () => {
    const { id } = ready();
    const { edl, assets } = await factsOf(studio, id);
    assert.ok(edl.canonicalEdl);
    await admin.openEntry(SESSION, id);
    const lost = await loseRecording(studio, id, assets[1]);
    const card = await render(panel, 'Full 16:9');
    await waitForStatus(card, 'Failed');
    const text = await card.textContent();
    assert.ok(text.includes(lost.url) && text.includes(assets[1].angle), text);
    await admin.pictures('failed');

    await lost.restore();
    await card.getByRole('button', { name: 'Retry' }).click();
    await waitForStatus(card, 'Completed');
    assert.match(await card.textContent(), /Attempt 2 of 3/);
  });

  test('opens the page of a job from its card', async () => {
    const { id } = ready();
    for (const stillAtMs of [1000, 2000, 3000, 4000]) {
      const body = { sessionId: id, format: 'thumbnail', stillAtMs };
      assert.equal((await studio.api('/render-jobs/trigger', { method: 'POST', body })).status, 200);
    }
    const jobs = await jobsOf(id);
    await admin.openEntry(SESSION, id);
    const cards = panel.locator('[data-job-id]');
    await cards.nth(Math.min(jobs.length, 10) - 1).waitFor();
    const { jobId } = jobs[0];
    await cards
      .first()
      .getByRole('link', { name: `Thumbnail: Details of job ${jobId.slice(0, 8)}` })
      .click();
    await page().waitForURL(`**/plugins/render-jobs/${jobId}`);
    await page().getByRole('heading', { name: 'Status', exact: true }).waitFor();
  });

  test('had a page without errors and without violations of its policy', () => assert.deepEqual(admin.complaints, []));
});
