// The renderers that run on this machine, and for which job.
import { readFileSync, readdirSync } from 'node:fs';

/** How often a watch looks. */
const EVERY_MS = 25;

/** The command line of a process; null where it has ended meanwhile. */
function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return null;
  }
}

/** Every process of a program that reads from an address: `[{ pid, tag }]`; the tag is the address's query. */
function reading(program, url) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const [name = '', ...args] = commandLine(pid) ?? [];
      if (name !== program && !name.endsWith(`/${program}`)) return [];
      const input = args.find((argument) => argument.startsWith(url));
      return input === undefined ? [] : [{ pid: Number(pid), tag: input.split('?')[1] ?? '' }];
    });
}

/** Every ffmpeg that reads from an address. */
export const ffmpegsReading = (url) => reading('ffmpeg', url);

/** Looks all the time whether two renderers work on one job. `stop` gives what was seen. */
export function watchRenderers(url) {
  const seen = { samples: 0, most: 0, doubles: new Set() };
  const timer = setInterval(() => {
    const running = ffmpegsReading(url);
    seen.samples += 1;
    seen.most = Math.max(seen.most, running.length);
    const tags = running.map(({ tag }) => tag);
    for (const tag of tags) if (tags.indexOf(tag) !== tags.lastIndexOf(tag)) seen.doubles.add(tag);
  }, EVERY_MS);
  // A test that fails does not stop it.
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      return seen;
    },
  };
}

/** How long a process has had a processor since its start, in ms. Linux counts hundredths of a second. */
export function processorMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** The most memory that a process has had so far, in MB; 0 where it has ended meanwhile. */
function peakMegabytes(pid) {
  try {
    const [, kilobytes = 0] = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return 0;
  }
}

/** Looks all the time how much memory ffmpeg and ffprobe have that read from an address. `stop` gives the most of any, in MB. */
export function watchMemory(url) {
  let most = 0;
  const timer = setInterval(() => {
    for (const { pid } of [...ffmpegsReading(url), ...reading('ffprobe', url)])
      most = Math.max(most, peakMegabytes(pid));
  }, EVERY_MS);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      return most;
    },
  };
}
