// Builds the npm package from the Rust source: `npm run build:rules [-- --out DIR]`.
// Everything below `wasm/` and `dist/` and the file `build.json` is written by this script; the rest of pkg/ is by hand.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { bundle } from './bundle.mjs';
import { FAMILIES, buildModules } from './modules.mjs';
import { ensureToolchain, toolVersions } from './toolchain.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({ options: { out: { type: 'string', default: here } } });
const out = resolve(values.out);

function step(number, what) {
  console.log(`[${number}/4] ${what}`);
}

function sizesOf(folder) {
  const wasm = readFileSync(join(out, 'wasm', folder, 'render_rules_bg.wasm'));
  return {
    raw: wasm.length,
    gzip: gzipSync(wasm, { level: 9 }).length,
    brotli: brotliCompressSync(wasm).length,
  };
}

function record() {
  const families = Object.fromEntries(FAMILIES.map((family) => [family, sizesOf(family)]));
  const recorded = { tools: toolVersions(), wasm: sizesOf('.'), families };
  writeFileSync(join(out, 'build.json'), `${JSON.stringify(recorded, null, 2)}\n`);
  for (const [name, { raw, gzip, brotli }] of Object.entries({ whole: recorded.wasm, ...families }))
    console.log(`      ${name}: ${raw} bytes raw, ${gzip} gzip, ${brotli} brotli`);
}

step(1, 'checking the tools');
try {
  ensureToolchain();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
step(2, 'compiling the rules to WebAssembly');
buildModules(join(out, 'wasm'));
step(3, 'bundling the entry points');
await bundle(out);
step(4, 'recording tools and sizes');
record();
