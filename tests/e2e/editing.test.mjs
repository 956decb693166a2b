// Editing entries in Strapi's own form beside the plugin's panels: saving loses nothing, and the panels follow.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { newDataFolder, removeDataFolder, startStudio } from '../studio/support.mjs';
import { openAdmin } from './browser.mjs';
import { EDL, SESSION, factsOf } from './studio.mjs';

describe('saving in the edit view', () => {
  const data = newDataFolder();
  let studio;
  let admin;
  let page;
  before(async () => {
    studio = await startStudio({ data });
    admin = await openAdmin(studio);
    ({ page } = admin);
  });
  after(async () => {
    await admin?.close();
    await studio?.stop();
    removeDataFolder(data);
  });

  const stored = async (collection, id) => (await studio.api(`/${collection}/${id}`)).body.data;
  const save = async (uid, id) => {
    const answered = page.waitForResponse(
      (response) => response.request().method() === 'PUT' && response.url().includes(`/${uid}/${id}`),
    );
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    assert.equal((await answered).status(), 200);
  };

  test('a session keeps its status', async () => {
    const { id } = studio.sessions.find((session) => session.ready);
    const before = await stored('recording-sessions', id);
    assert.equal(before.status, 'synced');
    await admin.openEntry(SESSION, id);
    await admin.panel('Render').getByText('Ready to render').waitFor();
    await page.getByLabel('title').fill('Renamed');
    await admin.panel('Render').getByText('Unsaved changes are neither checked nor rendered').waitFor();
    await admin.pictures('session-unsaved');
    await save(SESSION, id);
    await admin.panel('Render').getByText('Unsaved changes').waitFor({ state: 'detached' });
    const { title, status } = await stored('recording-sessions', id);
    assert.deepEqual({ title, status }, { title: 'Renamed', status: 'synced' });
  });

  test('an EDL keeps its status, whichever it has', async () => {
    for (const { id } of studio.sessions) {
      const { edl } = await factsOf(studio, id);
      if (!edl) continue;
      await admin.openEntry(EDL, edl.id);
      const status = admin.panel('Approval').getByRole('status', { name: 'Status of the EDL' });
      await status.waitFor();
      const shown = await status.textContent();
      // Of one that is approved or locked everything else is kept.
      await page.getByLabel('edlId').fill(`renamed-${edl.id}`);
      await admin.panel('Approval').getByText('Save first: the status applies to the saved version').waitFor();
      await save(EDL, edl.id);
      const after = await stored('edit-decision-lists', edl.id);
      assert.deepEqual(
        { edlId: after.edlId, status: after.status },
        { edlId: `renamed-${edl.id}`, status: edl.status },
      );
      await page.reload();
      await status.waitFor();
      assert.equal(await status.textContent(), shown);
    }
  });

  test('what is saved is judged anew at once', async () => {
    const { id } = studio.sessions.find((session) => session.ready);
    await admin.openEntry(SESSION, id);
    const panel = admin.panel('Render');
    await panel.getByText('Ready to render').waitFor();
    await page.getByLabel('description').fill('Another text');
    const refetched = page.waitForResponse((response) => response.url().endsWith('/facts'));
    await save(SESSION, id);
    assert.equal((await refetched).status(), 200);
  });

  test('had a page without errors and without violations of its policy', () => assert.deepEqual(admin.complaints, []));
});
