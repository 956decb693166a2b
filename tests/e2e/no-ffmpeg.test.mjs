// ffmpeg goes away under a running studio and comes back: what an operator sees of it, and that nothing is lost.
/* global getComputedStyle -- for the functions that run in the page */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { finished, newDataFolder, removeDataFolder, startStudio } from '../studio/support.mjs';
import { violations } from './accessibility.mjs';
import { openAdmin } from './browser.mjs';
import { render } from './panel.mjs';
import { SESSION } from './studio.mjs';

/** A folder with every program that this process finds, so that one of them can go away. */
function everyProgram() {
  const bin = mkdtempSync(join(tmpdir(), 'programs-'));
  const found = new Map();
  for (const folder of process.env.PATH.split(delimiter)) {
    let names = [];
    try {
      names = readdirSync(folder);
    } catch {
      // A PATH may name folders that are not there.
    }
    for (const name of names) if (!found.has(name)) found.set(name, join(folder, name));
  }
  for (const [name, path] of found) symlinkSync(path, join(bin, name));
  return { bin, ffmpeg: realpathSync(found.get('ffmpeg')) };
}

describe('without ffmpeg', () => {
  const data = newDataFolder();
  const { PATH } = process.env;
  const { bin, ffmpeg } = everyProgram();
  let studio;
  let admin;
  let page;
  let panel;
  const jobIds = [];
  before(async () => {
    process.env.PATH = bin;
    studio = await startStudio({ data });
    process.env.PATH = PATH;
    admin = await openAdmin(studio);
    ({ page } = admin);
    panel = admin.panel('Render');
  });
  after(async () => {
    process.env.PATH = PATH;
    await admin?.close();
    await studio?.stop();
    removeDataFolder(data);
    rmSync(bin, { recursive: true, force: true });
  });

  const notice = (within) => within.getByRole('status').filter({ hasText: 'No worker can render' });
  const open = () => admin.openEntry(SESSION, studio.sessions.find(({ ready }) => ready).id);
  const click = async (format) => jobIds.push(await (await render(panel, format)).getAttribute('data-job-id'));
  const WHY = "ffmpeg can't be used: No such file or directory; install ffmpeg 5.1 or newer";

  test('the panel says so before Render is clicked, which may still be done', async () => {
    await open();
    await panel.getByText('Ready to render', { exact: true }).waitFor();
    assert.equal(await notice(panel).count(), 0);
    rmSync(join(bin, 'ffmpeg'));
    // The server notices it by this job, and gives it back.
    await click('Thumbnail');
    await notice(panel).waitFor({ timeout: 60_000 });
    await notice(panel).getByText(WHY).waitFor();
    await admin.pictures('panel-no-ffmpeg');
    assert.deepEqual(await violations(panel), []);
    await click('Clip 1:1');
    for (const jobId of jobIds) {
      const { status, attempts } = (await studio.api(`/render-jobs/${jobId}`)).body.data;
      assert.deepEqual([status, attempts], ['queued', 0]);
    }
  });

  test('the page of jobs says so', async () => {
    await admin.openJobs();
    await notice(page).getByText(WHY).waitFor();
    await notice(page)
      .getByText(/^2 jobs are waiting for a worker that can render/)
      .waitFor();
    await admin.pictures('jobs-no-ffmpeg');
    assert.deepEqual(await violations(page.getByRole('main')), []);
  });

  test('the settings say which worker and which program, with values as they are', async () => {
    await notice(page).getByRole('link', { name: 'Queue and workers' }).click();
    await page.getByText('Can’t render', { exact: true }).waitFor();
    const program = page.getByText('ffmpeg', { exact: true });
    for (const one of await program.all()) {
      const style = await one.evaluate((element) => [
        getComputedStyle(element).textTransform,
        getComputedStyle(element, '::first-letter').textTransform,
      ]);
      assert.deepEqual(style, ['none', 'none']);
    }
    assert.deepEqual(await violations(page.getByRole('main')), []);
  });

  test('once it is back, looking is enough, and what waited is rendered', async () => {
    symlinkSync(ffmpeg, join(bin, 'ffmpeg'));
    await admin.openJobs();
    await notice(page).waitFor({ state: 'detached', timeout: 60_000 });
    for (const jobId of jobIds) {
      const { status, attempts, errorMessage } = await finished(studio, jobId);
      assert.deepEqual([status, attempts], ['completed', 1], errorMessage);
    }
    assert.deepEqual(admin.complaints, []);
  });
});
