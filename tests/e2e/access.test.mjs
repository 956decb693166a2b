// Who may do what in the admin, and what the page's Content-Security-Policy says.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { newDataFolder, removeDataFolder, startStudio } from '../studio/support.mjs';
import { openAdmin } from './browser.mjs';
import { EDL, SESSION, createAdmin, factsOf } from './studio.mjs';

const READ = [SESSION, EDL].map((subject) => ({ action: 'plugin::content-manager.explorer.read', subject }));
const may = (permission) => ({ action: `plugin::render-jobs.${permission}` });

describe('access', () => {
  const data = newDataFolder();
  let studio;
  let id;
  before(async () => {
    studio = await startStudio({ data });
    ({ id } = studio.sessions.find((session) => session.ready));
    // A job that waits or runs while the others look at it: it could be cancelled.
    await studio.api('/render-jobs/trigger', { method: 'POST', body: { sessionId: id } });
  });
  after(async () => {
    await studio?.stop();
    removeDataFolder(data);
  });

  async function as(name, permissions, look) {
    const account = await createAdmin(studio, name, [...READ, ...permissions]);
    const admin = await openAdmin({ url: studio.url, admin: account });
    try {
      await look(admin);
      assert.deepEqual(admin.complaints, []);
    } finally {
      await admin.close();
    }
  }

  test('without a permission nothing of the plugin is there, and nothing fails', () =>
    as('guest', [], async (admin) => {
      const { page } = admin;
      assert.equal(await page.getByRole('link', { name: 'Render jobs' }).count(), 0);
      await admin.openEntry(SESSION, id);
      await page.getByLabel('title').waitFor();
      await page.waitForLoadState('networkidle');
      assert.equal(await admin.panel('Render').count(), 0);
    }));

  test('who may only view sees readiness and jobs, and no button that changes anything', () =>
    as('viewer', [may('job.view')], async (admin) => {
      const { page } = admin;
      await admin.openEntry(SESSION, id);
      const panel = admin.panel('Render');
      await panel.getByText('Ready to render').waitFor();
      await panel.locator('[data-job-id]').waitFor();
      for (const name of ['Render', 'Cancel', 'Retry'])
        assert.equal(await panel.getByRole('button', { name, exact: true }).count(), 0, name);
      await page.getByRole('link', { name: 'Render jobs' }).click();
      await page.locator('tr[data-job-id]').waitFor();
      const { edl } = await factsOf(studio, id);
      await admin.openEntry(EDL, edl.id);
      const approval = admin.panel('Approval');
      await approval.getByRole('status').getByText('Locked').waitFor();
      // To look at, which changes nothing.
      await approval.getByRole('button', { name: 'Open the framing' }).waitFor();
      assert.deepEqual(await approval.getByRole('button').allTextContents(), ['Open the framing']);
    }));

  test("the policy of the admin pages is Strapi's own, and allows WebAssembly besides", async () => {
    const policyOf = async (path) => {
      const header = (await fetch(`${studio.url}${path}`)).headers.get('content-security-policy');
      return new Map(header.split(';').map((part) => [part.trim().split(' ')[0], part.trim()]));
    };
    const [page, elsewhere] = [await policyOf('/admin'), await policyOf('/api/render-jobs/x')];
    assert.equal(page.get('script-src'), `${elsewhere.get('script-src')} 'wasm-unsafe-eval'`);
    for (const policy of [page, elsewhere]) policy.delete('script-src');
    assert.deepEqual(page, elsewhere);
  });

  test('a proxy that refuses WebAssembly is told of in the panel, and the form beside it works', async () => {
    const admin = await openAdmin(studio);
    const { page } = admin;
    try {
      await page.route(/\/admin\/content-manager\//, async (route) => {
        const response = await route.fetch();
        const headers = { ...response.headers(), 'content-security-policy': "script-src 'self'" };
        await route.fulfill({ response, headers });
      });
      await admin.openEntry(SESSION, id);
      const panel = admin.panel('Render');
      const alert = panel.getByRole('alert');
      await alert.getByText('The render rules can’t be started in this browser').waitFor();
      await alert.getByText(/allow 'wasm-unsafe-eval' in script-src/).waitFor();
      await admin.pictures('wasm-refused');
      assert.equal(await page.getByLabel('title').isEditable(), true);
      assert.ok(admin.complaints.some((complaint) => complaint.includes('wasm-eval')));
    } finally {
      await admin.close();
    }
  });
});
