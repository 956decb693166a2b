import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OTHER_FOLDER } from './options.mjs';
import { Problem } from './problem.mjs';

/** Writes where in the program it failed: for those who change it. Returns the file's name, or null. */
function writeTrace(error, data) {
  if (data === null) return null;
  const file = join(data, 'failure.log');
  try {
    writeFileSync(file, `${error?.stack ?? error}\n`, { mode: 0o600 });
    return file;
  } catch {
    return null;
  }
}

/** Says on standard error why the studio ends, in one sentence. `data` is its own folder, or null. */
export function tellFailure(error, data) {
  if (error instanceof Problem) {
    console.error(error.message);
    return;
  }
  const [what] = String(error?.message ?? error).split('\n');
  const file = writeTrace(error, data);
  const advice = data === null ? '' : `: start it again, or ${OTHER_FOLDER}`;
  console.error(`the studio failed (${what})${advice}${file ? `; see \`${file}\` for details` : ''}`);
}
