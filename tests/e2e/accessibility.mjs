// axe-core in the page: what it finds wrong for people who use a keyboard or a screen reader.
/* global axe, document -- in the page */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong in an element: rule, element and why; nothing where all is well. */
export async function violations(locator) {
  const page = locator.page();
  // Evaluated, not added as a script: the page's Content-Security-Policy stays as it is.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  return locator.evaluate(async (element) => {
    // What fades in has other colours meanwhile. What goes on for ever, such as a spinner, is not waited for.
    const coming = document
      .getAnimations()
      .filter(({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(coming.map(({ finished }) => finished));
    const { violations: found, passes } = await axe.run(element, { resultTypes: ['violations', 'passes'] });
    // An element in which no rule found anything to look at was not checked.
    if (passes.length === 0) return ['axe looked at nothing'];
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary.replaceAll(/\s+/g, ' ')}`),
    );
  });
}
