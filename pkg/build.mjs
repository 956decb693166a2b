// Builds the npm package from the Rust source: `npm run build:rules [-- --out DIR]`.
// Everything below `wasm/` and `dist/` and `build.json` is written by it; the rest of pkg/ is by hand.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { bundle } from './bundle.mjs';
import { MODULES, buildModules } from './modules.mjs';
import { ensureToolchain, toolVersions } from './toolchain.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({ options: { out: { type: 'string', default: here } } });
const out = resolve(values.out);

function sizesOf({ folder }) {
  const wasm = readFileSync(join(out, folder, 'render_rules_bg.wasm'));
  const [gzip, brotli] = [gzipSync(wasm, { level: 9 }).length, brotliCompressSync(wasm).length];
  return [folder, { raw: wasm.length, gzip, brotli }];
}

console.log('[1/4] checking the tools');
try {
  ensureToolchain();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
console.log('[2/4] compiling the rules to WebAssembly');
buildModules(out);
console.log('[3/4] bundling the entry points');
await bundle(out);
console.log('[4/4] recording tools and sizes');
const recorded = { tools: toolVersions(), ...Object.fromEntries(MODULES.map(sizesOf)) };
writeFileSync(join(out, 'build.json'), `${JSON.stringify(recorded, null, 2)}\n`);
console.log(recorded);
