// An operator chooses which part of the programme is rendered: judged at once, marked on the timeline, kept by the job.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { rules } from 'render-rules';
import { finished, newDataFolder, removeDataFolder, startStudio } from '../studio/support.mjs';
import { violations } from './accessibility.mjs';
import { NARROW, WIDE, openAdmin } from './browser.mjs';
import { jobCard } from './panel.mjs';
import { SESSION, createLong } from './studio.mjs';

describe('the part that is rendered', () => {
  const data = newDataFolder();
  let studio;
  let admin;
  let page;
  let panel;
  before(async () => {
    studio = await startStudio({ data });
    admin = await openAdmin(studio);
    ({ page } = admin);
    panel = admin.panel('Render');
  });
  after(async () => {
    await admin?.close();
    await studio?.stop();
    removeDataFolder(data);
  });

  const ready = () => studio.sessions.find((session) => session.ready).id;
  const part = () => panel.getByRole('combobox', { name: 'Part' });
  const field = (name) => panel.getByRole('textbox', { name, exact: true });
  const button = () => panel.getByRole('button', { name: 'Render', exact: true });
  const image = () => panel.getByRole('img', { name: /^Timeline of the EDL/ });
  const dialog = () => page.getByRole('dialog', { name: 'Timeline' });
  const stage = () => dialog().getByRole('application');

  async function open(format, id = ready()) {
    await admin.openEntry(SESSION, id);
    await panel.getByRole('radio', { name: format, exact: true }).check();
    await panel.getByText(/^(Ready to render|Not ready: \d+ reasons?)$/).waitFor();
  }

  async function choose(name) {
    await part().click();
    await page.getByRole('option', { name, exact: true }).click();
  }

  async function openTimeline() {
    await panel.getByRole('button', { name: 'Open the timeline' }).click();
    // Until the dialog has come to rest.
    await stage().hover({ trial: true });
  }

  async function closeTimeline() {
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  }

  /** Clicks Render; the job as the server keeps it, and its card. */
  async function render() {
    const answered = page.waitForResponse((response) => response.url().endsWith('/render-jobs/jobs/trigger'));
    await button().click();
    const { jobId } = (await (await answered).json()).data;
    const card = jobCard(panel, jobId);
    await card.waitFor();
    return { jobId, card, job: (await studio.api(`/render-jobs/${jobId}`)).body.data };
  }

  /** That a choice is refused: what is said beside the field and by the button, which does nothing. */
  async function expectRefused(locator, message) {
    // The design system's select has no such attribute: it is described by its error alone.
    if ((await locator.getAttribute('role')) !== 'combobox')
      assert.equal(await locator.getAttribute('aria-invalid'), 'true');
    const described = await locator.getAttribute('aria-describedby');
    const texts = await Promise.all(described.split(' ').map((id) => page.locator(`[id="${id}"]`).allTextContents()));
    assert.ok(texts.flat().join(' ').includes(message), `${texts} does not say: ${message}`);
    assert.equal(await button().getAttribute('aria-disabled'), 'true');
    const reason = await page.locator(`[id="${await button().getAttribute('aria-describedby')}"]`).textContent();
    assert.ok(reason.includes(message), `${reason} does not say: ${message}`);
    let asked = 0;
    const count = (request) => (asked += request.url().endsWith('/trigger') ? 1 : 0);
    page.on('request', count);
    await button().click({ force: true });
    await page.waitForTimeout(200);
    page.off('request', count);
    assert.equal(asked, 0, 'the button asked for a render');
  }

  /** The length of a job's video in seconds, by ffprobe. */
  async function probedSeconds(jobId) {
    const { status, artifacts } = await finished(studio, jobId);
    assert.equal(status, 'completed');
    const file = new URL(artifacts.outputVideoUrl, studio.url).href;
    const told = execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file]);
    return Number(told);
  }

  const options = async () => {
    await part().click();
    const texts = await page.getByRole('option').allTextContents();
    await page.keyboard.press('Escape');
    return texts;
  };

  test('can be chosen as the rules know it for each format', async () => {
    await open('Full 16:9');
    assert.equal(await part().count(), 0);
    for (const [format, name, offered] of [
      ['short_9_16', 'Short 9:16', ['Short 1: The question (6.2s)', 'Short 2: The answer (4.49s)', 'A clip']],
      ['clip_1_1', 'Clip 1:1', ['Whole programme', 'A clip']],
      ['thumbnail', 'Thumbnail', ['Middle frame', 'Specific time']],
    ]) {
      assert.ok(rules().selections.find((one) => one.format === format).selections.length > 0);
      await panel.getByRole('radio', { name, exact: true }).check();
      assert.deepEqual(await options(), offered, format);
      // What is made where nothing is chosen.
      assert.equal(await part().textContent(), offered[0]);
    }
    await panel.getByRole('radio', { name: 'Short 9:16', exact: true }).check();
    await part().click();
    // A side panel is too narrow for the names: the list of them is not.
    await page.waitForTimeout(300);
    await page.screenshot({ path: admin.screenshot('part-options') });
    for (const option of await page.getByRole('option').all())
      assert.ok(
        await option.evaluate((element) => element.scrollWidth <= element.clientWidth + 1),
        'a name is cut off',
      );
    await page.keyboard.press('Escape');
  });

  test('is a short of the EDL: shown as it is, made as it was chosen', async () => {
    await open('Short 9:16');
    await panel.getByText('Output: 6.2s', { exact: true }).waitFor();
    assert.match(await image().getAttribute('aria-label'), /Short 1: The question$/);
    await choose('Short 2: The answer (4.49s)');
    await panel.getByText('Output: 4.5s', { exact: true }).waitFor();
    await panel.getByText('Short 2: The answer', { exact: true }).waitFor();
    assert.match(await image().getAttribute('aria-label'), /Short 2: The answer$/);
    await admin.pictures('part-short', [WIDE]);
    const { jobId, job, card } = await render();
    assert.deepEqual(job.selection, { short: 1 });
    await card.getByText('Short 2', { exact: true }).waitFor();
    const seconds = await probedSeconds(jobId);
    assert.ok(Math.abs(seconds - 4.5) < 0.1, `${seconds} s`);
  });

  test('is a clip, typed: judged at once', async () => {
    await open('Clip 1:1');
    await panel.getByText('Output: 14s', { exact: true }).waitFor();
    await choose('A clip');
    assert.equal(await field('From').inputValue(), '0:00.000');
    assert.equal(await field('To').inputValue(), '0:14.000');
    await field('From').fill('0:05');
    await field('To').fill('0:03.5');
    await expectRefused(field('To'), 'The clip ends at 3500 ms, not after its start at 5000 ms');
    await admin.pictures('part-clip-refused', [WIDE]);
    await field('To').fill('20');
    await expectRefused(field('To'), 'The clip ends at 20000 ms, after the programme');
    await field('From').fill('soon');
    await expectRefused(field('From'), 'startMs of the clip is text');
    await field('From').fill('5');
    await field('To').fill('7');
    await panel.getByText('Output: 2s', { exact: true }).waitFor();
    assert.notEqual(await field('To').getAttribute('aria-invalid'), 'true');
    assert.match(await image().getAttribute('aria-label'), /Clip from 0:05.000 to 0:07.000$/);
    const { jobId, job, card } = await render();
    assert.deepEqual(job.selection, { clip: { startMs: 5000, endMs: 7000 } });
    await card.getByText('Clip from 0:05.000 to 0:07.000', { exact: true }).waitFor();
    const seconds = await probedSeconds(jobId);
    assert.ok(Math.abs(seconds - 2) < 0.1, `${seconds} s`);
  });

  test('is made as an operator wants it: at another rate, and on where a recording is damaged', async () => {
    await open('Short 9:16');
    await panel.getByRole('button', { name: 'How it is made' }).click();
    const rate = panel.getByRole('combobox', { name: 'Frame rate' });
    assert.equal(await rate.textContent(), 'Automatic (30)');
    await rate.click();
    await page.getByRole('option', { name: '23.976', exact: true }).click();
    await panel.getByRole('checkbox', { name: 'Continue if a recording is damaged' }).check();
    await admin.pictures('part-made', [WIDE, NARROW]);
    assert.deepEqual(await violations(panel), []);
    const { jobId, job, card } = await render();
    assert.equal(job.settings.onDamage, 'conceal');
    assert.ok(Math.abs(job.settings.fps - 24000 / 1001) < 1e-9, `${job.settings.fps}`);
    await card.getByText('Short 1, 23.976 frames per second, damage is concealed', { exact: true }).waitFor();
    const { artifacts } = await finished(studio, jobId);
    assert.ok(Math.abs(artifacts.fps - 24000 / 1001) < 0.001, `${artifacts.fps}`);
    // The choice goes with the session, and is taken back.
    await rate.click();
    await page.getByRole('option', { name: /^Automatic/ }).click();
    await panel.getByRole('checkbox', { name: 'Continue if a recording is damaged' }).uncheck();
    assert.deepEqual((await render()).job.settings, { onDamage: 'fail' });
  });

  test('is a clip, taken from the timeline by pointer', async () => {
    await open('Clip 1:1');
    await openTimeline();
    const { x, y, width } = await stage().boundingBox();
    // What is clicked is pointed at to the ms; a pixel is more than that.
    const pointed = async (at) => {
      await page.mouse.click(x + width * at, y + 50);
      const [, seconds] = /^Position 0:(\d+\.\d+)$/.exec(
        await dialog()
          .getByText(/^Position/)
          .textContent(),
      );
      const ms = Math.round(Number(seconds) * 1000);
      assert.ok(Math.abs(ms - 14_000 * at) < (14_000 / width) * 2, `${ms} ms at ${at}`);
      return `0:${seconds}`;
    };
    const start = await pointed(0.25);
    await dialog().getByRole('button', { name: 'From here' }).click();
    const end = await pointed(0.5);
    await dialog().getByRole('button', { name: 'To here' }).click();
    await dialog().getByText(`Part: Clip from ${start} to ${end}`, { exact: true }).waitFor();
    assert.equal(await dialog().getByRole('button', { name: 'The frame here' }).count(), 0);
    await admin.pictures('part-timeline', [WIDE]);
    await closeTimeline();
    assert.deepEqual([await field('From').inputValue(), await field('To').inputValue()], [start, end]);
    assert.equal(await part().textContent(), 'A clip');
    assert.equal(await button().getAttribute('aria-disabled'), 'false');
  });

  test('is a clip, taken from the timeline by keyboard', async () => {
    await open('Short 9:16');
    await openTimeline();
    await stage().focus();
    // The third cut begins at 3.3 s; a frame is a thirtieth of a second.
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', '.', '.', ',', 'i']) await stage().press(key);
    await dialog().getByText('Position 0:03.333', { exact: true }).waitFor();
    for (const key of ['ArrowRight', 'ArrowRight', 'o']) await stage().press(key);
    await dialog().getByText('Part: Clip from 0:03.333 to 0:06.400', { exact: true }).waitFor();
    // The other way round it is none, and the timeline says so, too.
    for (const key of ['Home', 'o']) await stage().press(key);
    await dialog().getByRole('status').getByText('The clip ends at 0 ms, not after its start at 3333 ms').waitFor();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'o']) await stage().press(key);
    await closeTimeline();
    await panel.getByText('Output: 3.067s', { exact: true }).waitFor();
    const { job, jobId } = await render();
    assert.deepEqual(job.selection, { clip: { startMs: 3333, endMs: 6400 } });
    await studio.api(`/render-jobs/${jobId}/cancel`, { method: 'POST', body: {} });
  });

  test('is a frame: typed, or taken from the timeline', async () => {
    await open('Thumbnail');
    await choose('Specific time');
    assert.match(await field('Time of the frame').inputValue(), /^0:0[67]\.\d{3}$/);
    await field('Time of the frame').fill('soon');
    await expectRefused(field('Time of the frame'), 'The time of the still is text');
    await field('Time of the frame').fill('0:14');
    await expectRefused(field('Time of the frame'), 'The still is at 14000 ms, not before the programme');
    await admin.pictures('part-still-refused', [WIDE]);
    await openTimeline();
    await stage().focus();
    for (const key of ['End', 's']) await stage().press(key);
    await dialog().getByText('Part: Frame at 0:12.500', { exact: true }).waitFor();
    await closeTimeline();
    await panel.getByText('Output: a still at 0:12.500', { exact: true }).waitFor();
    const { jobId, job, card } = await render();
    assert.deepEqual(job.selection, { stillAtMs: 12_500 });
    await card.getByText('Frame at 0:12.500', { exact: true }).waitFor();
    assert.equal((await finished(studio, jobId)).status, 'completed');
  });

  test('outlives the panel, which Strapi takes away and makes anew', async () => {
    const format = (name) => panel.getByRole('radio', { name, exact: true });
    const expectChosen = async () => {
      assert.equal(await format('Clip 1:1').isChecked(), true);
      assert.equal(await part().textContent(), 'A clip');
      assert.deepEqual([await field('From').inputValue(), await field('To').inputValue()], ['0:02', '0:0']);
      // It is judged, too.
      await panel.getByText('Not ready: 1 reason', { exact: true }).first().waitFor();
    };
    await open('Clip 1:1');
    await choose('A clip');
    await field('From').fill('0:02');
    await field('To').fill('0:0');

    // On a narrow screen Strapi mounts the panels in a drawer, anew.
    await page.setViewportSize(NARROW);
    await page.getByRole('button', { name: 'Open more actions' }).click();
    await format('Clip 1:1').waitFor();
    await expectChosen();
    await page.setViewportSize(WIDE);
    await format('Clip 1:1').waitFor();
    await expectChosen();

    await page.getByLabel('description').fill('Saved in between');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved document').first().waitFor();
    await expectChosen();

    // To the EDL, where something may have to be fixed, and back.
    await panel.getByRole('link', { name: /^EDL/ }).click();
    await admin.panel('Approval').waitFor();
    await page.goBack();
    await format('Clip 1:1').waitFor();
    await expectChosen();

    // Another session has a choice of its own, and so has another format.
    await format('Thumbnail').check();
    assert.equal(await part().textContent(), 'Middle frame');
    await open('Full 16:9', studio.sessions.find((session) => !session.ready).id);
    assert.equal(await part().count(), 0);
  });

  test('is refused beside its field where a short takes too long', async () => {
    const { id } = await createLong(studio, 1500);
    await open('Short 9:16', id);
    const reasons = async () =>
      Number(
        /Not ready: (\d+)/.exec(
          await panel
            .getByText(/^Not ready/)
            .first()
            .textContent(),
        )[1],
      );
    const message = 'Short The best minute is 75000 ms long, but short_9_16 allows at most 60000 ms';
    await expectRefused(part(), message);
    const before = await reasons();
    // A clip of it begins with all of it.
    await choose('A clip');
    await panel
      .getByText(/The clip is 75000 ms long/)
      .first()
      .waitFor();
    assert.equal(await reasons(), before);
    await field('To').fill('10:20');
    await panel
      .getByText(/The clip is 75000 ms long/)
      .first()
      .waitFor({ state: 'detached' });
    assert.equal(await reasons(), before - 1);
  });

  test('stands in the list of jobs and on the page of each', async () => {
    await admin.openJobs();
    const row = (name) => page.locator('tr[data-job-id]').filter({ hasText: name });
    for (const name of ['Short 2', 'Clip from 0:05.000 to 0:07.000', 'Frame at 0:12.500']) await row(name).waitFor();
    await admin.pictures('part-jobs');
    await row('Short 2')
      .getByRole('link', { name: /^Details of job/ })
      .click();
    await page.getByRole('heading', { name: 'Status', exact: true }).waitFor();
    await page.getByRole('main').getByText('Short 2', { exact: true }).waitFor();
    await admin.pictures('part-job');
  });

  test('is chosen on a narrow screen', async () => {
    const narrow = await openAdmin(studio, { viewport: NARROW });
    try {
      await narrow.openEntry(SESSION, ready());
      await narrow.page.getByRole('button', { name: 'Open more actions' }).click();
      await narrow.page.getByRole('radio', { name: 'Short 9:16' }).check();
      await narrow.page.getByRole('combobox', { name: 'Part' }).click();
      await narrow.page.getByRole('option', { name: 'A clip' }).click();
      await narrow.page.getByRole('textbox', { name: 'To', exact: true }).fill('0:03');
      await narrow.page.waitForTimeout(500);
      await narrow.page.screenshot({ path: narrow.screenshot('part-clip-768') });
      await narrow.page.getByRole('button', { name: 'Open the timeline' }).click();
      const own = narrow.page.getByRole('dialog', { name: 'Timeline' });
      for (const key of ['End', 'o']) await own.getByRole('application').press(key);
      await own.getByText('Part: Clip from 0:03.300 to 0:12.500', { exact: true }).waitFor();
      await narrow.page.waitForTimeout(500);
      await narrow.page.screenshot({ path: narrow.screenshot('part-timeline-768') });
      assert.deepEqual(narrow.complaints, []);
    } finally {
      await narrow.close();
    }
  });

  for (const theme of ['light', 'dark'])
    test(`axe finds nothing wrong in the ${theme} theme`, async () => {
      const themed = await openAdmin(studio, { theme });
      try {
        await themed.openEntry(SESSION, ready());
        const own = themed.panel('Render');
        await own.getByRole('radio', { name: 'Clip 1:1' }).check();
        await own.getByRole('combobox', { name: 'Part' }).click();
        await themed.page.getByRole('option', { name: 'A clip' }).click();
        await own.getByRole('textbox', { name: 'To', exact: true }).fill('0');
        assert.deepEqual(await violations(own.locator('> div').first()), []);
        await own.getByRole('textbox', { name: 'To', exact: true }).fill('9');
        await own.getByRole('button', { name: 'Open the timeline' }).click();
        const timeline = themed.page.getByRole('dialog', { name: 'Timeline' });
        await timeline.getByRole('application').press('ArrowRight');
        // Until the dialog has come in: half transparent, its text has no contrast yet.
        await themed.page.waitForTimeout(500);
        assert.deepEqual(await violations(timeline), []);
        await themed.page.screenshot({ path: themed.screenshot(`part-timeline-${theme}`) });
        assert.deepEqual(themed.complaints, []);
      } finally {
        await themed.close();
      }
    });

  test('is chosen in the language of the admin', async () => {
    const german = await openAdmin(studio, { language: 'de' });
    try {
      await german.openEntry(SESSION, ready());
      const own = german.panel('Rendern');
      await own.getByRole('radio', { name: 'Clip 1:1' }).check();
      await own.getByRole('combobox', { name: 'Teil' }).click();
      await german.page.getByRole('option', { name: 'Ein Clip' }).click();
      await own.getByRole('textbox', { name: 'Bis', exact: true }).fill('0');
      await own.getByText('Der Clip endet bei 0 ms, nicht nach seinem Beginn bei 0 ms').first().waitFor();
      await german.pictures('part-german', [WIDE]);
      assert.deepEqual(german.complaints, []);
    } finally {
      await german.close();
    }
  });

  test('had a page without errors and without violations of its policy', () => assert.deepEqual(admin.complaints, []));
});
