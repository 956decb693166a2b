// Looks for everything that the studio needs before anything slow begins, so that all that is missing is said at once.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { roomProblem } from './disk.mjs';
import { writingProblem } from './folders.mjs';
import { OTHER_FOLDER } from './options.mjs';
import { packagesAreThere } from './packages.mjs';
import { ROOT } from './places.mjs';
import { portProblem } from './port.mjs';
import { Problem } from './problem.mjs';
import { FFMPEG, FFPROBE, NPM, isThere, lookFor } from './programs.mjs';
import { compilers, sqliteStarts } from './sqlite.mjs';

/** npm's packages, its own cache of them, and what is built. */
const INSTALLATION_BYTES = 2e9;
/** The demo recordings, and some renders. */
const STUDIO_BYTES = 300e6;

/**
 * What the npm packages need that are still to be installed: programs, disk space and the right to write.
 *
 * @returns `{ programs, problems }`
 */
export async function packagePrerequisites() {
  const installed = packagesAreThere();
  const writing = writingProblem(ROOT, 'the packages and builds go there, so start it as the owner of that folder');
  const room = installed ? null : roomProblem(ROOT, INSTALLATION_BYTES, 'the npm packages');
  return {
    programs: [NPM, ...(installed && sqliteStarts() ? [] : await compilers(isThere))],
    problems: [writing, room].filter((problem) => problem !== null),
  };
}

/** Throws one sentence for each thing that is missing. Returns the programs, and the packages of those to be installed. */
export async function lookForPrerequisites({ port, data }) {
  const packages = await packagePrerequisites();
  const programs = [FFMPEG, FFPROBE, ...packages.programs];
  const found = lookFor(programs);
  const problems = [
    await portProblem(port),
    writingProblem(data, OTHER_FOLDER),
    existsSync(join(data, 'media')) ? null : roomProblem(data, STUDIO_BYTES, 'the demo recordings'),
    ...packages.problems,
    ...found.problems,
  ].filter((problem) => problem !== null);
  if (problems.length > 0) throw new Problem(problems.join('\n'));
  return { programs, packages: found.packages };
}
