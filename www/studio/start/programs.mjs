// Programs that the studio and its tests need besides Node: installed on Debian as root, elsewhere named with the command.
import { spawnSync } from 'node:child_process';
import { aptInstall, canInstall } from './apt.mjs';
import { ffmpegProblem } from './ffmpeg.mjs';
import { Problem } from './problem.mjs';

/**
 * A program: its name, arguments with which it tells that it is there, and Debian's package of it, or else a sentence about where to
 * get it. `problem` says what is wrong with one that is there.
 */
export const FFMPEG = { program: 'ffmpeg', arguments: ['-version'], package: 'ffmpeg', problem: ffmpegProblem };
export const FFPROBE = { program: 'ffprobe', arguments: ['-version'], package: 'ffmpeg' };
export const NPM = { program: 'npm', arguments: ['--version'], advice: 'it comes with Node, from https://nodejs.org' };

/** Whether a program is there and starts. */
export const isThere = ({ program, arguments: args }) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

function missingSentence(programs) {
  const { advice, package: name } = programs[0];
  const how = advice ?? `install with \`sudo apt-get install ${name}\` or in your system's way`;
  const names = programs.map(({ program }) => `\`${program}\``);
  return `${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} missing: ${how}`;
}

/** A sentence about each package's programs, or about one program that has none. */
function missingSentences(programs) {
  const groups = new Map();
  for (const program of programs) {
    const key = program.package ?? program.program;
    groups.set(key, [...(groups.get(key) ?? []), program]);
  }
  return [...groups.values()].map(missingSentence);
}

/** What is missing or no good: the packages that can be installed here, and a sentence about each other thing. */
export function lookFor(programs) {
  const missing = programs.filter((program) => !isThere(program));
  const installable = missing.filter((program) => program.package !== undefined && canInstall());
  return {
    packages: [...new Set(installable.map((program) => program.package))],
    problems: [
      ...missingSentences(missing.filter((program) => !installable.includes(program))),
      ...programs
        .filter((program) => !missing.includes(program))
        .map((program) => program.problem?.() ?? null)
        .filter((problem) => problem !== null),
    ],
  };
}

/** Installs packages, and throws one sentence for each program that is then still missing or no good. */
export async function installPackages(packages, programs, say) {
  if (packages.length === 0) return;
  await aptInstall(packages, say);
  const { packages: left, problems } = lookFor(programs);
  const still = left.map((name) => `the package \`${name}\` is installed, but its programs are not on the PATH`);
  if (still.length + problems.length > 0) throw new Problem([...still, ...problems].join('\n'));
}
