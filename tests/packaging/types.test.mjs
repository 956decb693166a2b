// The package's types, as a strict TypeScript consumer sees them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
mkdirSync(join(root, 'tests', '.tmp'), { recursive: true });
const directory = mkdtempSync(join(root, 'tests', '.tmp', 'types-'));
after(() => rmSync(directory, { recursive: true, force: true }));

const consumer = readFileSync(new URL('./consumer.ts.txt', import.meta.url), 'utf8');

function compile(name, options) {
  writeFileSync(join(directory, name), consumer);
  const compilerOptions = { strict: true, noEmit: true, skipLibCheck: false, target: 'es2022', types: [], ...options };
  writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [name] }));
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  return spawnSync(process.execPath, [tsc, '--project', directory], { encoding: 'utf8' });
}

describe('types', () => {
  for (const [name, options] of [
    ['node16.mts', { module: 'node16', moduleResolution: 'node16' }],
    ['node16.cts', { module: 'node16', moduleResolution: 'node16' }],
    ['node10.ts', { module: 'commonjs', moduleResolution: 'node10' }],
    ['bundler.ts', { module: 'esnext', moduleResolution: 'bundler' }],
  ]) {
    it(`compile in a strict consumer: ${name}`, () => {
      const { stdout, status } = compile(name, options);
      assert.equal(stdout, '');
      assert.equal(status, 0);
    });
  }

  it('hold no `any`', () => {
    for (const module of ['wasm', 'wasm-renderer']) {
      const types = readFileSync(join(root, 'pkg', module, 'render_rules.d.ts'), 'utf8');
      // Below this line wasm-bindgen describes the module's raw exports, which no function of the package hands out.
      const [surface] = types.split('export type InitInput');
      assert.doesNotMatch(surface, /:\s*any\b|<any>|any\[\]/);
    }
  });
});
