// Which file of the plugin imports which.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const PLUGIN = fileURLToPath(new URL('../../www/plugin/', import.meta.url));
const ENDINGS = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'];

const sources = ['server/src', 'admin/src', 'shared'].flatMap((folder) =>
  readdirSync(join(PLUGIN, folder), { recursive: true })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(PLUGIN, folder, name)),
);

/** The source files that a file imports, types alone too. */
function importsOf(file) {
  const named = [...readFileSync(file, 'utf8').matchAll(/(?:from |import\(|import )'(\.[^']*)'/g)];
  return named.flatMap(([, path]) => {
    const found = ENDINGS.map((ending) => join(dirname(file), path) + ending).filter((name) => /\.tsx?$/.test(name));
    return found.find((name) => existsSync(name)) ?? [];
  });
}

test('no two files of the plugin need each other, not even for their types', () => {
  const done = new Set();
  function walk(file, path) {
    const start = path.indexOf(file);
    const circle = [...path.slice(start), file].map((name) => relative(PLUGIN, name));
    assert.equal(start, -1, `these import each other in a circle: ${circle.join(' → ')}`);
    if (done.has(file)) return;
    for (const imported of importsOf(file)) walk(imported, [...path, file]);
    done.add(file);
  }
  for (const file of sources) walk(file, []);
  assert.ok(done.size > 200, `only ${done.size} files were read`);
});
