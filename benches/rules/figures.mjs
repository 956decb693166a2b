// What benches/results.json says, as people read it: tables, sentences and pictures, for the READMEs that state them.
import { barChart } from './picture.mjs';
import { TARGETS } from './targets.mjs';

const NAMES = {
  rules: 'render-rules',
  rulesGate: 'render-rules, checkRender',
  rulesSlim: 'render-rules/slim + .wasm',
  byHand: 'by hand',
  byHandKept: 'by hand, sentences made once',
  xstate: 'XState',
  xstateSnapshot: 'XState, snapshot at hand',
  zod: 'zod',
  valibot: 'valibot',
  ajv: 'ajv',
  arktype: 'arktype',
  parse: 'JSON.parse alone',
  cedar: 'cedar-wasm',
};

/** The names of what is ours begin so. */
const isOurs = (name) => name.startsWith('rules');

const short = (value) => Number(value.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 });
const kB = (bytes) => `${short(bytes / 1000)} kB`;

/** A time with the unit that suits it. */
function time(ns) {
  if (ns < 1e3) return `${short(ns)} ns`;
  return ns < 1e6 ? `${short(ns / 1e3)} µs` : `${short(ns / 1e6)} ms`;
}

const markdown = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function targets(results) {
  const rows = TARGETS.map(({ what, measured, atMost }) => {
    const value = measured(results);
    return [what, short(value), atMost, value <= atMost ? 'met' : '**missed**'];
  });
  return markdown(['what', 'measured', 'at most', ''], rows);
}

/** What is shown of each comparison of times: a picture, and the ratios. */
const COMPARISONS = {
  'can-transition': {
    title: 'canTransition: may a job of this status go there?',
    note: 'one call, median; shorter is better',
    times: ({ canTransition }) => canTransition,
    names: { xstate: 'XState, from the stored status' },
  },
  'check-render': {
    title: 'checkRender: a session that is ready',
    note: 'two assets, an EDL of three cuts; one call, median; shorter is better',
    times: ({ checkRender }) => checkRender,
  },
  'check-render-findings': {
    title: 'checkRender: a session with five faults, all of them told',
    note: 'one call, median; shorter is better',
    times: ({ checkRenderFaulty }) => checkRenderFaulty,
  },
  'check-edl': {
    title: 'checkEdl: 5,000 cuts, from the bytes',
    note: '0.5 MB of JSON; one call, median; shorter is better',
    times: ({ checkEdl }) => checkEdl,
    names: { zod: 'JSON.parse and zod' },
  },
  'cold-start': {
    title: 'From import to the first answer, in a new Node',
    note: 'without the start of Node itself; median; shorter is better',
    times: ({ coldStart: { ms, ratios } }) => ({
      ns: Object.fromEntries(Object.entries(ms).map(([name, value]) => [name, value * 1e6])),
      ratios,
    }),
    names: { rules: 'render-rules, canTransition' },
  },
};

function timesTable({ times, names }, results) {
  const { ns, ratios } = times(results);
  const rows = Object.entries(ns).map(([name, value]) => [
    { ...NAMES, ...names }[name],
    time(value),
    isOurs(name) ? '' : short(ratios[name]),
  ]);
  return markdown(['', 'takes', 'render-rules / it'], rows);
}

function timesPicture({ title, note, times, names }, results) {
  const bars = Object.entries(times(results).ns).map(([name, value]) => ({
    label: { ...NAMES, ...names }[name],
    value,
    says: time(value),
    ours: isOurs(name),
  }));
  return barChart({ title, note, bars });
}

function sizesTable({ sizes }) {
  const rows = Object.entries(sizes).map(([name, { minified, gzip, brotli }]) => [
    NAMES[name],
    kB(minified),
    kB(gzip),
    kB(brotli),
  ]);
  return markdown(['', 'minified', 'gzip', 'brotli'], rows);
}

function sizesPicture({ sizes }) {
  const bars = Object.entries(sizes).map(([name, { gzip }]) => ({
    label: NAMES[name],
    value: gzip,
    says: kB(gzip),
    ours: isOurs(name),
  }));
  return barChart({ title: 'What a browser loads', note: 'minified, gzip; shorter is better', bars });
}

const picture = (name, title) => `![${title}](pictures/${name}.svg)`;

function of({ machine, peers }) {
  const versions = Object.entries(peers).map(([name, version]) => `${name} ${version}`);
  return `Measured on ${machine.date} on a machine with ${machine.cores} cores, Node ${machine.node.slice(1)}, beside ${versions.join(', ')}.`;
}

/** As long as the lines of the text around it. */
const wrapped = (text) => text.replace(/\s+/g, ' ').replace(/(.{1,124})( |$)/g, '$1\n');

/** Of the package alone, for who installs it. */
function packageFigures({ sizes, canTransition, checkRender, coldStart }) {
  const { rules, rulesSlim } = sizes;
  return `With gzip, a page loads ${kB(rules.gzip)} of it (\`render-rules/slim\` and its module: ${kB(rulesSlim.gzip)}, with brotli
    ${kB(rulesSlim.brotli)}). From \`import\` to the first answer it takes Node ${short(coldStart.ratios.zod)}
    times as long as with zod, \`canTransition\` ${short(canTransition.ratios.byHand)} times as long as the same written by hand,
    \`checkRender\` of a session that is ready ${short(checkRender.ratios.zod)} times as long as a zod schema with the same rules.`;
}

/**
 * The sections that state figures, by README and name.
 * @returns {Record<string, Record<string, string>>}
 */
export function sectionsOf(results) {
  const comparisons = Object.entries(COMPARISONS).map(([name, comparison]) => [
    name,
    `${picture(name, comparison.title)}\n\n${timesTable(comparison, results)}`,
  ]);
  return {
    'pkg/README.md': { figures: wrapped(packageFigures(results)) },
    'benches/README.md': {
      targets: `${wrapped(of(results))}\n\n${targets(results)}`,
      ...Object.fromEntries(comparisons),
      sizes: `${picture('sizes', 'What a browser loads')}\n\n${sizesTable(results)}`,
    },
  };
}

/**
 * The pictures, by file name.
 * @returns {Record<string, string>}
 */
export function picturesOf(results) {
  const ofTimes = Object.entries(COMPARISONS).map(([name, comparison]) => [
    `${name}.svg`,
    timesPicture(comparison, results),
  ]);
  return { ...Object.fromEntries(ofTimes), 'sizes.svg': sizesPicture(results) };
}

/** The table of targets as lines for a terminal. */
export function linesOf(results) {
  return TARGETS.map(({ what, measured, atMost }) => {
    const value = measured(results);
    return `${value <= atMost ? 'met   ' : 'missed'} ${what}: ${short(value)} (at most ${atMost})`;
  });
}
