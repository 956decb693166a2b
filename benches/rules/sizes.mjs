// What a browser loads of each: an entry that uses it, bundled and minified, with the WebAssembly that comes beside it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The entries. The schemas are those that checkRender is measured beside, XState's machine the one of canTransition. */
const ENTRIES = {
  // What a page calls is of one module; a bundler leaves the renderer's out.
  rules: { contents: `export { assess } from 'render-rules';` },
  rulesSlim: { contents: `export * from 'render-rules/slim';`, wasm: 'render-rules/wasm' },
  zod: { contents: `export * from './peers/zod.mjs';` },
  valibot: { contents: `export * from './peers/valibot.mjs';` },
  ajv: { contents: `export * from './peers/ajv.mjs';` },
  arktype: { contents: `export * from './peers/arktype.mjs';` },
  xstate: { contents: `export * from './peers/xstate.mjs';` },
  cedar: {
    contents: `export { default as init, isAuthorized } from '@cedar-policy/cedar-wasm/web';`,
    wasm: '@cedar-policy/cedar-wasm/web',
  },
};

/** The `.wasm` file that `specifier` names, or that lies beside the module it names. */
function wasmOf(specifier) {
  const path = fileURLToPath(import.meta.resolve(specifier));
  return readFileSync(path.replace(/\.js$/, '_bg.wasm'));
}

async function filesOf({ contents, wasm }) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: here },
    write: false,
    outdir: here,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'error',
  });
  return [...outputFiles.map((file) => file.contents), ...(wasm === undefined ? [] : [wasmOf(wasm)])];
}

/**
 * @param {string[]} names whose sizes; all if not said
 * @returns {Promise<Record<string, {minified: number, gzip: number, brotli: number}>>} in bytes, the sums over the files
 */
export async function measureSizes(names = Object.keys(ENTRIES)) {
  const sizes = {};
  for (const name of names) {
    const files = await filesOf(ENTRIES[name]);
    const sum = (sizeOf) => files.reduce((total, file) => total + sizeOf(file), 0);
    sizes[name] = {
      minified: sum((file) => file.length),
      gzip: sum((file) => gzipSync(file, { level: 9 }).length),
      brotli: sum((file) => brotliCompressSync(file).length),
    };
  }
  return sizes;
}
