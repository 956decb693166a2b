// `npm run bench`: the rules beside what one would pick instead. Writes benches/results.json, and from it the tables, the
// pictures and the figures that READMEs state. `-- --quick` measures shortly, prints and writes nothing; `-- --only sizes`
// measures that part anew and keeps the others.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { machine, writeReport, writeSections } from './report.mjs';
import { benchCanTransition } from './rules/can-transition.mjs';
import { benchCheckEdl, benchManyCuts } from './rules/check-edl.mjs';
import { benchCheckRender } from './rules/check-render.mjs';
import { benchColdStart } from './rules/cold-start.mjs';
import { linesOf, picturesOf, sectionsOf } from './rules/figures.mjs';
import { benchRequests } from './rules/requests.mjs';
import { measureSizes } from './rules/sizes.mjs';

/** Measured beside; their versions stand with the figures. */
const PEERS = ['zod', 'valibot', 'ajv', 'arktype', 'xstate', '@cedar-policy/cedar-wasm'];

/** What is measured, each so many rounds: in earnest, and with `--quick`. */
const PARTS = {
  canTransition: { rounds: [2_001, 101], measure: (rounds) => ({ canTransition: benchCanTransition(rounds) }) },
  checkRender: { rounds: [2_001, 101], measure: benchCheckRender },
  requests: { rounds: [101, 7], measure: benchRequests },
  checkEdl: {
    rounds: [101, 7],
    measure: (rounds) => ({ checkEdl: benchCheckEdl(rounds), checkManyCuts: benchManyCuts(Math.ceil(rounds / 5)) }),
  },
  coldStart: { rounds: [31, 3], measure: (rounds) => ({ coldStart: benchColdStart(rounds) }) },
  sizes: { rounds: [1, 1], measure: async () => ({ sizes: await measureSizes() }) },
};

const here = new URL('.', import.meta.url);
const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string', multiple: true } } });
const parts = values.only ?? Object.keys(PARTS);
const unknown = parts.filter((part) => !(part in PARTS));
if (unknown.length > 0) {
  console.error(`unknown part \`${unknown.join('`, `')}\`: valid are ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}

const versionOf = (name) =>
  JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, here), 'utf8')).version;

const before = values.only === undefined ? {} : JSON.parse(readFileSync(new URL('results.json', here), 'utf8'));
const results = {
  ...before,
  machine: machine(),
  peers: Object.fromEntries(PEERS.map((name) => [name, versionOf(name)])),
};
for (const part of parts) {
  console.log(`measuring ${part}`);
  const { rounds, measure } = PARTS[part];
  Object.assign(results, await measure(rounds[values.quick ? 1 : 0]));
}
console.log(linesOf(results).join('\n'));

if (!values.quick) {
  writeReport('results', results);
  mkdirSync(new URL('pictures/', here), { recursive: true });
  for (const [name, svg] of Object.entries(picturesOf(results))) writeFileSync(new URL(`pictures/${name}`, here), svg);
  for (const [file, sections] of Object.entries(sectionsOf(results))) await writeSections(file, sections);
}
