import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './places.mjs';

/** All files below the given files and folders, in a fixed order. */
export function filesBelow(...paths) {
  return paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path).filter((name) => name !== 'node_modules');
    return filesBelow(...names.sort().map((name) => join(path, name)));
  });
}

/** One word that changes when a name or a byte of these files does. */
export function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

/** When the youngest of these files was written. */
export const youngest = (files) => Math.max(...files.map((file) => statSync(file).mtimeMs));
