// What a render costs, beside the same ffmpeg commands run by hand: same machine, same sources, one after the other.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planRender } from 'render-rules';
import { carryOut } from '../tests/support/carry-out.mjs';
import { OPTIONS, factsOf } from '../tests/studio/facts.mjs';
import { finished, trigger } from '../tests/studio/support.mjs';

/** Three decimals. */
const short = (ratio) => Number(ratio.toFixed(3));

/** A job, from the moment it is claimed until its files are stored. */
async function throughStudio(studio, sessionId, format) {
  // Not more often than the admin asks: each look costs the server time that ffmpeg could use.
  const job = await finished(studio, await trigger(studio, sessionId, format), { everyMs: 500 });
  if (job.status !== 'completed') throw new Error(job.errorMessage);
  return { jobMs: job.timing.renderDurationMs };
}

/** The commands of the same plan, as somebody would type them. */
async function byHand(studio, sessionId, format) {
  const plan = planRender({ ...(await factsOf(studio, sessionId)), format }, OPTIONS);
  const directory = mkdtempSync(join(tmpdir(), 'render-by-hand-'));
  const began = performance.now();
  await carryOut(plan, directory);
  const byHandMs = Math.round(performance.now() - began);
  rmSync(directory, { recursive: true });
  return { byHandMs };
}

function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Renders `pairs` times each way; every other time the other way first, so that a machine that gets slower favours nobody.
 *
 * @returns all runs, and two ratios of a job to the commands by hand: the median over the pairs, and that of the fastest of
 *   each, which what else the machine does disturbs least, because it only ever makes a run slower.
 */
export async function measureRenderCost(studio, sessionId, format, pairs) {
  const runs = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const ways = [throughStudio, byHand];
    if (pair % 2 === 1) ways.reverse();
    const run = {};
    for (const way of ways) Object.assign(run, await way(studio, sessionId, format));
    runs.push(run);
  }
  return { format, ...ratiosOf(runs), runs };
}

/** The ratios of these runs. */
export function ratiosOf(runs) {
  const fastest = (way) => Math.min(...runs.map((run) => run[way]));
  return {
    median: short(median(runs.map((run) => run.jobMs / run.byHandMs))),
    fastest: short(fastest('jobMs') / fastest('byHandMs')),
  };
}
