// The entry points, bundled: for pages and bundlers with the modules' bytes in the JavaScript, for Node with the modules
// beside them on disk, and slim with neither.
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { FAMILIES } from './modules.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const fflate = join(dirname(here), 'node_modules', 'fflate');

/** What a module exports, `a as canRetry` and so on, as what a function returns. */
function returned(names) {
  return names.split(',').map((name) => {
    const [inside, outside = inside] = name.split(' as ');
    return `${outside}:${inside}`;
  });
}

/**
 * Makes of wasm-bindgen's glue, which holds one module for ever, a function that makes it anew. Its default export, which
 * fetches a module, is left out.
 */
const glueAsFactory = {
  name: 'glue-as-factory',
  setup({ onLoad, initialOptions: { absWorkingDir } }) {
    onLoad({ filter: /render_rules\.js$/ }, async ({ path }) => {
      const { outputFiles } = await build({
        stdin: { contents: `export * from './${basename(path)}';`, resolveDir: dirname(path) },
        absWorkingDir,
        write: false,
        bundle: true,
        format: 'esm',
        target: 'es2022',
        minify: true,
        legalComments: 'none',
      });
      const body = outputFiles[0].text.replace(/export\{([^}]+)\};\s*$/, (_, names) => `return{${returned(names)}};`);
      return { contents: `export default function createGlue() {\n${body}\n}` };
    });
  },
};

/**
 * Deflates files, each once, by zopfli: it takes seconds for a twentieth less than zlib's, and is the same everywhere. Loaded,
 * it wants to hear of whatever else goes wrong in the process, and then prints all of itself.
 */
async function deflatedOnce() {
  const events = ['uncaughtException', 'unhandledRejection'];
  const listening = events.map((event) => process.listeners(event));
  const { deflateAsync } = await import('@gfx/zopfli');
  for (const [at, event] of events.entries())
    for (const listener of process.listeners(event))
      if (!listening[at].includes(listener)) process.off(event, listener);
  const deflated = new Map();
  return (path) => {
    if (!deflated.has(path)) deflated.set(path, deflateAsync(readFileSync(path), {}));
    return deflated.get(path);
  };
}

/**
 * A module deflated, as base64: letters that every bundler leaves as they are, and a third of what a JavaScript engine
 * would have to read through.
 */
const bytesDeflated = (deflate) => ({
  name: 'bytes-deflated',
  setup({ onLoad }) {
    onLoad({ filter: /\.wasm$/ }, async ({ path }) => ({
      contents: Buffer.from(await deflate(path)).toString('base64'),
      loader: 'text',
    }));
  },
});

/** What inflates a module in a page, by name: the place of `node_modules` would get into the bundle's comments. */
const inflaterByName = {
  name: 'inflater-by-name',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^fflate$/ }, () => ({ path: 'fflate', namespace: 'package' }));
    onLoad({ filter: /.*/, namespace: 'package' }, () => ({
      contents: readFileSync(join(fflate, 'esm', 'browser.js'), 'utf8'),
    }));
  },
};

/** The entry points below `entry/` that `filter` matches lie in files of their own, beside this one. */
const besides = (filter, fileOf) => ({
  name: 'besides',
  setup({ onResolve }) {
    onResolve({ filter }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path: `./${fileOf(path)}`, external: true },
    );
  },
});

/** What all families need, and of which there may be only one: the class of the errors. */
const sharedBeside = besides(/\/(embedded|instance|rules-error)\.mjs$/, () => 'shared.mjs');
const familiesBeside = besides(new RegExp(`/(${FAMILIES.join('|')})\\.mjs$`), (path) => basename(path));

/**
 * Of Node's entry points: the modules are read from their files. They are found under the condition `node-addons`, which
 * Node has and bundlers have not, even those that bundle for Node: what they make has no files beside it.
 */
const bytesOnDisk = (format) => ({
  name: 'bytes-on-disk',
  setup({ onResolve, onLoad, initialOptions: { absWorkingDir } }) {
    onResolve({ filter: /\/embedded\.mjs$/ }, () => ({ path: join(absWorkingDir, 'entry', 'on-disk.mjs') }));
    onLoad({ filter: /\.wasm$/ }, ({ path }) => {
      const file = relative(join(absWorkingDir, 'dist'), path);
      // Quicker by its path, which not every one that runs ES modules for Node tells.
      const byUrl = `new URL('${file}', import.meta.url)`;
      const byPath = (folder) => `${folder} + '/${file}'`;
      const place =
        format === 'esm' ? `import.meta.dirname ? ${byPath('import.meta.dirname')} : ${byUrl}` : byPath('__dirname');
      return { contents: `export default () => ${place};` };
    });
  },
});

/** Of the slim entry points: all families are in the one module that `init` is given. */
const moduleIsSupplied = {
  name: 'module-is-supplied',
  setup({ onResolve, initialOptions: { absWorkingDir } }) {
    onResolve({ filter: /\/running\/\w+\.mjs$/ }, () => ({
      path: join(absWorkingDir, 'entry', 'running', 'whole.mjs'),
    }));
  },
};

/**
 * What Node reads instead of a bundler's entry point, named in it. Tools that copy the files which a program needs
 * (@vercel/nft, and with it Next.js) follow the conditions of bundlers, and find Node's files by these names alone.
 */
function whatNodeLoads(extension) {
  const names = [`node.${extension}`, ...FAMILIES.map((family) => `../wasm/${family}/render_rules_bg.wasm`)];
  const places = names.map((name) => `  __dirname + '/${name}',`);
  return `// Never called: it names what Node loads instead, for tools that copy what a program needs.
function besides() {
  return [
${places.map((place) => `  ${place}`).join('\n')}
  ];
}`;
}

/** The files of `dist/`: from which entry point each is made, as what, and how. */
async function files() {
  const bytesEmbedded = bytesDeflated(await deflatedOnce());
  const embedded = [glueAsFactory, bytesEmbedded, inflaterByName];
  const family = (name) => [`${name}.mjs`, name, 'esm', [sharedBeside, glueAsFactory, bytesEmbedded]];
  return [
    ['index.mjs', 'index', 'esm', [familiesBeside, sharedBeside]],
    ...FAMILIES.map(family),
    ['shared.mjs', 'shared', 'esm', [inflaterByName]],
    ['index.cjs', 'index', 'cjs', embedded],
    ['node.mjs', 'index', 'esm', [glueAsFactory, bytesOnDisk('esm')]],
    ['node.cjs', 'index', 'cjs', [glueAsFactory, bytesOnDisk('cjs')]],
    ['slim.mjs', 'slim', 'esm', [moduleIsSupplied, glueAsFactory]],
    ['slim.cjs', 'slim', 'cjs', [moduleIsSupplied, glueAsFactory]],
  ];
}

/** Bundles all entry points of the package in `folder`, from the modules below it. */
export async function bundle(folder) {
  if (folder !== here) cpSync(join(here, 'entry'), join(folder, 'entry'), { recursive: true });
  rmSync(join(folder, 'dist'), { recursive: true, force: true });
  mkdirSync(join(folder, 'dist'), { recursive: true });
  // Its licence asks to come along with its code.
  cpSync(join(fflate, 'LICENSE'), join(folder, 'dist', 'LICENSE-fflate'));
  for (const [file, entry, format, plugins] of await files()) {
    const [name, extension] = file.split('.');
    await build({
      entryPoints: [join(folder, 'entry', `${entry}.mjs`)],
      absWorkingDir: folder,
      outfile: join(folder, 'dist', file),
      bundle: true,
      format,
      platform: 'neutral',
      target: 'es2022',
      charset: 'utf8',
      // Node's are read whole before the first answer, and take a fifth of a millisecond less for it.
      minifyWhitespace: name === 'node',
      plugins,
      banner: { js: '// Written by pkg/build.mjs; do not edit.' },
      footer: name === 'index' ? { js: whatNodeLoads(extension) } : {},
      logLevel: 'warning',
    });
  }
}
