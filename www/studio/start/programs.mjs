// Programs that the studio and its tests need besides Node: installed on Debian as root, elsewhere named with the command.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A program, arguments with which it tells that it is there, and Debian's package of it. */
export const FFMPEG = { program: 'ffmpeg', arguments: ['-version'], package: 'ffmpeg' };

const there = ({ program, arguments: args }) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** Installs what is missing, or throws one sentence that names it and the command. */
export function ensurePrograms(programs) {
  const missing = programs.filter((program) => !there(program)).map((program) => program.package);
  if (missing.length === 0) return;
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    throw new Error(
      `${missing.join(', ')} missing: install with \`sudo apt-get install ${missing.join(' ')}\` or your system's way`,
    );
  }
  // The programs alone: at run level 1 no package starts a service of its own.
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env: environment });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment,
  });
}
