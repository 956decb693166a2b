// The entry points, bundled: the module's bytes lie in the JavaScript, for Node beside it on disk, or are handed over (slim).
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';
import { MODULES, functionsOf } from './modules.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/**
 * An entry point: every function of a module, asked of the instance whose bytes come from `entry/<source>.mjs`; and those of
 * other entry points, by their files.
 */
const entryPoint = (source, names, others) => `
import createGlue from 'module:glue';
import { instanceOf } from './entry/instance.mjs';
import { moduleOf } from './entry/${source}.mjs';
import bytes from 'module:bytes';
const rule = /* @__PURE__ */ instanceOf(createGlue, /* @__PURE__ */ moduleOf(bytes));
${names.map((name) => `export const ${name} = /* @__PURE__ */ rule('${name}');`).join('\n')}
export { RulesError } from './entry/rules-error.mjs';
${Object.entries(others)
  .map(([file, theirs]) => `export { ${theirs.join(', ')} } from 'besides:${file}';`)
  .join('\n')}
${source === 'supplied' ? "export { init } from './entry/supplied.mjs';" : ''}`;

/**
 * What the entry point of a module imports. Of wasm-bindgen's glue, which holds one instance for ever, it makes a function that
 * makes it anew: after a trap the next call gets a fresh one.
 */
const moduleOf = (folder, names, bytes) => ({
  name: 'module',
  setup({ onResolve, onLoad }) {
    const glue = readFileSync(join(folder, 'render_rules.js'), 'utf8').replace(
      /^export (?=function )|^export \{.*$/gm,
      '',
    );
    const contents = `export default function createGlue() {\n${glue}\nreturn { initSync, ${names} };\n}`;
    onResolve({ filter: /^module:/ }, ({ path }) => ({ path: path.split(':')[1], namespace: 'module' }));
    onLoad({ filter: /^glue$/, namespace: 'module' }, () => ({ contents }));
    onLoad({ filter: /^bytes$/, namespace: 'module' }, () => bytes);
  },
});

/** One class of errors for all entry points, and the entry points beside this one: files of their own in `dist/`. */
const besides = (extension) => ({
  name: 'besides',
  setup({ onResolve }) {
    onResolve({ filter: /rules-error\.mjs$/ }, () => ({ path: `./rules-error.${extension}`, external: true }));
    onResolve({ filter: /^besides:/ }, ({ path }) => ({ path: `./${path.split(':')[1]}`, external: true }));
  },
});

/**
 * Deflated, as base64: letters that every bundler leaves as they are, and half of what the bytes themselves would be where a
 * server does not compress, as Strapi does not.
 */
const embedded = (file) => ({
  contents: deflateRawSync(readFileSync(file), { level: 9 }).toString('base64'),
  loader: 'text',
});

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
) => `// Never called: it names what Node loads, for tools that copy what a program needs.
function besides() { return [${files.map((file) => `__dirname + '/${file}'`)}]; }`;

const OPTIONS = {
  absWorkingDir: dirname(here),
  bundle: true,
  platform: 'neutral',
  target: 'es2022',
  charset: 'utf8',
  banner: { js: '// Written by pkg/build.mjs; do not edit.' },
  logLevel: 'warning',
};

const formatOf = (extension) => (extension === 'mjs' ? 'esm' : 'cjs');

/** Bundles the entry points of every module into `dist/`, from the modules below `out`. */
export async function bundle(out) {
  const dist = join(out, 'dist');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  // Its licence asks to come along with its code.
  cpSync(join(dirname(here), 'node_modules', 'fflate', 'LICENSE'), join(dist, 'LICENSE-fflate'));
  const namesOf = ({ folder }) => functionsOf(join(out, folder, 'render_rules.js'));
  for (const extension of ['mjs', 'cjs']) {
    await build({
      ...OPTIONS,
      entryPoints: [join(here, 'entry', 'rules-error.mjs')],
      outfile: join(dist, `rules-error.${extension}`),
      format: formatOf(extension),
    });
    for (const module of MODULES) {
      const { folder, entries } = module;
      const names = namesOf(module);
      const file = `../${folder}/render_rules_bg.wasm`;
      const footer = whatNodeLoads(`${entries.node}.${extension}`, file);
      const place = `export default () => ${onDisk[extension](file)};`;
      // A page that loads the first module by itself gets its functions alone.
      for (const [way, source, bytes, js = ''] of [
        ['bundled', 'embedded', embedded(join(dist, file)), footer],
        ['node', 'on-disk', { contents: place }],
        ['slim', 'supplied', { contents: 'export default undefined;' }],
      ].filter(([each]) => entries[each] !== undefined)) {
        const handedOn = module === MODULES[0] && way !== 'slim' ? MODULES.slice(1) : [];
        const others = Object.fromEntries(
          handedOn.map((other) => [`${other.entries[way]}.${extension}`, namesOf(other)]),
        );
        await build({
          ...OPTIONS,
          stdin: { contents: entryPoint(source, names, others), resolveDir: here },
          outfile: join(dist, `${entries[way]}.${extension}`),
          format: formatOf(extension),
          // Node's are read whole before the first answer, and take less time so.
          minifyWhitespace: source === 'on-disk',
          plugins: [besides(extension), moduleOf(join(out, folder), names, bytes)],
          footer: { js },
        });
      }
    }
  }
}
