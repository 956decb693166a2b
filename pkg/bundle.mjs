// The entry points, bundled: the module's bytes lie in the JavaScript, for Node beside it on disk, or are handed over (slim).
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';
import { MODULES, functionsOf } from './modules.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** An entry point: every function of a module, asked of the instance whose bytes come from `entry/<source>.mjs`. */
const entryPoint = (source, folder, names) => `
import createGlue from './${folder}/render_rules.js';
import { instanceOf } from './entry/instance.mjs';
import { moduleOf } from './entry/${source}.mjs';
import bytes from './${folder}/render_rules_bg.wasm';
const rule = /* @__PURE__ */ instanceOf(createGlue, /* @__PURE__ */ moduleOf(bytes));
${names.map((name) => `export const ${name} = /* @__PURE__ */ rule('${name}');`).join('\n')}
export { RulesError } from './entry/rules-error.mjs';
${source === 'supplied' ? "export { init } from './entry/supplied.mjs';" : ''}`;

/**
 * Makes of wasm-bindgen's glue, which holds one instance for ever, a function that makes it anew: after a trap the next call
 * gets a fresh one.
 */
const glueAsFactory = (names) => ({
  name: 'glue-as-factory',
  setup({ onLoad }) {
    onLoad({ filter: /render_rules\.js$/ }, ({ path }) => {
      const glue = readFileSync(path, 'utf8').replace(/^export (?=function )|^export \{.*$/gm, '');
      return { contents: `export default function createGlue() {\n${glue}\nreturn { initSync, ${names} };\n}` };
    });
  },
});

/** What stands in an entry point for a module's bytes. */
const bytesAs = (contentsOf, loader = 'js') => ({
  name: 'bytes',
  setup({ onLoad }) {
    onLoad({ filter: /\.wasm$/ }, ({ path }) => ({ contents: contentsOf(path), loader }));
  },
});

/**
 * Deflated, as base64: letters that every bundler leaves as they are, and half of what the bytes themselves would be where a
 * server does not compress, as Strapi does not.
 */
const embedded = bytesAs((path) => deflateRawSync(readFileSync(path), { level: 9 }).toString('base64'), 'text');

/** The place of the module's file. Quicker by its path, which not every one that runs ES modules for Node tells. */
const onDisk = {
  mjs: (file) => `import.meta.dirname ? import.meta.dirname + '/${file}' : new URL('${file}', import.meta.url)`,
  cjs: (file) => `__dirname + '/${file}'`,
};

/**
 * What Node reads instead of a bundler's entry point, named in it. Tools that copy the files which a program needs
 * (@vercel/nft, and with it Next.js) follow the conditions of bundlers, and find Node's files by these names alone.
 */
const whatNodeLoads = (
  ...files
) => `// Never called: it names what Node loads instead, for tools that copy what a program needs.
function besides() { return [${files.map((file) => `__dirname + '/${file}'`)}]; }`;

/** Bundles the entry points of every module into `dist/`, from the modules below `out`. */
export async function bundle(out) {
  if (out !== here) cpSync(join(here, 'entry'), join(out, 'entry'), { recursive: true });
  rmSync(join(out, 'dist'), { recursive: true, force: true });
  mkdirSync(join(out, 'dist'), { recursive: true });
  // Its licence asks to come along with its code.
  cpSync(join(dirname(here), 'node_modules', 'fflate', 'LICENSE'), join(out, 'dist', 'LICENSE-fflate'));
  for (const { folder, entries } of MODULES)
    for (const extension of ['mjs', 'cjs']) {
      const names = functionsOf(join(out, folder, 'render_rules.js'));
      const file = `../${folder}/render_rules_bg.wasm`;
      const footer = whatNodeLoads(`${entries.node}.${extension}`, file);
      for (const [entry, source, bytes, js = ''] of [
        [entries.bundled, 'embedded', embedded, footer],
        [entries.node, 'on-disk', bytesAs(() => `export default () => ${onDisk[extension](file)};`)],
        [entries.slim, 'supplied', bytesAs(() => 'export default undefined;')],
      ])
        await build({
          stdin: { contents: entryPoint(source, folder, names), resolveDir: out },
          absWorkingDir: out,
          outfile: join(out, 'dist', `${entry}.${extension}`),
          bundle: true,
          format: extension === 'mjs' ? 'esm' : 'cjs',
          platform: 'neutral',
          target: 'es2022',
          charset: 'utf8',
          // So that nothing tells where the files lay; and Node's, which are read whole, take less time.
          minifyWhitespace: true,
          plugins: [glueAsFactory(names), bytes],
          banner: { js: '// Written by pkg/build.mjs; do not edit.' },
          footer: { js },
          logLevel: 'warning',
        });
    }
}
