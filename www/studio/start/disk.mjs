import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

const gigabytes = (bytes) => `${(bytes / 1e9).toFixed(1)} GB`;

/** The folder, or the one above it in which it will be made. */
export function existingFolder(folder) {
  let found = folder;
  while (!existsSync(found)) found = dirname(found);
  return found;
}

/** Says if a disk has too little space for something, in one sentence; null if there is enough. */
export function roomProblem(folder, bytes, what) {
  const { bavail, bsize } = statfsSync(existingFolder(folder));
  const free = bavail * bsize;
  if (free >= bytes) return null;
  return `the disk of \`${folder}\` has ${gigabytes(free)} free, and ${what} need ${gigabytes(bytes)}: free some space there`;
}
