// What READMEs state of sizes and speeds is what benches/results.json says, and that is true: sizes within a few per cent, and
// speeds, which are ratios in one process, roughly, however busy the machine is.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { withSections } from '../../benches/report.mjs';
import { benchCanTransition } from '../../benches/rules/can-transition.mjs';
import { benchCheckEdl } from '../../benches/rules/check-edl.mjs';
import { benchCheckRender } from '../../benches/rules/check-render.mjs';
import { benchColdStart } from '../../benches/rules/cold-start.mjs';
import { picturesOf, sectionsOf } from '../../benches/rules/figures.mjs';
import { measureSizes } from '../../benches/rules/sizes.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (...path) => readFileSync(join(root, ...path), 'utf8');
const stated = JSON.parse(read('benches', 'results.json'));

const ANEW = 'run `npm run bench` and commit';
/** How far a size may be from the one that is stated. */
const SIZE_TOLERANCE = 0.03;
/** How many times a stated ratio, or which part of it, a short run may measure. */
const SPEED_FACTOR = 4;

function assertNear(ratio, { of, to }) {
  const said = of.ratios[to];
  assert.ok(
    ratio <= said * SPEED_FACTOR && ratio >= said / SPEED_FACTOR,
    `to ${to} the ratio is ${ratio}, and ${said} is stated: ${ANEW}`,
  );
}

describe('the figures that are stated', () => {
  for (const [file, sections] of Object.entries(sectionsOf(stated)))
    it(`are those of benches/results.json in ${file}`, async () => {
      assert.equal(read(file), await withSections(file, sections), `${file} states other figures: ${ANEW}`);
    });

  it('are those of the pictures', () => {
    const pictures = picturesOf(stated);
    assert.deepEqual(readdirSync(join(root, 'benches', 'pictures')).sort(), Object.keys(pictures).sort());
    for (const [name, svg] of Object.entries(pictures))
      assert.equal(read('benches', 'pictures', name), svg, `benches/pictures/${name} shows other figures: ${ANEW}`);
  });

  it('are of the versions that are installed', () => {
    for (const [name, version] of Object.entries(stated.peers))
      assert.equal(JSON.parse(read('node_modules', name, 'package.json')).version, version, `${name}: ${ANEW}`);
  });

  it('are the sizes', async () => {
    // To compress cedar-wasm takes half a minute, and it changes with its version alone.
    const names = Object.keys(stated.sizes).filter((name) => name !== 'cedar');
    const measured = await measureSizes(names);
    for (const [name, sizes] of Object.entries(measured))
      for (const [kind, bytes] of Object.entries(sizes)) {
        const said = stated.sizes[name][kind];
        assert.ok(
          Math.abs(bytes / said - 1) <= SIZE_TOLERANCE,
          `${name}, ${kind}: ${bytes} bytes, and ${said} are stated: ${ANEW}`,
        );
      }
  });

  it('are about the speed of canTransition', () => {
    const { ratios } = benchCanTransition(101);
    for (const to of ['byHand', 'xstate']) assertNear(ratios[to], { of: stated.canTransition, to });
  });

  it('are about the speed of checkRender', () => {
    const { checkRender, checkRenderFaulty } = benchCheckRender(101);
    for (const to of Object.keys(stated.checkRender.ratios)) {
      assertNear(checkRender.ratios[to], { of: stated.checkRender, to });
      assertNear(checkRenderFaulty.ratios[to], { of: stated.checkRenderFaulty, to });
    }
  });

  it('are about the speed of checkEdl', () => {
    const { ratios } = benchCheckEdl(7);
    for (const to of ['parse', 'zod']) assertNear(ratios[to], { of: stated.checkEdl, to });
  });

  it('are about the time from import to first answer', () => {
    const { ratios } = benchColdStart(5, ['rules', 'zod', 'xstate']);
    for (const to of ['zod', 'xstate']) assertNear(ratios[to], { of: stated.coldStart, to });
  });
});
