// Programs that run ffmpeg as a child of theirs, as `nice`, snap and shell scripts do, and the processes that come of them.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const which = (program) => execFileSync('which', [program], { encoding: 'utf8' }).trim();

/** What is put in place of a program: shell text, in which `$real` is the program and `$left` a process that stays. */
export const WRAPPERS = {
  // It hears no SIGTERM, nor does what it leaves behind, which holds both pipes open.
  stubborn: `trap '' TERM\n$left &\n$real "$@"\nexit $?`,
  // ffmpeg is in a session of its own, and so in no group of the server's.
  setsid: `trap '' TERM\nsetsid $real "$@"\nexit $?`,
  // Says nothing, and never ends.
  silent: `trap '' TERM\n$left\nexit $?`,
};

/** Programs `ffmpeg` and `ffprobe` in a folder of their own, whose wrapper can be changed. */
export function wrappedPrograms() {
  const directory = mkdtempSync(join(tmpdir(), 'wrapped-'));
  const path = (program) => join(directory, program);
  symlinkSync(which('sleep'), path('left'));
  const wrap = (wrapper) => {
    for (const program of ['ffmpeg', 'ffprobe']) {
      const text = WRAPPERS[wrapper].replaceAll('$real', which(program)).replaceAll('$left', `${path('left')} 3600`);
      writeFileSync(path(program), `#!/bin/sh\n${text}\n`);
      chmodSync(path(program), 0o755);
    }
  };
  wrap('stubborn');
  return {
    ffmpeg: path('ffmpeg'),
    ffprobe: path('ffprobe'),
    wrap,
    /** The processes that came of them; also those that read from an address. */
    running: (...addresses) =>
      readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
        .flatMap((pid) => {
          const line = commandLine(pid);
          // The worker that runs them has their paths as options.
          const isTheirs = line.includes(directory) && !line.includes('--ffmpeg');
          return isTheirs || addresses.some((address) => line.includes(address)) ? [line] : [];
        }),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
