// `npm test [-- STAGE ...]`: every stage, or those named, in this order. A stage that fails does not hide the others.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeProblem } from '../www/studio/start/node-version.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The test files of a folder below tests/. */
const files = (folder) =>
  readdirSync(join(root, 'tests', folder))
    .filter((file) => file.endsWith('.test.mjs'))
    .map((file) => join('tests', folder, file));

const isSoak = process.env.RENDER_JOBS_SOAK === '1';

/** As long as a file of tests may take, in ms: one that hangs is named, and the others still run. */
const FILE_LIMIT_MS = 900_000;

/** Runs files of tests, so many at a time. */
const runFiles = (paths, together = 1) => [
  'node',
  '--import',
  './tests/support/own-folder.mjs',
  '--test',
  `--test-concurrency=${isSoak ? 1 : together}`,
  '--test-reporter=spec',
  ...(isSoak ? [] : [`--test-timeout=${FILE_LIMIT_MS}`]),
  ...paths,
];
const nodeTest = (folder) => runFiles(files(folder));

/** What says how fast a server answers has the machine to itself. */
const isMeasured = (path) => path.endsWith('reading.test.mjs');

/** Most of these wait longer than they work: two at a time keep both of a small machine's cores busy. */
function inPairs(folder) {
  const all = files(folder);
  const alone = all.filter(isMeasured);
  const paired = runFiles(
    all.filter((path) => !isMeasured(path)),
    2,
  );
  return alone.length > 0 ? [paired, runFiles(alone)] : [paired];
}

const STAGES = {
  lint: () => [
    ['cargo', 'fmt', '--check'],
    ['cargo', 'clippy', '--all-targets', '--all-features', '--quiet', '--', '-D', 'warnings'],
    ['npm', 'run', '--silent', 'lint'],
  ],
  rust: () => [['cargo', 'test', '--quiet']],
  wasm: () => [['wasm-pack', 'test', '--node']],
  conformance: () => [nodeTest('conformance')],
  playground: () => [nodeTest('playground')],
  packaging: () => [nodeTest('packaging')],
  matrix: () => [nodeTest('matrix'), ...(process.env.RENDER_JOBS_MATRIX === '1' ? [nodeTest('matrix/tools')] : [])],
  types: () => [['npm', 'run', '--silent', 'check', '--workspace', 'strapi-plugin-render-jobs']],
  plugin: () => inPairs('plugin'),
  queue: () => [...inPairs('queue'), nodeTest('soak')],
  studio: () => [nodeTest('studio')],
  e2e: () => [nodeTest('e2e')],
};

/** What only `npm run soak` does: it lasts, or says how long something takes, which a busy machine can't tell. */
const SOAK_STAGES = {
  storm: () => [['node', '--test', '--test-reporter=spec', join('tests', 'plugin', 'storm.test.mjs')]],
  durations: () => [['node', '--test', '--test-reporter=spec', join('tests', 'plugin', 'durations.test.mjs')]],
  fuzz: () => [['node', '--test', '--test-reporter=spec', join('tests', 'plugin', 'worker-fuzz.test.mjs')]],
  edits: () => [['cargo', 'test', '--release', '--quiet', '--test', 'it', '--', 'parts::an_edit']],
  linear: () => [['cargo', 'test', '--quiet', '--bench', 'linear']],
  cost: () => [runFiles([join('benches', 'cost.test.mjs')])],
};
if (isSoak) Object.assign(STAGES, SOAK_STAGES);

function run([command, ...args], environment = {}) {
  console.log(`$ ${command} ${args.join(' ')}`);
  const temporary = mkdtempSync(join(tmpdir(), 'render-jobs-tests-'));
  // PostgreSQL runs as a user of its own.
  chmodSync(temporary, 0o755);
  const env = { ...process.env, TMPDIR: temporary, ...environment };
  try {
    return spawnSync(command, args, { cwd: root, stdio: 'inherit', env }).status === 0;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function minutes(since) {
  return `${((Date.now() - since) / 60_000).toFixed(1)} min`;
}

/** Looks for everything before anything slow begins. What is missing is told in a sentence each. */
async function prepare() {
  const nodeIsTooOld = nodeProblem();
  if (nodeIsTooOld) throw new Error(nodeIsTooOld);
  console.log('[prepare] the npm packages, the programs and the Rust tools that the tests need');
  const { ensurePrerequisites } = await import('./prerequisites.mjs');
  await ensurePrerequisites();
  const { compilingEnvironment } = await import('../www/studio/start/sqlite.mjs');
  if (!existsSync(join(root, 'node_modules', '.package-lock.json')) && !run(['npm', 'ci'], compilingEnvironment()))
    throw new Error('`npm ci` failed: see above, and run the command again');
  const { ensureToolchain } = await import('../pkg/toolchain.mjs');
  ensureToolchain();
  if (!run(['cargo', 'build', '--quiet', '--features', 'worker', '--bin', 'render-worker']))
    throw new Error('the render-worker does not build');
  if (!run(['npm', 'run', '--silent', 'build:plugin'])) throw new Error('the plugin does not build');
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((stage) => !(stage in STAGES));
if (unknown.length > 0) {
  console.error(`unknown stage \`${unknown.join('`, `')}\`: valid are ${Object.keys(STAGES).join(', ')}`);
  process.exit(2);
}

const began = Date.now();
try {
  await prepare();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const outcomes = Object.entries(STAGES)
  .filter(([stage]) => wanted.length === 0 || wanted.includes(stage))
  .map(([stage, commands], index, all) => {
    console.log(`\n[${index + 1}/${all.length}] ${stage} (${minutes(began)} so far)`);
    // All commands of a stage run, so that one report names everything that is wrong.
    return {
      stage,
      ok: commands()
        .map((command) => run(command))
        .every(Boolean),
    };
  });

const failed = outcomes.filter(({ ok }) => !ok);
console.log(`\n${outcomes.map(({ stage, ok }) => `${ok ? 'ok    ' : 'FAILED'} ${stage}`).join('\n')}`);
console.log(`stages, in ${minutes(began)}:`);
console.log(`${outcomes.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
