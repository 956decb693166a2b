// pkg/ is what this source builds: to the byte where the compiler is the one that built it, else by the vectors.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { after, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { toolVersions } from '../../pkg/toolchain.mjs';
import { loadVectors } from '../conformance/load.mjs';
import { runCases } from '../conformance/vectors.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
mkdirSync(join(root, 'tests', '.tmp'), { recursive: true });
// Inside the checkout: the bundle's comments name files relative to it.
const out = mkdtempSync(join(root, 'tests', '.tmp', 'rebuild-'));
after(() => rmSync(out, { recursive: true, force: true }));

/** Every file of a folder and of the folders in it. */
const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

it('is rebuilt from source', (test) => {
  execFileSync('node', [join(root, 'pkg', 'build.mjs'), '--out', out], { stdio: ['ignore', 'ignore', 'inherit'] });
  const recorded = JSON.parse(readFileSync(join(root, 'pkg', 'build.json'), 'utf8')).tools;
  const here = toolVersions();
  if (JSON.stringify(recorded) === JSON.stringify(here)) {
    test.diagnostic(`compared to the byte: built by the recorded tools (${here.rustc})`);
    for (const folder of ['wasm', 'wasm-renderer', 'dist']) {
      const files = filesBelow(join(out, folder));
      assert.deepEqual(files, filesBelow(join(root, 'pkg', folder)));
      for (const file of files) {
        const same = readFileSync(join(out, folder, file)).equals(readFileSync(join(root, 'pkg', folder, file)));
        assert.ok(
          same,
          `pkg/${folder}/${file} differs from what this source builds: run \`npm run build:rules\` and commit`,
        );
      }
    }
    return;
  }
  test.diagnostic(`compared by vectors: built by ${here.rustc}, recorded is ${recorded.rustc}`);
  const rebuilt = createRequire(import.meta.url)(join(out, 'dist', 'index.cjs'));
  for (const { cases } of loadVectors())
    assert.deepEqual(
      runCases(rebuilt, cases).filter(({ ok }) => !ok),
      [],
    );
});
