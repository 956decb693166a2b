// The studio in a folder that nobody has installed anything in, for a user who is not root; and a PATH to find things on.
import { chmodSync, chownSync, cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const FILES = [
  ...[
    'package.json',
    'package-lock.json',
    'pkg/package.json',
    'pkg/dist',
    'pkg/wasm',
    'pkg/wasm-renderer',
    'www/plugin/package.json',
  ],
  ...['www/studio/package.json', 'www/studio/start', 'www/studio/start.mjs'],
];

/** Debian's user for those who own nothing. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

function give(path) {
  chownSync(path, NOBODY, NOBODY);
  for (const found of readdirSync(path, { withFileTypes: true })) {
    if (found.isDirectory()) give(join(path, found.name));
    else chownSync(join(path, found.name), NOBODY, NOBODY);
  }
}

/**
 * Copies what a start needs. `remove` removes it again.
 *
 * @returns also `spawnOptions`, with which a process runs as the copy's owner: a user who may not install programs
 */
export function copyOfStudio() {
  const folder = mkdtempSync(join(tmpdir(), 'render-jobs-studio-'));
  chmodSync(folder, 0o755);
  for (const file of FILES) cpSync(join(root, file), join(folder, file), { recursive: true });
  if (isRoot) give(folder);
  const env = { ...process.env, HOME: folder, npm_config_cache: join(folder, '.npm') };
  return {
    folder,
    start: join(folder, 'www', 'studio', 'start.mjs'),
    spawnOptions: { cwd: folder, env, ...(isRoot && { uid: NOBODY, gid: NOBODY }) },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A folder with all programs of the PATH that `wanted` picks by their names, to be used as the PATH. */
export function pathWith(folder, wanted) {
  const path = mkdtempSync(join(folder, 'path-'));
  chmodSync(path, 0o755);
  for (const place of (process.env.PATH ?? '').split(':').filter(Boolean)) {
    let names = [];
    try {
      names = readdirSync(place);
    } catch {
      // A PATH may name folders that are not there.
    }
    for (const name of names.filter(wanted)) {
      try {
        symlinkSync(join(place, name), join(path, name));
      } catch (error) {
        // The first place that has a program counts.
        if (error.code !== 'EEXIST') throw error;
      }
    }
  }
  return path;
}
