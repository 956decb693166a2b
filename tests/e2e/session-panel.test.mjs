// What the session's panel says at a glance: the rules' own checklist, the formats, the reason on the button.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { checkRender, checklist, formats } from 'render-rules';
import { OPTIONS } from '../studio/facts.mjs';
import { newDataFolder, removeDataFolder, startStudio } from '../studio/support.mjs';
import { violations } from './accessibility.mjs';
import { openAdmin } from './browser.mjs';
import { jobCard, waitForStatus } from './panel.mjs';
import { EDL, SESSION, addJobs, createHopeless, factsOf } from './studio.mjs';

const ASSET = 'api::media-asset.media-asset';

/** Backticks are for plain texts; on screen what they quote is set apart. */
const onScreen = (text) => text.replaceAll('`', '');

describe("the session's panel", () => {
  const data = newDataFolder();
  let studio;
  let admin;
  let page;
  let panel;
  let hopeless;
  before(async () => {
    studio = await startStudio({ data });
    hopeless = await createHopeless(studio);
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
  const button = () => panel.getByRole('button', { name: 'Render', exact: true });
  async function open(id) {
    await admin.openEntry(SESSION, id);
    await panel.getByText(/^(Ready to render|Not ready: \d+ reasons?)$/).waitFor();
  }

  const rulesOnScreen = () =>
    panel
      .locator('li[data-rule]')
      .evaluateAll((items) =>
        items.map((item) => [
          item.dataset.rule,
          item.dataset.outcome,
          [...item.querySelectorAll('li[data-code]')].map(({ dataset }) => dataset.code),
        ]),
      );

  test('lists every rule with the outcome that the rules give, for every session', async () => {
    for (const { id } of [...studio.sessions, hopeless]) {
      const facts = await factsOf(studio, id);
      const report = checkRender({ ...facts, format: 'full_16_9' }, OPTIONS);
      const expected = checklist(report, OPTIONS).map(({ rule, outcome, findings }) => [
        rule,
        outcome,
        findings.map(({ code }) => code),
      ]);
      await open(id);
      assert.deepEqual(
        await rulesOnScreen(),
        expected.filter(([, , codes]) => codes.length > 0),
        'what needs attention is on screen unasked',
      );
      const passed = expected.filter(([, outcome]) => outcome === 'passed').length;
      await panel.getByText(`${passed} of ${expected.length} passed`, { exact: true }).waitFor();
      await panel.getByRole('button', { name: 'Show all checks' }).click();
      assert.deepEqual(await rulesOnScreen(), expected);
      await panel.getByRole('button', { name: 'Show only what needs attention' }).click();
    }
  });

  test('says each outcome to screen readers, and not by colour alone', async () => {
    await open(hopeless.id);
    await panel.getByRole('button', { name: 'Show all checks' }).click();
    const texts = await panel.locator('li[data-rule]').allTextContents();
    for (const [rule, told] of [
      ['EDL is locked', 'Failed'],
      ['Session exists', 'Passed'],
    ])
      assert.ok(
        texts.some((text) => text.startsWith(`${rule}: ${told}`)),
        `${rule}: ${texts}`,
      );
    await admin.pictures('panel-all-checks');
  });

  test('leads from a finding to the entry in which it can be fixed', async () => {
    for (const [name, url] of [
      ['Open asset rehearsal-A', `**/${ASSET}/${hopeless.assets.A}`],
      ['Open asset rehearsal-B', `**/${ASSET}/${hopeless.assets.B}`],
      ['Open the EDL', `**/${EDL}/${hopeless.edlId}`],
    ]) {
      await open(hopeless.id);
      await panel.getByRole('link', { name }).first().click();
      await page.waitForURL(url);
    }
  });

  test('tells on the button why it can not be used, by mouse, keyboard and screen reader', async () => {
    await open(hopeless.id);
    const facts = await factsOf(studio, hopeless.id);
    const errors = checkRender(facts, OPTIONS).findings.filter(({ severity }) => severity === 'error');
    const described = await button().getAttribute('aria-describedby');
    const description = await page.locator(`[id="${described}"]`).textContent();
    assert.ok(description.startsWith(`Not ready: ${errors.length} reasons`), description);
    // The rules' sentences start lower-case.
    for (const { message } of errors) assert.ok(description.includes(onScreen(message).slice(1)), message);

    await button().hover();
    const tooltip = page.getByRole('tooltip').first();
    await tooltip.waitFor();
    assert.ok((await tooltip.textContent()).includes(onScreen(errors[0].message).slice(1)));
    await page.screenshot({ path: admin.screenshot('panel-tooltip') });
    await page.mouse.move(5, 5);
    await page.keyboard.press('Escape');
    await button().focus();
    assert.equal(await button().evaluate((element) => element.matches(':focus')), true);

    await open(ready());
    assert.equal(await button().getAttribute('aria-describedby'), null);
  });

  test('shows each format with its shape, and is chosen from by keyboard', async () => {
    await open(ready());
    const cards = panel.getByRole('radio');
    assert.equal(await cards.count(), formats().length);
    const group = panel.getByRole('group', { name: 'Format' });
    for (const { width, height } of formats())
      assert.ok((await group.textContent()).includes(`${width}×${height}`), `${width}×${height}`);
    assert.equal(await panel.getByRole('radio', { name: 'Full 16:9' }).isChecked(), true);
    await panel.getByText('Output: 14s', { exact: true }).waitFor();
    await panel.getByRole('radio', { name: 'Full 16:9' }).focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await panel.getByRole('radio', { name: 'Short 9:16' }).isChecked(), true);
    await panel.getByRole('radio', { name: 'Thumbnail' }).check();
    await panel.getByText(/^Output: a still at \d+:\d\d\.\d{3}$/).waitFor();
    await admin.pictures('panel-ready');
  });

  test('says when its rules are not the server’s', async () => {
    const facts = /\/render-jobs\/sessions\/[^/]+\/facts$/;
    await open(ready());
    assert.equal(await panel.getByText('This page’s rules differ from the server’s').count(), 0);
    await page.route(facts, async (route) => {
      const response = await route.fetch();
      const body = await response.json();
      await route.fulfill({ response, json: { ...body, meta: { ...body.meta, rulesHash: '0000000000000000' } } });
    });
    await open(ready());
    await panel.getByRole('status').getByText('This page’s rules differ from the server’s').waitFor();
    await admin.pictures('panel-other-rules');
    const reloaded = page.waitForEvent('load');
    await panel.getByRole('button', { name: 'Reload the page' }).click();
    await reloaded;
    await page.unroute(facts);
    await open(ready());
    assert.equal(await panel.getByText('This page’s rules differ from the server’s').count(), 0);
  });

  test('waits for one request alone after the edit view has its data', async () => {
    const own = /\/render-jobs\/(?!.*\.js)/;
    const asked = [];
    let release;
    const released = new Promise((resolve) => (release = resolve));
    await page.route(own, async (route) => {
      const { pathname } = new URL(route.request().url());
      asked.push(pathname);
      if (!pathname.endsWith('/facts')) await released;
      await route.continue();
    });
    await open(ready());
    assert.equal(asked.filter((path) => path.endsWith('/facts')).length, 1);
    assert.equal(await button().getAttribute('aria-disabled'), 'false');
    release();
    await panel.getByText('No jobs yet').waitFor();
    await page.unroute(own);
  });

  test('judges anew when another entry is saved', async () => {
    const { id } = studio.sessions.find((session) => session.title.startsWith('Concert'));
    await open(id);
    await panel
      .getByText(/^Not ready/)
      .first()
      .waitFor();
    const facts = await factsOf(studio, id);
    const url = facts.assets.find(({ mezzanineUrl }) => mezzanineUrl).mezzanineUrl;
    await panel.getByRole('link', { name: /^Open asset/ }).click();
    await page.getByLabel('r2_video_prores_url').fill(url);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved document').first().waitFor();
    await page.goBack();
    await panel.getByText('Ready to render', { exact: true }).waitFor();
  });

  test('shows the ten newest of many jobs, live, and leads to the list of all', async () => {
    const MANY = 500;
    const id = ready();
    await addJobs(studio, id, MANY);
    await addJobs(studio, hopeless.id, 3);
    await open(id);
    await panel.getByText(`10 of ${MANY}`, { exact: true }).waitFor();
    const shown = () =>
      panel.locator('[data-job-id]').evaluateAll((cards) => cards.map(({ dataset }) => dataset.jobId));
    const newest = Array.from({ length: 10 }, (_, index) => `${id}-${MANY - 1 - index}`);
    assert.deepEqual(await shown(), newest);

    const body = { sessionId: id, format: 'thumbnail' };
    const { data } = (await studio.api('/render-jobs/trigger', { method: 'POST', body })).body;
    const card = jobCard(panel, data.jobId);
    await card.waitFor();
    await panel.getByText(`10 of ${MANY + 1}`, { exact: true }).waitFor();
    assert.deepEqual(await shown(), [data.jobId, ...newest.slice(0, 9)]);
    await waitForStatus(card, 'Completed');
    assert.deepEqual(await violations(panel.locator('> div').first()), []);
    await admin.pictures('panel-many-jobs');

    await panel.getByRole('link', { name: 'All jobs of this session', exact: true }).click();
    await page.waitForURL('**/plugins/render-jobs?*');
    assert.equal(new URL(page.url()).searchParams.get('filters[session]'), id);
    await page.getByText(`${MANY + 1} jobs found`, { exact: true }).waitFor({ state: 'attached' });
    assert.equal(await page.getByLabel('Session', { exact: true }).inputValue(), id);
    await page
      .getByRole('link', { name: new RegExp(data.jobId.slice(0, 8)) })
      .first()
      .waitFor();
  });

  for (const theme of ['light', 'dark'])
    test(`axe finds nothing wrong in the ${theme} theme`, async () => {
      const themed = await openAdmin(studio, { theme });
      try {
        for (const id of [ready(), hopeless.id]) {
          await themed.openEntry(SESSION, id);
          const own = themed.panel('Render');
          await own.getByRole('button', { name: 'Open the timeline' }).waitFor();
          await own.getByRole('button', { name: 'Show all checks' }).click();
          // What the plugin put into the panel; the frame around it is Strapi's.
          assert.deepEqual(await violations(own.locator('> div').first()), []);
          await own.getByRole('button', { name: 'Show only what needs attention' }).click();
        }
        await themed.pictures(`panel-not-ready-${theme}`);
        assert.deepEqual(themed.complaints, []);
      } finally {
        await themed.close();
      }
    });

  test('speaks the language of the admin, findings too', async () => {
    const german = await openAdmin(studio, { language: 'de' });
    try {
      await german.openEntry(SESSION, hopeless.id);
      const own = german.panel('Rendern');
      await own.getByText(/^Nicht bereit: \d+ Gründe$/).waitFor();
      await own.getByText('Die EDL ist ein Entwurf, nicht gesperrt', { exact: true }).waitFor();
      await own.getByText('Die EDL prüfen, freigeben und sperren').waitFor();
      await german.pictures('panel-german');
      assert.deepEqual(german.complaints, []);
    } finally {
      await german.close();
    }
  });

  test('had a page without errors and without violations of its policy', () => assert.deepEqual(admin.complaints, []));
});
