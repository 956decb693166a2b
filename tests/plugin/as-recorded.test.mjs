// Recordings as people have them, rendered by both renderers: each is made on the spot, cut into, and what comes out is measured.
//
// AS_RECORDED=render-worker renders with that alone, AS_RECORDED=embedded with the other; --test-name-pattern takes a part of a
// title.
import { after, before, describe, test } from 'node:test';
import { killWorkers } from '../support/render-worker.mjs';
import { ASSETS } from './support/as-recorded/assets.mjs';
import { COLOUR } from './support/as-recorded/colour.mjs';
import { CONTAINERS } from './support/as-recorded/containers.mjs';
import { DAMAGE } from './support/as-recorded/damage.mjs';
import { FRAMING } from './support/as-recorded/framing.mjs';
import { GEOMETRY } from './support/as-recorded/geometry.mjs';
import { recorder } from './support/as-recorded/recorder.mjs';
import { SOUND } from './support/as-recorded/sound.mjs';
import { RENDERERS, startStudio } from './support/as-recorded/studio.mjs';
import { WARNINGS } from './support/as-recorded/warnings.mjs';

const CASES = [...CONTAINERS, ...SOUND, ...GEOMETRY, ...FRAMING, ...COLOUR, ...ASSETS, ...WARNINGS, ...DAMAGE];

/** One is made or measured while another is rendered. */
const TOGETHER = 3;

const asked = process.env.AS_RECORDED;
const recordings = recorder();
after(() => recordings.remove());

for (const name of Object.keys(RENDERERS).filter((renderer) => asked === undefined || asked === renderer))
  describe(`recordings as people have them, rendered by ${name}`, { concurrency: TOGETHER }, () => {
    let studio;
    before(async () => {
      studio = await startStudio(name, recordings);
    });
    after(async () => {
      await studio?.stop();
      await killWorkers();
    });
    for (const { title, run } of CASES) test(title, () => run(studio));
  });
