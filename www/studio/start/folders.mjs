import { constants, accessSync, mkdirSync, statSync } from 'node:fs';
import { existingFolder } from './disk.mjs';
import { Problem } from './problem.mjs';

const sentence = (folder, error, advice) => `can't write to \`${folder}\` (${error.code}): ${advice}`;

/** Says where this user can't write into a folder, or make it, in one sentence; null where that works. */
export function writingProblem(folder, advice) {
  const found = existingFolder(folder);
  if (!statSync(found).isDirectory()) return `\`${found}\` is not a folder: ${advice}`;
  try {
    accessSync(found, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return sentence(found, error, advice);
  }
}

/** Makes a folder for this user alone, where there is none. */
export function makePrivateFolder(folder, advice) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Problem(sentence(folder, error, advice));
  }
}
