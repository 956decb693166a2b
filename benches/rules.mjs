// `npm run bench:rules`: the rules beside what one would pick instead. Prints the table and writes benches/rules.json.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { benchCanTransition } from './rules/can-transition.mjs';
import { benchCheckEdl } from './rules/check-edl.mjs';
import { benchCheckRender } from './rules/check-render.mjs';
import { benchLoad } from './rules/load.mjs';

const rounded = (value) => Number(value.toPrecision(3));

const rows = [...benchCanTransition(), ...benchCheckRender(), ...benchCheckEdl(), ...(await benchLoad())].map(
  ({ what, ratio, atMost, ns }) => ({
    what,
    ratio: rounded(ratio),
    atMost,
    ns: Object.fromEntries(Object.entries(ns).map(([name, time]) => [name, rounded(time)])),
  }),
);

for (const { what, ratio, atMost, ns } of rows) {
  const times = Object.entries(ns).map(([name, time]) => `${name} ${time} ns`);
  console.log(`${ratio <= atMost ? 'ok  ' : 'over'} ${what}: ${ratio} (at most ${atMost}) ${times.join(', ')}`);
}
const machine = { node: process.version, cpu: cpus()[0]?.model };
writeFileSync(new URL('rules.json', import.meta.url), `${JSON.stringify({ machine, rows }, null, 2)}\n`);
