// The state machine, clicked through. What the page shows is what the rules say to the same events in Node.
/* global document -- for the functions that run in the page */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as rules from 'render-rules';
import { openBrowser } from '../browser.mjs';
import { openPlayground } from './page.mjs';
import { serveRoot } from './server.mjs';

const EPOCH = Date.UTC(2026, 0, 1);

let server;
let browser;

before(async () => {
  server = await serveRoot();
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  server?.close();
});

async function withMachine(run, fragment) {
  const { page, complaints, close } = await openPlayground(browser, server, fragment);
  await run({
    page,
    click: (event) => page.locator(`#events button[value="${event}"]`).click(),
    outcome: () => page.locator('#outcome-title').textContent(),
    job: async () => JSON.parse(await page.locator('#job-json').textContent()),
    wait: (label) => page.locator('#job').getByRole('button', { name: label, exact: true }).click(),
    history: () => page.locator('#history tr').evaluateAll((rows) => rows.map((row) => row.cells[2].textContent)),
    replay: () => page.locator('#replay').textContent(),
  });
  assert.deepEqual(complaints, []);
  await close();
}

describe('the state machine', () => {
  it('is drawn from the transitions of the rules', () =>
    withMachine(async ({ page }) => {
      const { transitions, statuses } = rules.rules();
      const drawnStatuses = await page.locator('#machine .status text').allTextContents();
      assert.deepEqual(drawnStatuses.toSorted(), statuses.toSorted());
      const ways = new Set(transitions.map(({ from, to }) => `${from} ${to}`));
      assert.equal(await page.locator('#machine path.arrow').count(), ways.size);
      assert.deepEqual(
        (await page.locator('#machine tspan').allTextContents()).toSorted(),
        transitions.map(({ event }) => event).toSorted(),
      );
    }));

  it('takes a job through a life, as the rules do in Node', () =>
    withMachine(async ({ click, wait, job, outcome, history, replay, page }) => {
      let { job: expected, entry } = rules.createJob({ jobId: 'job-1', format: 'full_16_9', actor: 'ann' }, EPOCH);
      const entries = [entry];
      let second = 0;
      const take = async (button, event) => {
        await click(button);
        const decision = rules.decide(expected, event, EPOCH + second * 1000);
        assert.equal(decision.ok, true, button);
        expected = decision.job;
        if (decision.entry) entries.push(decision.entry);
        assert.deepEqual(await job(), expected, button);
        assert.match(await outcome(), new RegExp(`Accepted: .* → ${expected.status}$`));
        assert.equal(await page.locator('#machine .current text').textContent(), expected.status);
      };
      await take('started', { type: 'started', owner: 'worker-1' });
      assert.match(await replay(), /^✓/);
      await wait('+10 s');
      second += 10;
      await take('progressed', {
        type: 'progressed',
        owner: 'worker-1',
        attempt: 1,
        progress: 0.5,
        phase: 'rendering',
      });
      assert.match(await replay(), /differs from the job in progress, lease, phase/);
      await wait('+1 min');
      second += 60;
      await take('lease_expired', { type: 'lease_expired' });
      assert.match(await replay(), /^✓/);
      await take('retried', { type: 'retried', actor: 'ann' });
      await take('started', { type: 'started', owner: 'worker-1' });
      await take('completed', { type: 'completed', attempt: 2, artifacts: { durationMs: 12_000 } });
      assert.deepEqual(rules.replay(entries), expected);
      assert.match(await replay(), /^✓/);
      assert.deepEqual(
        await history(),
        entries.map(({ from, to }) => `${from ?? '–'} → ${to}`),
      );
    }));

  it('shows every refusal with its code, and leaves the job as it was', () =>
    withMachine(async ({ page, click, wait, job, outcome }) => {
      const refused = async (button, code) => {
        const asItWas = await job();
        const label = page.locator(`#events button[value="${button}"] small`);
        assert.equal(await label.textContent(), `refused: ${code}`);
        await click(button);
        assert.match(await outcome(), new RegExp(`Refused: ${code}$`));
        assert.notEqual(await page.locator('#outcome-message').textContent(), '');
        assert.deepEqual(await job(), asItWas);
      };
      const speaker = page.getByLabel('Who reports');
      const progress = page.getByLabel('Progress, 0 to 1');
      await refused('progressed', 'transition_not_allowed');
      await refused('retried', 'transition_not_allowed');
      await click('started');
      await refused('started', 'lease_held');
      await refused('lease_expired', 'lease_held');
      await speaker.selectOption('other');
      await refused('progressed', 'not_owner');
      await speaker.selectOption('older');
      for (const event of ['progressed', 'completed', 'failed_transient']) await refused(event, 'attempt_outdated');
      await speaker.selectOption('current');
      for (const value of ['1.5', '-1', '']) {
        await progress.fill(value);
        await refused('progressed', 'progress_invalid');
      }
      await progress.fill('0.5');
      await wait('+6 h');
      await refused('progressed', 'time_limit_exceeded');
      await page.getByLabel('Attempts at most').selectOption('1');
      await click('started');
      await click('failed_transient');
      await refused('retried', 'attempts_exhausted');
      await page.getByRole('button', { name: 'A new job' }).click();
      await click('cancelled');
      const buttons = await page.locator('#events button').evaluateAll((all) => all.map(({ value }) => value));
      for (const button of buttons) await refused(button, 'transition_not_allowed');
    }));

  it('moves in time with the slider, by keys too', () =>
    withMachine(async ({ page, click }) => {
      await click('started');
      const slider = page.getByRole('slider', { name: 'Time' });
      await slider.focus();
      await page.keyboard.press('ArrowRight');
      assert.equal(await slider.getAttribute('aria-valuetext'), '0:01');
      assert.match(await page.locator('#job-facts').textContent(), /worker-1, until 0:30 \(in 29 s\)/);
    }));

  it('stands in the address, and comes back from it', () =>
    withMachine(async ({ page, click, wait, job }) => {
      await page.getByLabel('Format').selectOption('clip_1_1');
      await click('started');
      await wait('+10 s');
      await page.getByLabel('Progress, 0 to 1').fill('0.25');
      await click('progressed');
      await click('retried');
      await wait('+1 s');
      await page.getByRole('button', { name: 'Copy a link' }).click();
      await page.getByText('Copied.').waitFor();
      const link = await page.evaluate(() => globalThis.navigator.clipboard.readText());
      const before = [await job(), await page.locator('#now').textContent()];
      assert.equal(before[0].progress, 0.25);
      await withMachine(async (other) => {
        assert.deepEqual([await other.job(), await other.page.locator('#now').textContent()], before);
        assert.match(await other.outcome(), /Refused: transition_not_allowed/);
      }, new URL(link).hash);
    }));

  it('takes nothing from an address that is not one of its own', () =>
    withMachine(async ({ job, history }) => {
      assert.equal((await job()).status, 'queued');
      assert.deepEqual(await history(), ['– → queued']);
    }, '#part=job&format=%3Cb%3E&attempts=99&steps=constructor.0.1~started.-5~started.1e9~started.1.0.nobody~started&now=1e99'));

  it('shows its picture standing on a narrow screen', async () => {
    const { page, close } = await openPlayground(browser, server, '', { width: 400 });
    const [width, height] = await page.evaluate(() => {
      const box = document.querySelector('#machine svg').viewBox.baseVal;
      return [box.width, box.height];
    });
    assert.ok(width < 450 && height > 300, `${width} × ${height}`);
    await close();
  });
});
