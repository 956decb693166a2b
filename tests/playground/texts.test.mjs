// The gate and the EDL checker: every example, typing, findings that lead to their place, the timeline.
/* global KeyboardEvent, requestAnimationFrame -- for the functions that run in the page */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { checkEdl, checkRender, planRender } from 'render-rules';
import { EDL_EXAMPLES, GATE_EXAMPLES } from '../../www/playground/examples.js';
import { openBrowser } from '../browser.mjs';
import { openPlayground } from './page.mjs';
import { serveRoot } from './server.mjs';

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

async function withPart(part, run, fields = '') {
  const { page, complaints, close } = await openPlayground(browser, server, `#part=${part}${fields}`);
  const root = page.locator(`#${part}`);
  await run({
    page,
    root,
    field: root.locator('textarea'),
    codes: () => root.locator('.finding-code').allTextContents(),
    verdict: () => root.locator('.verdict').textContent(),
    choose: (example) => root.getByLabel('Example').selectOption(example),
    selection: () =>
      root.locator('textarea').evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd)),
    /** The number of the line that the caret is in. */
    line: () =>
      root.locator('textarea').evaluate((field) => field.value.slice(0, field.selectionStart).split('\n').length),
  });
  assert.deepEqual(complaints, []);
  await close();
}

/** Codes as the page groups them. */
const grouped = ({ findings }) =>
  ['error', 'warning'].flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity).map(({ code }) => code),
  );

describe('the gate', () => {
  it('says of every example what the rules say in Node', () =>
    withPart('gate', async ({ codes, verdict, choose, field }) => {
      for (const [name, , text] of GATE_EXAMPLES) {
        await choose(name);
        const report = checkRender(JSON.parse(text()));
        assert.equal(await field.inputValue(), text());
        assert.deepEqual(await codes(), grouped(report), name);
        assert.match(await verdict(), report.ok ? /^May be rendered/ : /^May not be rendered/);
      }
    }));

  it('shows the plan of what may be rendered, and none of what may not', () =>
    withPart('gate', async ({ root, choose }) => {
      const text = GATE_EXAMPLES.find(([name]) => name === 'ready')[2]();
      const { segments, frames, output } = planRender(JSON.parse(text));
      const facts = await root.locator('#plan-facts').textContent();
      for (const fact of [`${segments.length} segments`, `${frames} frames`, `${output.width} × ${output.height}`])
        assert.ok(facts.includes(fact), `${fact} in ${facts}`);
      await root.getByText('its ffmpeg runs').click();
      assert.match(
        await root.locator('#plan-steps').textContent(),
        /ffmpeg .*"https:\/\/media\.example\/panel-talk\/a\.mov"/,
      );
      await choose('not-locked');
      assert.equal(await root.locator('#plan').isVisible(), false);
    }));

  it('plans a still, too', () =>
    withPart('gate', async ({ root, field }) => {
      await field.fill((await field.inputValue()).replace('full_16_9', 'thumbnail'));
      assert.match(await root.locator('#plan-facts').textContent(), /taken at.*image\/jpeg|image\/jpeg.*taken at/);
    }));

  it('shows message, remedy and parameters, and leads from a finding to its place', () =>
    withPart('gate', async ({ root, choose, selection, line }) => {
      await choose('many');
      const { findings } = checkRender(JSON.parse(GATE_EXAMPLES.find(([name]) => name === 'many')[2]()));
      const finding = findings.find(({ code }) => code === 'format_unknown');
      const text = await root.locator('li.finding', { hasText: finding.code }).textContent();
      for (const part of [
        finding.code,
        finding.path,
        finding.message,
        finding.remedy,
        JSON.stringify(finding.params.given),
      ])
        assert.ok(text.includes(part), part);
      await root.getByRole('button', { name: 'edl_not_locked' }).click();
      assert.equal(await selection(), '"draft"');
      await root.getByRole('button', { name: 'cut_overlap' }).click();
      assert.equal(await selection(), '5000');
      const before = await line();
      await root.getByRole('button', { name: 'source_too_short' }).click();
      assert.equal(await selection(), '26000');
      assert.ok((await line()) > before);
    }));

  it('leads to the object in which something is missing', () =>
    withPart('gate', async ({ root, choose, field }) => {
      await choose('no-mezzanine');
      await root.getByRole('button', { name: 'mezzanine_missing' }).click();
      const rest = await field.evaluate((element) => element.value.slice(element.selectionStart));
      assert.match(rest, /^\{ "id": "a2"/);
      const inView = await field.evaluate((element) => {
        const lines = element.value.slice(0, element.selectionStart).split('\n').length - 1;
        return lines * 20 >= element.scrollTop && lines * 20 < element.scrollTop + element.clientHeight;
      });
      assert.equal(inView, true);
    }));

  it('checks while somebody types, and says where a text is no JSON', () =>
    withPart('gate', async ({ root, field, codes, verdict, page, line }) => {
      const text = await field.inputValue();
      await field.fill(text.replace('"locked"', '"approved"'));
      assert.deepEqual(await codes(), ['edl_not_locked']);
      assert.equal(await root.getByLabel('Example').inputValue(), '');
      await field.fill('{\n  "session": null,\n  "edl": ]\n}');
      assert.equal(await verdict(), 'Not JSON');
      await page.getByRole('button', { name: 'Go to line 3, column 10' }).click();
      assert.equal(await line(), 3);
      await field.fill('{}');
      assert.deepEqual(await codes(), ['session_missing', 'edl_missing', 'assets_missing']);
    }));

  it('comes back from its address', () =>
    withPart('gate', async ({ page, field }) => {
      await field.fill('{ "format": "käse" }');
      await page.waitForFunction(() => globalThis.location.hash.includes('&text='));
      const hash = await page.evaluate(() => globalThis.location.hash);
      await withPart(
        'gate',
        async (other) => assert.equal(await other.field.inputValue(), '{ "format": "käse" }'),
        hash.replace('#part=gate', ''),
      );
    }));
});

describe('the EDL checker', () => {
  it('says of every example what the rules say in Node', () =>
    withPart('edl', async ({ codes, choose }) => {
      for (const [name, , text] of EDL_EXAMPLES) {
        await choose(name);
        assert.deepEqual(await codes(), grouped(checkEdl(text())), name);
      }
    }));

  it('leads to the line and column of a syntax error', () =>
    withPart('edl', async ({ root, choose, line }) => {
      await choose('syntax');
      const { params } = checkEdl(EDL_EXAMPLES.find(([name]) => name === 'syntax')[2]()).findings[0];
      await root.getByRole('button', { name: 'edl_syntax' }).click();
      assert.equal(await line(), params.line);
      assert.equal(await root.locator('#timeline').isVisible(), false);
      await root.getByText('as long as the text is not JSON').waitFor();
    }));

  it('checks as strictly as the options say', () =>
    withPart('edl', async ({ root, choose, codes, field }) => {
      await choose('warnings');
      const text = await field.inputValue();
      await root.locator('#gaps').selectOption('off');
      assert.deepEqual(await codes(), grouped(checkEdl(text, { gaps: 'off' })));
      await root.locator('#shotLength').selectOption('error');
      await root.locator('#minShotMs').fill('5000');
      const options = { gaps: 'off', shotLength: 'error', minShotMs: 5000 };
      assert.deepEqual(await codes(), grouped(checkEdl(text, options)));
      assert.ok((await codes()).includes('shot_too_short'));
      await root.locator('#minShotMs').fill('-1');
      assert.match(await root.locator('#options-refused').textContent(), /minShotMs/);
    }));

  it('draws the cameras, and goes from cut to cut by keys, said in words', () =>
    withPart('edl', async ({ root, page, choose, field }) => {
      await choose('troubled');
      const canvas = root.locator('#timeline');
      const words = root.locator('#timeline-text');
      // Each camera has a colour of its own: as many as there are cameras stand on the canvas in large areas.
      const colours = await canvas.evaluate((element) => {
        const { data } = element.getContext('2d').getImageData(0, 0, element.width, element.height);
        const areas = new Map();
        for (let at = 0; at < data.length; at += 4) {
          const colour = data.slice(at, at + 4).join();
          areas.set(colour, (areas.get(colour) ?? 0) + 1);
        }
        return [...areas.values()].filter((area) => area > 80).length;
      });
      assert.ok(colours > 8, `${colours} colours`);
      await canvas.focus();
      await page.keyboard.press('ArrowRight');
      assert.match(await words.textContent(), /^Cut 1 of 5 `c1`, camera A, 0:00\.500 to 0:06\.000/);
      await page.keyboard.press('ArrowRight');
      assert.match(await words.textContent(), /^Cut 2 of 5 `c2`, camera B.*begins at 5200 ms, before cut `c1` ends/);
      await page.keyboard.press('End');
      assert.match(await words.textContent(), /^Cut 5 of 5/);
      await page.keyboard.press('ArrowRight');
      assert.match(await words.textContent(), /^Cut 5 of 5/);
      await page.keyboard.press('Home');
      assert.match(await words.textContent(), /^Cut 1 of 5/);
      await root.getByRole('button', { name: 'The next cut' }).click();
      await root.getByRole('button', { name: 'Show in the text' }).click();
      const rest = await field.evaluate((element) => element.value.slice(element.selectionStart));
      assert.match(rest, /^\{ "id": "c2"/);
    }));

  it('selects the cut that is clicked, and the cut of a finding', () =>
    withPart('edl', async ({ root, choose }) => {
      await choose('troubled');
      const box = await root.locator('#timeline').boundingBox();
      // The last cut lies at the right edge, in the fourth of the cameras' rows.
      await root.locator('#timeline').click({ position: { x: box.width - 20, y: 24 + 4 * 26 + 13 } });
      assert.match(await root.locator('#timeline-text').textContent(), /^Cut 5 of 5/);
      await root.getByRole('button', { name: 'cut_overlap' }).click();
      assert.match(await root.locator('#timeline-text').textContent(), /^Cut 2 of 5/);
    }));

  it('zooms, scrolls and fits', () =>
    withPart('edl', async ({ root, page }) => {
      const scroller = root.locator('#timeline-scroller');
      const wide = () => scroller.evaluate(({ scrollWidth, clientWidth }) => scrollWidth / clientWidth);
      assert.equal(await wide(), 1);
      await root.locator('#timeline').focus();
      await page.keyboard.press('+');
      await root.getByRole('button', { name: 'Zoom in' }).click();
      assert.ok((await wide()) > 3);
      await root.locator('#timeline').focus();
      await page.keyboard.press('End');
      assert.ok((await scroller.evaluate(({ scrollLeft }) => scrollLeft)) > 0);
      await root.getByRole('button', { name: 'Fit' }).click();
      assert.equal(await wide(), 1);
    }));

  it('is smooth with 5,000 cuts', () =>
    withPart('edl', async ({ root, choose }) => {
      await choose('long');
      await root.locator('#timeline-text', { hasText: '5,000 cuts' }).waitFor();
      // How long the page is at work between two frames, with everything in view: the worst case.
      const times = await root.locator('#timeline').evaluate(async (canvas) => {
        const measured = [];
        for (let round = 0; round < 30; round += 1) {
          const began = performance.now();
          canvas.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
          // Asked for after the drawing was: called after it, in the same frame.
          measured.push(
            await new Promise((resolve) => {
              let frame;
              requestAnimationFrame((at) => {
                frame = performance.now();
                resolve({ work: frame - Math.max(at, began) });
              });
            }),
          );
        }
        return measured.map(({ work }) => work).sort((one, other) => one - other);
      });
      const median = times[times.length >> 1];
      console.log(`a frame of 5,000 cuts: ${median.toFixed(1)} ms`);
      assert.ok(median < 50, `${median} ms`);
      assert.match(await root.locator('#timeline-text').textContent(), /^Cut 30 of 5000/);
    }));

  it('holds its options and example in the address, and no text that is too long', () =>
    withPart(
      'edl',
      async ({ root, page, field, codes }) => {
        assert.equal(await root.locator('#gaps').inputValue(), 'error');
        assert.equal(await root.getByLabel('Example').inputValue(), 'troubled');
        assert.ok((await codes()).includes('cut_gap'));
        const noise = Array.from({ length: 30_000 }, (_, index) => Math.sin(index).toString(36).slice(-1)).join('');
        await field.fill(`{ "metrics": "${noise}" }`);
        await page.getByText('too long for a link').waitFor();
        assert.equal(await page.evaluate(() => globalThis.location.hash), '#part=edl');
      },
      '&example=troubled&gaps=error&minShotMs=100',
    ));

  it('takes nothing from an address that is not one of its own', () =>
    withPart(
      'edl',
      async ({ root }) => {
        assert.equal(await root.locator('#gaps').inputValue(), '');
        assert.equal(await root.getByLabel('Example').inputValue(), 'good');
        assert.equal(await root.locator('#minShotMs').inputValue(), '');
      },
      '&example=constructor&gaps=%3Cscript%3E&minShotMs=abc&text=%00!!',
    ));
});
