import { readFile } from 'node:fs/promises';
import { artifactProbeArguments, checkArtifact, logTail, plannedOutput, readProbe } from 'render-rules';
import type { ArtifactContent, PlannedOutput } from 'render-rules';
import type { ArtifactKind } from '../../../shared';
import type { PluginConfig } from '../config/types';
import { configuration } from '../context';
import type { Context } from '../context';
import { refused, RequestError } from '../errors';
import type { SeenFile } from '../artifacts/store';
import type { FactsService } from '../inputs/facts';
import type { JobRow } from '../jobs/job-row';
import { run } from './process';
import { problemOf } from './programs';

/** The code of a refusal of what is not what was planned. */
export const UNFIT = 'artifact_unfit';

/** How long ffprobe may take to read a file. */
const LOOK_MS = 30_000;
/** How long an answer about ffprobe is kept, if it works and if it does not. */
const KEPT_MS = { there: 60_000, missing: 5_000 };

interface Ports {
  facts: Pick<FactsService, 'ofJob' | 'options'>;
}

type Probing = Pick<PluginConfig, 'renderer'>;

/** A file that somebody made for a job. */
interface File {
  row: JobRow;
  kind: ArtifactKind;
  path: string;
}

const known = new Map<string, { until: number; problem: string | null }>();

const why = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const cannotInspect = (problem: string): RequestError =>
  new RequestError(
    503,
    `this server can't check the files that workers upload: ${problem}; install ffmpeg with ffprobe, or set \`renderer.ffprobePath\``,
    { code: 'ffprobe_missing' },
  );

/** Refuses, before a worker renders in vain, where this server could not look at its files. @throws RequestError 503. */
export async function assertCanInspect({ renderer: { ffprobePath, limits } }: Probing): Promise<void> {
  let answer = known.get(ffprobePath);
  if (!answer || answer.until < performance.now()) {
    const problem = await problemOf(limits, ffprobePath);
    answer = { problem, until: performance.now() + (problem === null ? KEPT_MS.there : KEPT_MS.missing) };
    known.set(ffprobePath, answer);
  }
  if (answer.problem !== null) throw cannotInspect(answer.problem);
}

/**
 * What the job's files are to be. The length comes from the job's own EDL, as long as that has the content that was checked
 * when the job was asked for and the rules still plan it: else only the format is known, and neither length nor rate are judged.
 */
async function plannedOf({ facts }: Ports, row: JobRow): Promise<PlannedOutput> {
  const { format, selection, edlHash } = row;
  return plannedOutput({ ...(await facts.ofJob(row)), format, selection, edlHash }, facts.options());
}

async function textOf(kind: ArtifactKind, path: string): Promise<ArtifactContent> {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path)) };
  } catch (error) {
    if (error instanceof TypeError) throw refused(UNFIT, `the file of kind \`${kind}\` is not UTF-8 text`);
    throw error;
  }
}

async function probeOf({ renderer: { ffprobePath, limits } }: Probing, args: string[], { kind, path }: File) {
  const signal = AbortSignal.timeout(LOOK_MS);
  const lines: string[] = [];
  const { exitCode, stderr } = await run({
    program: ffprobePath,
    arguments: args,
    limits,
    signal,
    onLine: (line) => lines.push(line),
  }).catch((error: unknown) => {
    known.delete(ffprobePath);
    throw cannotInspect(`\`${ffprobePath}\` can't be started: ${why(error)}`);
  });
  if (signal.aborted)
    throw new RequestError(503, `ffprobe did not read the file of kind \`${kind}\` within ${LOOK_MS / 1000} s`, {
      code: 'probe_timeout',
    });
  const unreadable = (told: string) =>
    refused(UNFIT, `the file of kind \`${kind}\` is not a file of the planned type: ${told}`);
  // Where it lies here is nobody's business.
  if (exitCode !== 0) throw unreadable(logTail(stderr).replaceAll(path, kind));
  try {
    return readProbe(lines.join('\n'));
  } catch (error) {
    throw unreadable(why(error));
  }
}

/**
 * Looks at a file that somebody made for a job, before it is stored.
 *
 * @throws RequestError 400 `artifact_unfit` where it is not what was planned, 503 where it can't be looked at now.
 */
export type Inspect = (file: File) => Promise<SeenFile>;

export function createInspect({ strapi }: Context, ports: Ports): Inspect {
  return async (file) => {
    const { row, kind, path } = file;
    const args = artifactProbeArguments(row.format, kind, path);
    const probe = args ? await probeOf(configuration(strapi), args, file) : null;
    const content: ArtifactContent = probe ? { probe } : await textOf(kind, path);
    const failure = checkArtifact(await plannedOf(ports, row), kind, content);
    if (failure) throw refused(UNFIT, failure.message);
    if (!probe) return { path, probe: null };
    const { durationMs = null, fileSizeBytes, resolution, fps = null } = probe;
    return { path, probe: { durationMs, fileSizeBytes, resolution, fps } };
  };
}
