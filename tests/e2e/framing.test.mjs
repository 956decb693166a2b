// An operator sets what a format keeps of a camera's picture: by pointer, by keyboard and in fields, saved with the EDL.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { framedBox } from 'render-rules';
import { adminToken, call, newDataFolder, removeDataFolder, startStudio } from '../studio/support.mjs';
import { violations } from './accessibility.mjs';
import { openAdmin } from './browser.mjs';
import { EDL, createAdmin, createLong, factsOf } from './studio.mjs';

/** A desktop's and a phone's. */
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

const FORMAT = 'short_9_16';

describe("a camera's framing", () => {
  const data = newDataFolder();
  let studio;
  let admin;
  let page;
  let locked;
  let draft;
  before(async () => {
    studio = await startStudio({ data });
    const token = await adminToken(studio);
    const { edl } = await factsOf(studio, studio.sessions.find((session) => session.ready).id);
    locked = edl.id;
    const made = await call(`${studio.url}/render-jobs/edls/${locked}/versions`, { method: 'POST', token, body: {} });
    draft = made.body.data.id;
    admin = await openAdmin(studio, { viewport: DESKTOP });
    ({ page } = admin);
  });
  after(async () => {
    await admin?.close();
    await studio?.stop();
    removeDataFolder(data);
  });

  const stored = async (id = draft) => (await studio.api(`/edit-decision-lists/${id}`)).body.data.canonicalEdl;
  const framingOf = async (camera, format = FORMAT) => (await stored()).sources[camera].framing?.[format];

  const dialogIn = (within) => within.getByRole('dialog', { name: 'Framing' });
  const dialog = () => dialogIn(page);
  const frame = () => dialog().getByRole('application');
  const image = () => dialog().locator('img[src^="blob:"]').first();
  const slider = (name) => dialog().getByRole('slider', { name, exact: true });
  const button = (name) => dialog().getByRole('button', { name, exact: true });
  const mode = (name) => dialog().getByRole('radio', { name });

  const unsaved = () => page.getByText('Save first: the status applies to the saved version');

  async function openDialog(within = page) {
    await within.getByRole('button', { name: 'Open the framing' }).click();
    // Until the dialog has come to rest.
    await dialogIn(within).getByRole('application').hover({ trial: true });
  }

  async function open(id = draft) {
    await admin.openEntry(EDL, id);
    await openDialog();
    await stillIsThere();
  }

  const stillIsThere = (within = page) =>
    within.waitForFunction(() => {
      const [still] = globalThis.document.querySelectorAll('[role=dialog] img[src^="blob:"]');
      // The ground has its size by then.
      return still?.complete && still.naturalWidth > 0 && still.parentElement.getBoundingClientRect().width > 0;
    });

  async function close() {
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  }

  async function choose(name, option) {
    await dialog().getByRole('combobox', { name }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
    await page.getByRole('option').first().waitFor({ state: 'detached' });
  }

  async function save(id = draft) {
    const answered = page.waitForResponse(
      (response) => response.request().method() === 'PUT' && response.url().includes(`/${EDL}/${id}`),
    );
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    assert.equal((await answered).status(), 200, await (await answered).text());
  }

  /** Where the frame is on the picture, in parts of it. */
  async function shown() {
    const [picture, kept] = [await image().boundingBox(), await frame().boundingBox()];
    return {
      left: (kept.x - picture.x) / picture.width,
      top: (kept.y - picture.y) / picture.height,
      width: kept.width / picture.width,
      height: kept.height / picture.height,
      pixel: 1 / picture.width,
    };
  }

  /** That the frame on the screen is what the rules say that is kept. */
  async function expectFrame(framing, format = FORMAT) {
    const size = await image().evaluate(({ naturalWidth, naturalHeight }) => [naturalWidth, naturalHeight]);
    const expected = framedBox(format, framing, ...size);
    const found = await shown();
    for (const [side, part] of Object.entries(expected))
      assert.ok(Math.abs(found[side] - part) < 2 * found.pixel, `${side}: ${found[side]}, not ${part}`);
  }

  /** Drags the frame, by parts of the picture. `held` is done before it is let go of. */
  async function drag(byX, byY = 0, held = async () => undefined) {
    const { x, y, width, height } = await frame().boundingBox();
    const picture = await image().boundingBox();
    const from = { x: x + width / 2, y: y + height / 2 };
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    for (const part of [0.3, 0.7, 1])
      await page.mouse.move(from.x + byX * part * picture.width, from.y + byY * part * picture.height);
    await held();
    await page.mouse.up();
  }

  test('is set by dragging a frame on a still of the camera, and is all that a save changes', async () => {
    const before = await stored();
    await open();
    assert.equal(await dialog().getByRole('combobox', { name: 'Format' }).textContent(), 'Short 9:16');
    await expectFrame(null);
    const { left } = await shown();
    await drag(0.2, 0, async () => {
      // The frame follows at once, and the form, which draws all of the EDL anew, when it is let go of.
      assert.ok(Math.abs((await shown()).left - (left + 0.2)) < 0.01);
      assert.equal(await unsaved().count(), 0);
    });
    await close();
    // What is not saved is not stored.
    await unsaved().first().waitFor();
    assert.deepEqual(await stored(), before);
    await save();
    const after = await stored();
    const [camera] = Object.keys(after.sources);
    const { framing, ...source } = after.sources[camera];
    assert.deepEqual(Object.keys(framing), [FORMAT]);
    assert.ok(Math.abs(framing[FORMAT].x - 0.7) < 0.005, JSON.stringify(framing));
    assert.equal(framing[FORMAT].y, 0.5);
    // Every other key, and their order.
    assert.equal(JSON.stringify({ ...after, sources: { ...after.sources, [camera]: source } }), JSON.stringify(before));
    await open();
    await expectFrame(framing[FORMAT]);
  });

  test('goes no further than the picture', async () => {
    await open();
    await drag(0.9, 0.5);
    const { left, width, top, height, pixel } = await shown();
    assert.ok(Math.abs(left + width - 1) < 2 * pixel, `${left + width}`);
    assert.ok(Math.abs(top) < 2 * pixel && Math.abs(height - 1) < 2 * pixel);
    // And comes back from there at once.
    await drag(-0.1);
    assert.ok(Math.abs((await shown()).left - (left - 0.1)) < 3 * pixel);
  });

  test('is set by keyboard: by a hundredth, with Shift by a tenth, and zoomed', async () => {
    await open();
    await choose('Format', 'Clip 1:1');
    await frame().focus();
    for (const key of ['+', '+', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Shift+ArrowLeft', 'ArrowUp'])
      await frame().press(key);
    await expectFrame({ x: 0.41, y: 0.49, zoom: 0.9 }, 'clip_1_1');
    await dialog().getByText('Middle: 41% from the left, 49% from the top. Size: 90% of the largest frame.').waitFor();
    await frame().press('-');
    await expectFrame({ x: 0.41, y: 0.49, zoom: 0.95 }, 'clip_1_1');
    await close();
    await save();
    assert.deepEqual(await framingOf('A', 'clip_1_1'), { zoom: 0.95, x: 0.41, y: 0.49 });
    // That of the other format is as it was.
    assert.ok((await framingOf('A')).x > 0.6);
  });

  test('is set in fields, and each camera has its own', async () => {
    await open();
    await choose('Camera', 'B');
    await stillIsThere();
    await expectFrame(null);
    await slider('Size of the frame').fill('0.5');
    await slider('Middle from the left').fill('0.3');
    await slider('Middle from the top').fill('0.6');
    await expectFrame({ x: 0.3, y: 0.6, zoom: 0.5 });
    // By pointer.
    const { x, y, width, height } = await slider('Size of the frame').boundingBox();
    await page.mouse.move(x + width * 0.5, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.8, y + height / 2);
    const value = Number(await slider('Size of the frame').inputValue());
    assert.ok(value > 0.7, `${value}`);
    await page.mouse.up();
    await close();
    await save();
    const framing = await framingOf('B');
    assert.ok(Math.abs(framing.zoom - value) < 0.001, JSON.stringify(framing));
    assert.deepEqual([framing.x, framing.y], [0.3, 0.6]);
  });

  test('can show the whole picture, and be reset', async () => {
    const before = await stored();
    await open();
    await mode('Fit: show the whole picture on a blurred background').click();
    await dialog().getByText('The whole picture is shown, on a blurred background.').waitFor();
    await expectFrame({ mode: 'fit' });
    await drag(-0.2);
    await expectFrame({ mode: 'fit' });
    for (const name of ['Middle from the left', 'Middle from the top', 'Size of the frame'])
      assert.equal(await slider(name).isDisabled(), true);
    await page.screenshot({ path: admin.screenshot('framing-fit-1440') });
    // To fill again is as before.
    await mode('Fill: cut off what is outside the frame').click();
    await expectFrame(before.sources.A.framing[FORMAT]);
    await button('Reset').click();
    await expectFrame(null);
    assert.equal(await button('Reset').isDisabled(), true);
    await close();
    await save();
    const { framing } = (await stored()).sources.A;
    assert.deepEqual(Object.keys(framing), ['clip_1_1']);
    await open();
    await choose('Format', 'Clip 1:1');
    await button('Reset').click();
    await close();
    await save();
    assert.equal('framing' in (await stored()).sources.A, false);
  });

  test('is set in text that somebody has typed, which stays text; text that is no JSON offers nothing', async () => {
    await admin.openEntry(EDL, draft);
    const editor = page.locator('.cm-content');
    const type = async (text) => {
      await editor.click();
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(text);
    };
    const before = await stored();
    await type('{ "schemaVersion": ');
    await page.getByRole('button', { name: 'Open the framing' }).click();
    await dialog().getByText('The text of the EDL is not valid JSON. Fix it first.').waitFor();
    assert.equal(await frame().count(), 0);
    await close();
    await type('[]');
    await page.getByRole('button', { name: 'Open the framing' }).click();
    await dialog().getByText('The EDL is not an object. Nothing in it can be framed.').waitFor();
    await close();
    await type(JSON.stringify({ ...before, tracks: { program: [] } }));
    await page.getByRole('button', { name: 'Open the framing' }).click();
    await dialog().getByText('The EDL has no valid cut to a camera that has a source.').waitFor();
    await close();
    await type(JSON.stringify({ ...before, note: 'typed' }));
    await openDialog();
    await stillIsThere();
    await frame().focus();
    await frame().press('Shift+ArrowRight');
    await close();
    await save();
    const { note, sources } = await stored();
    assert.deepEqual([note, sources.A.framing], ['typed', { [FORMAT]: { x: 0.6, y: 0.5 } }]);
  });

  test('of a locked EDL is looked at, not changed', async () => {
    const before = await stored(locked);
    await open(locked);
    await dialog().getByText('The content can’t be changed. Take the EDL back to review first').waitFor();
    await drag(0.2);
    await frame().focus();
    await frame().press('ArrowRight');
    await expectFrame(null);
    assert.equal(await frame().getAttribute('aria-disabled'), 'true');
    assert.equal(await slider('Size of the frame').isDisabled(), true);
    assert.equal(await mode(/^Fit/).isDisabled(), true);
    assert.equal(await button('Reset').isDisabled(), true);
    await page.screenshot({ path: admin.screenshot('framing-locked-1440') });
    assert.deepEqual(await violations(dialog()), []);
    await close();
    assert.equal(await unsaved().count(), 0);
    assert.deepEqual(await stored(locked), before);
  });

  test('is set by who may not trigger renders, on a ground without a still', async () => {
    const actions = ['create', 'read', 'update'].map((name) => ({
      action: `plugin::content-manager.explorer.${name}`,
      subject: EDL,
      properties: { fields: ['edlId', 'version', 'canonicalEdl', 'session'] },
    }));
    const person = await createAdmin(studio, 'editor', [...actions, { action: 'plugin::render-jobs.job.view' }]);
    const other = await openAdmin({ ...studio, admin: person }, { viewport: DESKTOP });
    try {
      await other.openEntry(EDL, draft);
      await openDialog(other.page);
      const own = dialogIn(other.page);
      await own.getByText('Stills of the cameras need the permission to trigger renders.').waitFor();
      assert.equal(await own.locator('img').count(), 0);
      const before = await own.getByRole('slider', { name: 'Middle from the left' }).inputValue();
      await own.getByRole('application').press('ArrowLeft');
      const now = await own.getByRole('slider', { name: 'Middle from the left' }).inputValue();
      assert.ok(Math.abs(Number(now) - (Number(before) - 0.01)) < 0.001, `${before} ${now}`);
      assert.deepEqual(other.complaints, []);
    } finally {
      await other.close();
    }
  });

  test('has no violations of accessibility, in both themes, on a desktop and on a phone', async () => {
    for (const theme of ['light', 'dark']) {
      const themed = await openAdmin(studio, { viewport: DESKTOP, theme });
      try {
        for (const [size, name] of [
          [DESKTOP, 'desktop'],
          [PHONE, 'phone'],
        ]) {
          await themed.page.setViewportSize(size);
          await themed.openEntry(EDL, draft);
          if (size === PHONE) await themed.page.getByRole('button', { name: 'Open more actions' }).click();
          await openDialog(themed.page);
          await stillIsThere(themed.page);
          const own = dialogIn(themed.page);
          await themed.page.waitForTimeout(500);
          await themed.page.screenshot({ path: themed.screenshot(`framing-${theme}-${name}`) });
          assert.deepEqual(await violations(own), [], `${theme} ${name}`);
          // Nothing is cut off at the sides.
          const { scroll, client } = await own.evaluate((element) => ({
            scroll: element.scrollWidth,
            client: element.clientWidth,
          }));
          assert.ok(scroll <= client + 1, `${scroll} > ${client}`);
          await own.getByRole('application').focus();
          await own.getByRole('application').press('ArrowRight');
          await own.getByText('Middle: 61% from the left').waitFor();
        }
        assert.deepEqual(themed.complaints, []);
      } finally {
        await themed.close();
      }
    }
  });

  test('had a page without errors and without violations of its policy', () => assert.deepEqual(admin.complaints, []));

  test('is set on a plain ground where a recording can not be read, with the reason', async () => {
    const { canonicalEdl } = await createLong(studio, 40);
    const { body } = await studio.api(`/edit-decision-lists?filters[edlId][$eq]=${canonicalEdl.sessionId}`);
    const [{ documentId }] = body.data;
    await admin.openEntry(EDL, documentId);
    await openDialog();
    const problem = dialog().getByRole('alert');
    await problem.getByText('The still can’t be loaded. The frame can be set without it.').waitFor();
    await problem.getByText(/`?media\.invalid/).waitFor();
    await page.screenshot({ path: admin.screenshot('framing-no-still-1440') });
    await frame().press('ArrowRight');
    assert.deepEqual(await violations(dialog()), []);
    await close();
    await save(documentId);
    assert.deepEqual((await stored(documentId)).sources.A.framing, { [FORMAT]: { x: 0.51, y: 0.5 } });
  });
});
