// What the tests need besides Node: the studio's programs, two browsers, the servers that jobs are kept in, and Rust.
import { rustProblems } from '../pkg/toolchain.mjs';
import { packagePrerequisites } from '../www/studio/start/prerequisites.mjs';
import { Problem } from '../www/studio/start/problem.mjs';
import { stopProcesses } from '../www/studio/start/processes.mjs';
import { FFMPEG, FFPROBE, installPackages, lookFor } from '../www/studio/start/programs.mjs';
import { FAKETIME } from './support/clock.mjs';
import { POSTGRES } from './support/postgres-programs.mjs';
import { REDIS } from './support/redis.mjs';

const CHROMIUM = { program: process.env.CHROMIUM ?? 'chromium', arguments: ['--version'], package: 'chromium' };
const FIREFOX = { program: process.env.FIREFOX ?? 'firefox-esr', arguments: ['--version'], package: 'firefox-esr' };

/** Installs the programs that are missing and can be installed. Throws one sentence for each other thing that is missing. */
export async function ensurePrerequisites() {
  const packages = await packagePrerequisites();
  const programs = [FFMPEG, FFPROBE, CHROMIUM, FIREFOX, POSTGRES, REDIS, FAKETIME, ...packages.programs];
  const found = lookFor(programs);
  const problems = [...packages.problems, ...found.problems, ...rustProblems()];
  if (problems.length > 0) throw new Problem(problems.join('\n'));
  // Ctrl-C does not cut off an installation.
  const stop = () => stopProcesses().finally(() => process.exit(130));
  process.once('SIGINT', stop);
  await installPackages(found.packages, programs, console.log);
  process.off('SIGINT', stop);
}
