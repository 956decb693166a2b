// What a render costs, beside the same ffmpeg commands run by hand: same machine, same sources, one after the other.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planRender, renderSteps } from 'render-rules';
import { factsOf } from '../tests/studio/facts.mjs';
import { finished, trigger } from '../tests/studio/support.mjs';

const round = (milliseconds) => Math.round(milliseconds);

/** A job, from the moment it is claimed until its files are stored, and from the trigger until a client sees the end. */
async function throughStudio(studio, sessionId, format) {
  const began = performance.now();
  const job = await finished(studio, await trigger(studio, sessionId, format));
  if (job.status !== 'completed') throw new Error(job.errorMessage);
  return { jobMs: job.timing.renderDurationMs, clientMs: round(performance.now() - began) };
}

/** The commands of the same plan, as somebody would type them. */
async function byHand(studio, sessionId, format) {
  const plan = planRender({ ...(await factsOf(studio, sessionId)), format });
  const directory = mkdtempSync(join(tmpdir(), 'render-by-hand-'));
  const { files, steps } = renderSteps(plan, { directory });
  const began = performance.now();
  for (const { path, text } of files) writeFileSync(path, text);
  for (const { arguments: args } of steps) {
    const [exitCode] = await once(spawn('ffmpeg', args, { stdio: 'ignore' }), 'close');
    if (exitCode !== 0) throw new Error(`ffmpeg ended with ${exitCode}`);
  }
  const byHandMs = round(performance.now() - began);
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
 * @returns all runs, and the median of the ratios job to hand.
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
  const ratio = (of) => Number(median(runs.map((run) => run[of] / run.byHandMs)).toFixed(3));
  return { format, jobToHand: ratio('jobMs'), clientToHand: ratio('clientMs'), runs };
}
