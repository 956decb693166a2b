import { rendererHealth, rules } from 'render-rules';
import type { WorkerAbilities, WorkerVersion } from '../../../shared';
import { quoted, RequestError } from '../errors';

/** The version of the worker protocol: raised with a change that a worker of before would get wrong. */
const PROTOCOL = 2;

/** What a worker must run to be given jobs: it plans renders by itself, so it has to judge as this server does. */
export const expectedOfWorkers = () => ({ protocol: PROTOCOL, rules: rules().hash });

export function isOutdated(runs: WorkerVersion): boolean {
  const expected = expectedOfWorkers();
  return runs.protocol !== expected.protocol || runs.rules !== expected.rules;
}

/** 426: the worker is given no job. */
export function outdatedWorker({ protocol, rules: hash }: WorkerVersion): RequestError {
  const expected = expectedOfWorkers();
  const told = (value: number | string | null) => (value === null ? '(not told)' : quoted(value));
  const message =
    `this worker runs protocol ${told(protocol)} and rules ${told(hash)}, and this server needs protocol ` +
    `\`${expected.protocol}\` and rules \`${expected.rules}\`: install the \`render-worker\` of the server's version`;
  return new RequestError(426, message, { code: 'worker_outdated', expected });
}

/** A list as ffmpeg prints it: a name in this column of each line. */
const printed = (names: string[], column: number): string =>
  names.map((name) => `${'- '.repeat(column)}${name}`).join('\n');

/** Why a worker with these programs can't render, as the rules judge what ffmpeg prints; null where it can. */
export function problemOf({ ffmpeg, encoders, filters, protocols }: WorkerAbilities): string | null {
  return rendererHealth({
    ffmpeg: {
      path: 'ffmpeg',
      version: `ffmpeg version ${ffmpeg}`,
      encoders: printed(encoders, 1),
      filters: printed(filters, 1),
      protocols: printed(protocols, 0),
    },
    // A worker that has no ffprobe says so itself.
    ffprobe: { path: 'ffprobe', version: `ffprobe version ${ffmpeg}` },
  }).ffmpeg;
}
