// The entry points of the package: each has every function, and the module's bytes from where it should have them.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import * as everything from 'render-rules';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pkg = join(root, 'pkg');
const require = createRequire(import.meta.url);
mkdirSync(join(root, 'tests', '.tmp'), { recursive: true });
const directory = mkdtempSync(join(root, 'tests', '.tmp', 'entries-'));
after(() => rmSync(directory, { recursive: true, force: true }));

/** A copy of these folders of the package, and of nothing else. */
function copyOf(name, folders) {
  const copy = join(directory, name);
  for (const folder of folders) cpSync(join(pkg, folder), join(copy, folder), { recursive: true });
  return copy;
}

const load = (...path) => {
  const file = join(...path);
  return file.endsWith('.cjs') ? require(file) : import(pathToFileURL(file));
};

const thrower = {
  get session() {
    throw new Error('not today');
  },
};

/** The functions that a module's types declare. */
function declared(module) {
  const types = readFileSync(join(pkg, module, 'render_rules.d.ts'), 'utf8').matchAll(/^export function (\w+)/gm);
  return Array.from(types, ([, name]) => name).filter((name) => name !== 'initSync');
}

describe('every entry point', () => {
  for (const file of ['index.mjs', 'index.cjs', 'node.mjs', 'node.cjs'])
    it(`has the same functions: ${file}`, async () => {
      const loaded = await load(pkg, 'dist', file);
      assert.deepEqual(Object.keys(loaded).sort(), Object.keys(everything).sort());
    });

  for (const file of ['slim.mjs', 'slim.cjs'])
    it(`has the functions of its module and \`init\`: ${file}`, async () => {
      const loaded = await load(pkg, 'dist', file);
      assert.deepEqual(Object.keys(loaded).sort(), [...declared('wasm'), 'RulesError', 'init'].sort());
    });

  it('has the functions that the types declare', () => {
    const names = [...declared('wasm'), ...declared('wasm-renderer')];
    assert.deepEqual([...names, 'RulesError'].sort(), Object.keys(everything).sort());
  });

  for (const extension of ['mjs', 'cjs'])
    it(`throws the one class of errors, whichever module a function is of: ${extension}`, async () => {
      for (const file of [`index.${extension}`, `node.${extension}`]) {
        const { RulesError, isActive, readProbe } = await load(pkg, 'dist', file);
        assert.throws(() => isActive('done'), RulesError);
        assert.throws(() => readProbe('{}'), RulesError);
      }
    });
});

describe('Node', () => {
  it('is given the files that read the module from disk', () => {
    assert.equal(import.meta.resolve('render-rules'), String(pathToFileURL(join(pkg, 'dist', 'node.mjs'))));
    assert.equal(require.resolve('render-rules'), join(pkg, 'dist', 'node.cjs'));
  });

  for (const file of ['node.mjs', 'node.cjs'])
    it(`reads the module when a function is called first: ${file}`, async () => {
      const copy = copyOf(file, ['dist', 'wasm']);
      const rules = await load(copy, 'dist', file);
      const [here, away] = ['wasm', 'away'].map((name) => join(copy, name));
      renameSync(here, away);
      assert.throws(
        () => rules.edlHash(null),
        ({ name, code, message, cause }) => {
          assert.deepEqual([name, code, cause.code], ['RulesError', 'wasm_unavailable', 'ENOENT']);
          assert.match(message, /^the rules can't be started: ENOENT/);
          return true;
        },
      );
      renameSync(away, here);
      assert.equal(rules.edlHash(null), null);
      rmSync(here, { recursive: true });
      // What breaks the instance does not take the module with it.
      assert.throws(() => rules.checkRender(thrower), /^Error: not today$/);
      assert.equal(rules.edlHash(null), null);
    });
});

describe('a bundler', () => {
  it('needs no file besides the JavaScript', async () => {
    const copy = copyOf('bundlers', ['dist']);
    for (const file of ['index.mjs', 'index.cjs']) {
      const rules = await load(copy, 'dist', file);
      assert.equal(rules.isActive('queued'), true);
      assert.equal(rules.edlHash(null), null);
    }
  });

  it('makes of a page that gates a render at most 330 kB, zipped', async () => {
    const { outputFiles } = await build({
      stdin: { contents: `export { assess } from 'render-rules';`, resolveDir: root },
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'browser',
      write: false,
    });
    const bytes = gzipSync(outputFiles[0].contents, { level: 9 }).length;
    assert.ok(bytes <= 330_000, `${bytes} bytes`);
  });

  it('brings nothing along for the class of the errors alone', async () => {
    const { outputFiles } = await build({
      stdin: { contents: `import { RulesError } from 'render-rules'; globalThis.used = RulesError;`, resolveDir: root },
      bundle: true,
      format: 'esm',
      platform: 'browser',
      write: false,
    });
    assert.ok(outputFiles[0].contents.length < 10_000);
  });
});
