// `npm run bench:render`: measures what a render costs beside the same ffmpeg commands by hand, into benches/render.json.
import { execFileSync } from 'node:child_process';
import { removeDataFolder, startStudio } from '../tests/studio/support.mjs';
import { measureRenderCost } from './render-cost.mjs';
import { machine, writeReport, writeSections } from './report.mjs';

const PAIRS = 5;

/** The figures for readers. */
const table = (results) =>
  [
    '| format | the fastest of each | the median of the pairs |',
    '| --- | --- | --- |',
    ...results.map(({ format, fastest, median }) => `| \`${format}\` | ${fastest} | ${median} |`),
  ].join('\n');

// Each job keeps its parts, as ever, and finds none of the one before.
process.env.RENDER_PARTS_BYTES = '1';
const studio = await startStudio();
try {
  const { id } = studio.sessions.find((session) => session.ready);
  const results = [];
  for (const format of ['full_16_9', 'short_9_16', 'clip_1_1']) {
    const result = await measureRenderCost(studio, id, format, PAIRS);
    results.push(result);
    console.log(`${format}: a job takes ${result.fastest} times as long as ffmpeg by hand (median ${result.median})`);
  }
  const [ffmpeg] = execFileSync('ffmpeg', ['-version'], { encoding: 'utf8' }).split(' Copyright');
  writeReport('render', { machine: { ...machine(), ffmpeg }, results });
  await writeSections('benches/README.md', { render: table(results) });
} finally {
  await studio.stop();
  removeDataFolder(studio.data);
}
