// Builds the npm package from the Rust source: `npm run build:rules [-- --out DIR]`.
// Everything below `wasm/` and `dist/` and the file `build.json` is written by this script; the rest of pkg/ is by hand.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { deflateSync } from 'fflate';
import { ensureToolchain, toolVersions } from './toolchain.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const { values } = parseArgs({ options: { out: { type: 'string', default: here } } });
const out = resolve(values.out);
const wasmFile = join(out, 'wasm', 'render_rules_bg.wasm');

// The features by name: with all of them on, Node 20 could not compile the result.
const WASM_FEATURES = [
  'bulk-memory',
  'nontrapping-float-to-int',
  'sign-ext',
  'mutable-globals',
  'reference-types',
  'multivalue',
].map((feature) => `--enable-${feature}`);

function step(number, what) {
  console.log(`[${number}/5] ${what}`);
}

/** Compiles the crate. The paths of this machine are kept out of the bytes, so that another machine gets the same. */
function compile() {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  const flags = [
    `--remap-path-prefix=${root}=/render-rules`,
    `--remap-path-prefix=${cargoHome}=/cargo`,
    // A few short texts are hashed: a small loop is quick enough.
    '--cfg=sha2_backend_soft="compact"',
  ];
  rmSync(join(out, 'wasm'), { recursive: true, force: true });
  execFileSync(
    'wasm-pack',
    ['build', '--release', '--target', 'web', '--no-pack', '--no-gitignore', '--out-dir', join(out, 'wasm'), root],
    { stdio: 'inherit', env: { ...process.env, CARGO_ENCODED_RUSTFLAGS: flags.join('\x1f') } },
  );
}

function optimise() {
  const wasmOpt = join(root, 'node_modules', 'binaryen', 'bin', 'wasm-opt');
  execFileSync(wasmOpt, [wasmFile, '-O3', ...WASM_FEATURES, '-o', wasmFile], { stdio: 'inherit' });
}

/** Makes of wasm-bindgen's glue, which holds one module for ever, a function that makes it anew. */
const glueAsFactory = {
  name: 'glue-as-factory',
  setup({ onLoad }) {
    onLoad({ filter: /render_rules\.js$/ }, async ({ path }) => {
      const { outputFiles } = await build({
        entryPoints: [path],
        absWorkingDir: out,
        write: false,
        bundle: true,
        format: 'iife',
        globalName: 'glue',
        target: 'es2022',
      });
      return { contents: `export default function createGlue() {\n${outputFiles[0].text}return glue;\n}` };
    });
  },
};

/**
 * The module deflated, as base64: letters that every bundler leaves as they are, and a third of what a JavaScript engine
 * would have to read through. Not by Node's zlib, which deflates differently from version to version.
 */
const bytesDeflated = {
  name: 'bytes-deflated',
  setup({ onLoad }) {
    onLoad({ filter: /\.wasm$/ }, ({ path }) => ({
      contents: Buffer.from(deflateSync(readFileSync(path), { level: 9, mem: 12 })).toString('base64'),
      loader: 'text',
    }));
  },
};

/** What inflates the module in a page, by name: the place of `node_modules` would get into the bundle's comments. */
const inflaterByName = {
  name: 'inflater-by-name',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^fflate$/ }, () => ({ path: 'fflate', namespace: 'package' }));
    onLoad({ filter: /.*/, namespace: 'package' }, () => ({
      contents: readFileSync(join(root, 'node_modules', 'fflate', 'esm', 'browser.js'), 'utf8'),
    }));
  },
};

/** Of the slim entry points: the module is what `init` is given. */
const moduleIsSupplied = {
  name: 'module-is-supplied',
  setup({ onResolve }) {
    onResolve({ filter: /\/embedded\.mjs$/ }, () => ({ path: join(out, 'entry', 'supplied.mjs') }));
  },
};

/**
 * One self-contained file for `import`, one for `require`: the module's bytes lie in the JavaScript. And the same without
 * the bytes.
 */
async function bundle() {
  if (out !== here) cpSync(join(here, 'entry'), join(out, 'entry'), { recursive: true });
  mkdirSync(join(out, 'dist'), { recursive: true });
  // Its licence asks to come along with its code.
  cpSync(join(root, 'node_modules', 'fflate', 'LICENSE'), join(out, 'dist', 'LICENSE-fflate'));
  const formats = [
    ['esm', 'mjs'],
    ['cjs', 'cjs'],
  ];
  for (const [format, extension] of formats) {
    for (const [name, plugins] of [
      ['index', [glueAsFactory, bytesDeflated, inflaterByName]],
      ['slim', [glueAsFactory, moduleIsSupplied]],
    ]) {
      await build({
        entryPoints: [join(out, 'entry', `${name}.mjs`)],
        absWorkingDir: out,
        outfile: join(out, 'dist', `${name}.${extension}`),
        bundle: true,
        format,
        platform: 'neutral',
        target: 'es2022',
        charset: 'utf8',
        plugins,
        banner: { js: '// Written by pkg/build.mjs; do not edit.' },
        logLevel: 'warning',
      });
    }
  }
}

function record() {
  const wasm = readFileSync(wasmFile);
  const bytes = {
    raw: wasm.length,
    gzip: gzipSync(wasm, { level: 9 }).length,
    brotli: brotliCompressSync(wasm).length,
  };
  writeFileSync(join(out, 'build.json'), `${JSON.stringify({ tools: toolVersions(), wasm: bytes }, null, 2)}\n`);
  console.log(`      wasm: ${bytes.raw} bytes raw, ${bytes.gzip} gzip, ${bytes.brotli} brotli`);
}

step(1, 'checking the tools');
ensureToolchain();
step(2, 'compiling the rules to WebAssembly');
compile();
step(3, 'optimising');
optimise();
step(4, 'bundling the entry points');
await bundle();
step(5, 'recording tools and sizes');
record();
