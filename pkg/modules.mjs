// The WebAssembly modules, and the glue that wasm-bindgen writes for each.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Each module is built from one feature of the crate into a folder below `pkg/`, and has entry points of its own in `dist/`.
 * Those of the first hand on the functions of the others: a bundler leaves out a module of which nothing is called.
 */
export const MODULES = [
  { feature: 'wasm-rules', folder: 'wasm', entries: { bundled: 'index', node: 'node', slim: 'slim' } },
  { feature: 'wasm-renderer', folder: 'wasm-renderer', entries: { bundled: 'renderer', node: 'renderer-node' } },
];

// The features by name: with all of them on, Node 20 could not compile the result.
const FEATURES = 'bulk-memory nontrapping-float-to-int sign-ext mutable-globals reference-types multivalue';
const WASM_OPTIONS = ['-O3', ...FEATURES.split(' ').map((feature) => `--enable-${feature}`)];

/** Compiles the crate. The paths of this machine are kept out of the bytes, so that another machine gets the same. */
function compile(folder, feature) {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  const flags = [
    `--remap-path-prefix=${root}=/render-rules`,
    `--remap-path-prefix=${cargoHome}=/cargo`,
    // A few short texts are hashed: a small loop is quick enough.
    '--cfg=sha2_backend_soft="compact"',
    // Fewer copies of functions than by default (225): a module is 5 to 7 % smaller, and hardly slower.
    '-Cllvm-args=--inline-threshold=60',
  ];
  const options = ['--no-pack', '--no-gitignore', '--out-dir', folder, root, '--no-default-features'];
  execFileSync('wasm-pack', ['build', '--release', '--target', 'web', ...options, '--features', feature], {
    stdio: 'inherit',
    env: { ...process.env, CARGO_ENCODED_RUSTFLAGS: flags.join('\x1f') },
  });
}

/** The functions that a module's glue exports, besides those that start it. */
export function functionsOf(glue) {
  return Array.from(readFileSync(glue, 'utf8').matchAll(/^export function (\w+)/gm), ([, name]) => name).sort();
}

/** Builds every module into its folder below `out`, with a list of its functions for the package's types. */
export function buildModules(out) {
  for (const { feature, folder: name } of MODULES) {
    const folder = join(out, name);
    rmSync(folder, { recursive: true, force: true });
    compile(folder, feature);
    const file = join(folder, 'render_rules_bg.wasm');
    execFileSync(join(root, 'node_modules', 'binaryen', 'bin', 'wasm-opt'), [file, ...WASM_OPTIONS, '-o', file], {
      stdio: 'inherit',
    });
    const names = functionsOf(join(folder, 'render_rules.js'));
    writeFileSync(join(folder, 'functions.d.ts'), `export { ${names.join(', ')} } from './render_rules.js';\n`);
  }
}
