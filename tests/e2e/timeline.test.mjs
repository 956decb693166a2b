// The timeline of an EDL with 5,000 cuts: what it tells, by pointer and by keyboard, and how fast.
/* global document, KeyboardEvent, requestAnimationFrame -- for the functions that run in the page */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { checkRender, timeline as place } from 'render-rules';
import { OPTIONS } from '../studio/facts.mjs';
import { newDataFolder, removeDataFolder, startStudio } from '../studio/support.mjs';
import { violations } from './accessibility.mjs';
import { NARROW, WIDE, openAdmin } from './browser.mjs';
import { SESSION, createLong, factsOf } from './studio.mjs';

const CUTS = 5000;

/** A step of the keyboard takes at most so many ms of work, at the median: two frames of a screen, on a busy machine. */
const SMOOTH_MS = 34;

describe('the timeline', () => {
  const data = newDataFolder();
  let studio;
  let admin;
  let page;
  let long;
  let placed;
  before(async () => {
    studio = await startStudio({ data });
    long = await createLong(studio, CUTS);
    const facts = await factsOf(studio, long.id);
    placed = place(facts.edl.canonicalEdl, checkRender(facts, OPTIONS));
    admin = await openAdmin(studio);
    ({ page } = admin);
  });
  after(async () => {
    await admin?.close();
    await studio?.stop();
    removeDataFolder(data);
  });

  const dialog = () => page.getByRole('dialog', { name: 'Timeline' });
  const stage = () => dialog().getByRole('application');
  const told = () => dialog().locator('[aria-live]').first();

  async function open(id = long.id) {
    await admin.openEntry(SESSION, id);
    await admin.panel('Render').getByRole('button', { name: 'Open the timeline' }).click();
    await stage().waitFor();
  }

  /** The colours of a canvas, but for those of few pixels. */
  const colours = (canvas) =>
    canvas.evaluate((element) => {
      const { data: bytes } = element.getContext('2d').getImageData(0, 0, element.width, element.height);
      const counts = new Map();
      for (let at = 0; at < bytes.length; at += 4)
        if (bytes[at + 3] === 255) {
          const colour = `${bytes[at]} ${bytes[at + 1]} ${bytes[at + 2]}`;
          counts.set(colour, (counts.get(colour) ?? 0) + 1);
        }
      return [...counts].filter(([, pixels]) => pixels > 20).map(([colour]) => colour);
    });

  test('is drawn small in the panel, with a text for who does not see it', async () => {
    await admin.openEntry(SESSION, long.id);
    const panel = admin.panel('Render');
    const image = panel.getByRole('img', { name: 'Timeline of the EDL: 5,000 cuts, 1h 23m 21s' });
    await image.waitFor();
    // Four cameras, and what they lie on.
    assert.ok((await colours(image.locator('canvas'))).length >= 5);
    await admin.pictures('timeline-panel');
  });

  test('goes from cut to cut by keyboard, and tells each', async () => {
    await open();
    await stage().focus();
    const { cuts, cameras } = placed;
    assert.equal(cuts.length, CUTS);
    const expectTold = async (position) => {
      const { camera } = cuts[position - 1];
      await told()
        .getByText(new RegExp(`^Cut ${position.toLocaleString('en')} of 5,000, camera ${cameras[camera]}: `))
        .waitFor();
    };
    for (const [key, position] of [
      ['ArrowRight', 1],
      ['ArrowRight', 2],
      ['ArrowLeft', 1],
      ['ArrowLeft', 1],
      ['PageDown', 11],
      ['PageUp', 1],
      ['End', CUTS],
      ['ArrowRight', CUTS],
      ['Home', 1],
    ]) {
      await stage().press(key);
      await expectTold(position);
    }
    await told().getByText('0:00.000 to 0:01.000', { exact: false }).waitFor();
    await admin.pictures('timeline-all', [WIDE]);
  });

  test('zooms to where the cut is, and marks findings at their place', async () => {
    await open();
    await stage().focus();
    for (let step = 0; step < 10; step += 1) await stage().press('ArrowRight');
    // The cut that is too short.
    await told()
      .getByText(/^Cut 10 of 5,000/)
      .waitFor();
    await told().locator('[data-code="shot_too_short"]').waitFor();
    const before = await colours(stage().locator('canvas'));
    for (let step = 0; step < 8; step += 1) await stage().press('+');
    const after = await colours(stage().locator('canvas'));
    assert.notDeepEqual(before.sort(), after.sort(), 'the drawing did not change');
    await admin.pictures('timeline-zoomed', [WIDE]);
    await stage().press('0');
    await dialog().getByRole('button', { name: 'Zoom in' }).click();
    await dialog().getByRole('button', { name: 'Show all' }).click();
    await dialog().getByText('1 gap', { exact: true }).waitFor();
  });

  test('a click chooses the cut below it, a drag moves the time', async () => {
    await open();
    // Until the dialog has come to rest.
    await stage().hover({ trial: true });
    const { x, y, width } = await stage().boundingBox();
    const at = 0.75;
    await page.mouse.click(x + width * at, y + 50);
    const index = placed.cuts.findLastIndex(({ startMs }) => startMs <= at * placed.lengthMs);
    const text = await told().textContent();
    const position = Number(/^Cut ([\d,]+) of/.exec(text)[1].replaceAll(',', ''));
    assert.ok(Math.abs(position - (index + 1)) <= Math.ceil(CUTS / width) + 1, `${text}, not ${index + 1}`);
    await dialog().getByRole('button', { name: 'Zoom in' }).click();
    const before = await stage().locator('canvas').screenshot();
    await page.mouse.move(x + width / 2, y + 50);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 - 200, y + 50, { steps: 5 });
    await page.mouse.up();
    assert.notDeepEqual(await stage().locator('canvas').screenshot(), before);
    assert.equal(await told().textContent(), text, 'a drag is no click');
  });

  test('is smooth with 5,000 cuts', async () => {
    await open();
    await stage().focus();
    const steps = await page.evaluate(async () => {
      const measured = [];
      for (let step = 0; step < 60; step += 1) {
        const key = step % 10 === 9 ? '+' : 'PageDown';
        const began = performance.now();
        document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        // React renders and draws before this, and the browser shows it with its next frame.
        await Promise.resolve();
        measured.push(performance.now() - began);
        await new Promise((resolve) => requestAnimationFrame(() => resolve()));
      }
      return measured.sort((a, b) => a - b);
    });
    const median = steps[Math.floor(steps.length / 2)];
    console.log(`# a step takes ${median.toFixed(1)} ms (median), ${steps.at(-1).toFixed(1)} ms (worst)`);
    assert.ok(median < SMOOTH_MS, `a step takes ${median} ms`);
  });

  test('is there as a table, too', async () => {
    await open();
    await dialog().getByRole('button', { name: 'As a table' }).click();
    const rows = dialog().locator('tbody tr');
    await rows.first().waitFor();
    assert.equal(await rows.count(), 50);
    assert.match(await rows.nth(0).textContent(), /Chapter: Welcome/);
    assert.match(await rows.nth(1).textContent(), /0:00\.0000:01\.000Cut cut-1: camera A/);
    const total =
      placed.cuts.length + placed.gaps.length + placed.chapters.length + placed.overlays.length + placed.shorts.length;
    await dialog()
      .getByText(`1–50 of ${total.toLocaleString('en')}`, { exact: true })
      .waitFor();
    await dialog().getByRole('button', { name: 'Next rows' }).click();
    await dialog()
      .getByText(`51–100 of ${total.toLocaleString('en')}`, { exact: true })
      .waitFor();
  });

  test('fits a narrow screen', async () => {
    const narrow = await openAdmin(studio, { viewport: NARROW });
    try {
      await narrow.openEntry(SESSION, studio.sessions.find((session) => session.ready).id);
      await narrow.page.getByRole('button', { name: 'Open more actions' }).click();
      await narrow.page.getByRole('button', { name: 'Open the timeline' }).click();
      const own = narrow.page.getByRole('dialog', { name: 'Timeline' });
      await own.getByRole('application').focus();
      await own.getByRole('application').press('ArrowRight');
      await own.getByText(/^Cut 1 of 9, camera A: 0:00.000 to 0:01.700/).waitFor();
      await narrow.page.waitForTimeout(500);
      await narrow.page.screenshot({ path: narrow.screenshot('timeline-768') });
      const { width } = await own.boundingBox();
      assert.ok(width <= NARROW.width);
      assert.deepEqual(narrow.complaints, []);
    } finally {
      await narrow.close();
    }
  });

  for (const theme of ['light', 'dark'])
    test(`axe finds nothing wrong in the ${theme} theme`, async () => {
      const themed = await openAdmin(studio, { theme });
      try {
        await themed.openEntry(SESSION, long.id);
        await themed.panel('Render').getByRole('button', { name: 'Open the timeline' }).click();
        const own = themed.page.getByRole('dialog', { name: 'Timeline' });
        await own.getByRole('application').press('ArrowRight');
        await own.getByRole('button', { name: 'As a table' }).click();
        await own.locator('tbody tr').first().waitFor();
        // Until the dialog has come in: half transparent, its text has no contrast yet.
        await themed.page.waitForTimeout(500);
        await themed.page.screenshot({ path: themed.screenshot(`timeline-${theme}`) });
        assert.deepEqual(await violations(own), []);
        assert.deepEqual(themed.complaints, []);
      } finally {
        await themed.close();
      }
    });

  test('had a page without errors and without violations of its policy', () => assert.deepEqual(admin.complaints, []));
});
