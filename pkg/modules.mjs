// The WebAssembly modules: the whole boundary, and one for each family of functions.
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The families, each a feature of the crate. */
export const FAMILIES = ['state', 'jobs', 'gate', 'trigger', 'renderer'];

// The features by name: with all of them on, Node 20 could not compile the result.
const WASM_FEATURES = [
  'bulk-memory',
  'nontrapping-float-to-int',
  'sign-ext',
  'mutable-globals',
  'reference-types',
  'multivalue',
].map((feature) => `--enable-${feature}`);

/** Compiles the crate. The paths of this machine are kept out of the bytes, so that another machine gets the same. */
function compile(folder, options) {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  const flags = [
    `--remap-path-prefix=${root}=/render-rules`,
    `--remap-path-prefix=${cargoHome}=/cargo`,
    // A few short texts are hashed: a small loop is quick enough.
    '--cfg=sha2_backend_soft="compact"',
    // Fewer copies of functions than by default (225): a module is 5 to 7 % smaller, checkRender as fast, and checkEdl of
    // thousands of cuts a tenth slower.
    '-Cllvm-args=--inline-threshold=60',
  ];
  execFileSync(
    'wasm-pack',
    ['build', '--release', '--target', 'web', '--no-pack', '--no-gitignore', '--out-dir', folder, root, ...options],
    { stdio: 'inherit', env: { ...process.env, CARGO_ENCODED_RUSTFLAGS: flags.join('\x1f') } },
  );
}

/** Compiled for speed, all of them: for size they came out larger, but for the gate, whose speed is what counts. */
function build(folder, options) {
  compile(folder, options);
  const file = join(folder, 'render_rules_bg.wasm');
  const wasmOpt = join(root, 'node_modules', 'binaryen', 'bin', 'wasm-opt');
  execFileSync(wasmOpt, [file, '-O3', ...WASM_FEATURES, '-o', file], { stdio: 'inherit' });
}

/** Builds all modules into a folder: the whole one, with the types, and each family below it. */
export function buildModules(folder) {
  rmSync(folder, { recursive: true, force: true });
  build(folder, []);
  for (const family of FAMILIES) {
    build(join(folder, family), ['--no-default-features', '--features', family]);
    // The types stand with the whole module, where they are derived from all of the Rust types.
    for (const file of readdirSync(join(folder, family)))
      if (file.endsWith('.d.ts')) rmSync(join(folder, family, file));
  }
}
