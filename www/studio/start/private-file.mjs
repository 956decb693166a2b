import { renameSync, writeFileSync } from 'node:fs';

/** Writes JSON that only this user may read: the whole of it or nothing. */
export function writePrivately(file, value) {
  const partial = `${file}.${process.pid}.part`;
  writeFileSync(partial, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, file);
}
