// The package is made of one module for each family of functions: what needs which, and where it has it from.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import * as everything from 'render-rules';
import { FAMILIES } from '../../pkg/modules.mjs';
import { loadVectors } from '../conformance/load.mjs';
import { runCases } from '../conformance/vectors.mjs';
import { familiesIn } from './families.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pkg = join(root, 'pkg');
const require = createRequire(import.meta.url);
mkdirSync(join(root, 'tests', '.tmp'), { recursive: true });
const directory = mkdtempSync(join(root, 'tests', '.tmp', 'families-'));
after(() => rmSync(directory, { recursive: true, force: true }));

const cases = loadVectors().flatMap((file) => file.cases);

/** What a page loads whose script is this one, as one file. */
async function pageOf(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  return outputFiles[0].text;
}

/** A copy of these folders of the package, and of nothing else. */
function copyOf(name, folders) {
  const copy = join(directory, name);
  for (const folder of folders) cpSync(join(pkg, folder), join(copy, folder), { recursive: true });
  return copy;
}

const thrower = {
  get session() {
    throw new Error('not today');
  },
};

const load = (...path) => import(pathToFileURL(join(...path)));

describe('a family', () => {
  for (const family of FAMILIES)
    it(`${family} answers with its own module alone`, async () => {
      const text = await pageOf(`export * from './pkg/dist/${family}.mjs';`);
      assert.deepEqual(familiesIn(text), [family]);
      writeFileSync(join(directory, `${family}.mjs`), text);
      const rules = await load(directory, `${family}.mjs`);
      const own = cases.filter(({ call }) => call in rules);
      assert.ok(own.length > 0);
      assert.deepEqual(
        runCases(rules, own).filter(({ ok }) => !ok),
        [],
      );
    });

  it('has the functions that no other one has', async () => {
    const names = [];
    for (const family of FAMILIES) names.push(...Object.keys(await load(pkg, 'dist', `${family}.mjs`)));
    assert.deepEqual([...names, 'RulesError'].sort(), Object.keys(everything).sort());
  });
});

describe('a page holds the modules of what it imports', () => {
  for (const [names, families] of [
    [['isActive'], ['state']],
    [['canRetry', 'formats', 'rules'], ['state']],
    [['attemptsOf'], ['jobs']],
    [
      ['canTransition', 'checkRender'],
      ['state', 'gate'],
    ],
    [['parseTrigger', 'renderKey'], ['trigger']],
    [['renderSteps'], ['renderer']],
    [['RulesError'], []],
  ])
    it(names.join(', '), async () => {
      const text = await pageOf(`import { ${names} } from 'render-rules'; globalThis.used = [${names}];`);
      assert.deepEqual(familiesIn(text), families);
    });
});

describe('every way to load the package', () => {
  for (const file of ['index.mjs', 'index.cjs', 'node.mjs', 'node.cjs'])
    it(`has the same functions: ${file}`, async () => {
      const loaded = file.endsWith('.cjs') ? require(join(pkg, 'dist', file)) : await load(pkg, 'dist', file);
      assert.deepEqual(Object.keys(loaded).sort(), Object.keys(everything).sort());
    });
});

describe('Node', () => {
  it('is given the files that read the modules from disk', () => {
    assert.equal(import.meta.resolve('render-rules'), String(pathToFileURL(join(pkg, 'dist', 'node.mjs'))));
    assert.equal(require.resolve('render-rules'), join(pkg, 'dist', 'node.cjs'));
  });

  for (const file of ['node.mjs', 'node.cjs'])
    it(`reads a module when one of its functions is called first: ${file}`, async () => {
      const copy = copyOf(file, ['dist', 'wasm']);
      const rules = file.endsWith('.cjs') ? require(join(copy, 'dist', file)) : await load(copy, 'dist', file);
      const [here, away] = ['gate', 'away'].map((name) => join(copy, 'wasm', name));
      renameSync(here, away);
      assert.equal(rules.isActive('queued'), true);
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
      rmSync(join(copy, 'wasm'), { recursive: true });
      // What breaks the instance does not take the module with it.
      assert.throws(() => rules.checkRender(thrower), /^Error: not today$/);
      assert.equal(rules.edlHash(null), null);
    });
});

describe('a bundler', () => {
  it('needs no file besides the JavaScript', async () => {
    const copy = copyOf('bundlers', ['dist']);
    for (const rules of [await load(copy, 'dist', 'index.mjs'), require(join(copy, 'dist', 'index.cjs'))]) {
      assert.equal(rules.isActive('queued'), true);
      assert.deepEqual(rules.attemptsOf([]), []);
      assert.equal(rules.edlHash(null), null);
      assert.equal(rules.selectEdl([]), null);
      assert.equal(rules.programVersion('ffmpeg version 5.1'), '5.1');
    }
  });
});
