// What a job costs beside the same ffmpeg commands by hand. The soak runs it, on a machine that does little else.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { removeDataFolder, startStudio } from '../tests/studio/support.mjs';
import { measureRenderCost, ratiosOf } from './render-cost.mjs';

const MOST = 1.1;
/** Renders each way. More of them where the machine was busy with something else: only a slow product stays slow. */
const FEWEST = 3;
const MOST_PAIRS = 24;

let studio;
before(async () => {
  // Each job keeps its parts, as ever, and finds none of the one before.
  process.env.RENDER_PARTS_BYTES = '1';
  studio = await startStudio();
});
after(async () => {
  if (!studio) return;
  await studio.stop();
  removeDataFolder(studio.data);
});

test(`a render costs at most ${MOST} times the same ffmpeg commands by hand`, async (context) => {
  const { id } = studio.sessions.find((session) => session.ready);
  const runs = [];
  do {
    runs.push(...(await measureRenderCost(studio, id, 'full_16_9', FEWEST)).runs);
    const { fastest, median } = ratiosOf(runs);
    context.diagnostic(`${runs.length} runs each: the fastest ${fastest}, the median ${median}`);
    // Either suffices: what else a machine does moves both, and each at times on its own.
    if (Math.min(fastest, median) <= MOST) return;
  } while (runs.length < MOST_PAIRS);
  assert.fail(`a render costs more: ${JSON.stringify(runs)}`);
});
