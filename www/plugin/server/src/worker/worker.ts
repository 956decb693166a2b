import { formats, holdsJob, logTail, readWarnings, reportRefusal, RulesError } from 'render-rules';
import type {
  Artifacts,
  CheckOptions,
  Event,
  FailureKind,
  Finding,
  Format,
  JobParts,
  Phase,
  RenderRequest,
} from 'render-rules';
import type { ArtifactKind, MediaProbe } from '../../../shared';
import { conflict, refused, RequestError } from '../errors';
import { configuration } from '../context';
import type { Context } from '../context';
import type { Inspect } from '../render/inspect';
import type { Attempt } from '../artifacts/names';
import type { ArtifactStore, StoredFile } from '../artifacts/store';
import type { Clock } from '../jobs/clock';
import type { FactsService } from '../inputs/facts';
import type { JobColumns, JobRow } from '../jobs/job-row';
import type { JobStore } from '../jobs/job-store';
import { leaseDigestOf, leaseLost, newLease, opensLease } from './lease';
import type { Lifecycle } from '../jobs/lifecycle';
import { createLossWatch } from './loss-watch';
import type { SettingsService } from '../jobs/settings';

/** As whom a worker reports: which attempt it was given, under which name, with the lease that the claim answered. */
export interface Report {
  jobId: string;
  attempt: number;
  owner: string;
  /** Secret: who has it speaks for the attempt. */
  lease: string;
}

/** A claimed job: what to render, and as whom to report. */
export interface Assignment extends Report {
  format: Format;
  /** What the rules plan the render from: the EDL with the content that was checked, or the plan is refused. */
  request: RenderRequest;
  /** How the rules judge it. */
  options: CheckOptions;
}

/** Why a render ended without a file. */
export interface Failure {
  message: string;
  kind: FailureKind;
  /** The end of what the renderer wrote, where it is what failed. */
  log?: string;
}

/**
 * What a worker may ask and report, wherever it runs: in this process, or over REST.
 *
 * A report without the lease of the job's attempt throws a RequestError 409 `lease_lost`, whatever it says and whether there
 * is such a job or not. With it, one about a job that is out of time, or that names another worker or attempt, throws 409 with
 * the rules' code: see `isLost`. The worker then has to stop.
 */
export type Worker = {
  /**
   * Starts the oldest job that can be started, for this worker alone; null if there is none, or if rendering is
   * switched off.
   */
  claim(owner: string): Promise<Assignment | null>;
  /** Refuses a report of whoever does not hold the job. Nothing is saved. */
  check(report: Report): Promise<JobRow>;
  /** The render is this far (0..1), in this phase, and so many of its parts are there. Also the heartbeat that renews the lease. */
  progress(report: Report, progress: number, phase?: Phase, parts?: JobParts): Promise<JobRow>;
  /**
   * Looks at a file of the attempt and stores it. One of the same kind that it stored before is deleted.
   *
   * @throws RequestError 400 `artifact_unfit` if it is not what was planned.
   */
  upload(report: Report, kind: ArtifactKind, path: string): Promise<{ kind: ArtifactKind; url: string }>;
  /**
   * The attempt's files are all there, with what there is to know of them. May be repeated: the worker may not have seen the
   * first answer.
   *
   * @throws RequestError 400 `artifact_missing` if no video was uploaded.
   */
  complete(report: Report, warnings?: Finding[]): Promise<JobRow>;
  fail(report: Report, failure: Failure): Promise<JobRow>;
  /** Recovers what workers left: expired leases fail, and due retries are queued again. */
  sweep(): Promise<void>;
};

/** How many candidates one claim tries, in case other workers take the first ones. */
const CANDIDATES = 10;

/** Whether a report was refused because the job is not the worker's any more. */
export const isLost = (error: unknown): boolean =>
  error instanceof RequestError && reportRefusal(error.status) === 'lost';

/** A refused report means that the worker lost its job, unless the report itself is wrong. */
const OWN_FAULTS = ['bad_request', 'progress_invalid'];

async function reported<Result>(report: Promise<Result>): Promise<Result> {
  try {
    return await report;
  } catch (error) {
    if (!(error instanceof RequestError) || error.status !== 400 || OWN_FAULTS.includes(error.details.code))
      throw error;
    throw conflict(error.details.code, error.message);
  }
}

/** Lets a change be that the rules refuse or that somebody else was faster with. */
async function unlessRefused(change: Promise<unknown>): Promise<void> {
  try {
    await change;
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
  }
}

/** How many attempts' logs a job keeps. */
const LOGS = 5;

/** The job's logs with this attempt's, which may come from anywhere: only its end is kept, without credentials. */
function withLog({ attemptLogs }: JobRow, attempt: number, log: string): JobColumns {
  return { attemptLogs: [...(attemptLogs ?? []), { attempt, log: logTail(log) }].slice(-LOGS) };
}

const nameOf = (owner: string): string => `worker:${owner}`;

/** The newest file of each kind. */
function byKind(files: StoredFile[]): Map<ArtifactKind, StoredFile> {
  return new Map(files.map((file) => [file.provider_metadata.renderJob.kind, file]));
}

/** Whether a format's file is a picture, and so its own thumbnail. */
const isStill = (format: Format): boolean => formats().some((spec) => spec.format === format && spec.kind === 'still');

/** What a job's files are, as this server saw them. */
function artifactsOf(urls: Map<ArtifactKind, string>, format: Format, probe: MediaProbe): Artifacts {
  const urlOf = (kind: ArtifactKind): string | null => urls.get(kind) ?? null;
  return {
    outputVideoUrl: urlOf('video'),
    outputThumbnailUrl: urlOf('thumbnail') ?? (isStill(format) ? urlOf('video') : null),
    outputChaptersUrl: urlOf('chapters'),
    outputSubtitlesUrl: urlOf('subtitles'),
    ...probe,
  };
}

/** What a worker says of what it made, which may be anything. */
function warningsOf(reported: Finding[]): Finding[] {
  try {
    return readWarnings(reported);
  } catch (error) {
    if (error instanceof RulesError) throw refused('bad_request', error.message);
    throw error;
  }
}

interface Ports {
  lifecycle: Pick<Lifecycle, 'toJob' | 'apply'>;
  jobStore: Pick<JobStore, 'find' | 'startable' | 'supersede' | 'leases' | 'retries'>;
  clock: Pick<Clock, 'now'>;
  settings: Pick<SettingsService, 'get'>;
  facts: Pick<FactsService, 'ofJob' | 'options'>;
  inspect: Inspect;
  artifacts: Pick<ArtifactStore, 'store' | 'find' | 'remove' | 'addressOf'>;
  /** What workers hand over, as long as not all of it is there. */
  uploads: {
    discard(attempt: Attempt): Promise<void>;
    sweep(check: (report: Report) => Promise<unknown>): Promise<void>;
  };
}

export function createWorker({ strapi }: Context, ports: Ports): Worker {
  const { lifecycle, jobStore: store, clock, settings, facts, inspect, artifacts, uploads } = ports;
  const lost = createLossWatch();

  async function startFirst(jobIds: string[], owner: string, lease: string) {
    const leaseDigest = leaseDigestOf(lease);
    for (const jobId of jobIds) {
      try {
        return await lifecycle.apply(jobId, { type: 'started', actor: nameOf(owner), owner }, { leaseDigest });
      } catch (error) {
        // Another worker was faster, or an operator cancelled: the next candidate.
        if (!(error instanceof RequestError)) throw error;
      }
    }
    return null;
  }

  /** The job, for whoever has its lease: others learn nothing of it. */
  async function held({ jobId, lease }: Report): Promise<JobRow> {
    const row = await store.find(jobId);
    if (!row || !opensLease(lease, row.leaseDigest)) throw leaseLost();
    return row;
  }

  async function check(report: Report): Promise<JobRow> {
    const row = await held(report);
    const { attempt, owner } = report;
    // The attempt is the lease's, so that what is saved under this number is saved for this lease.
    const holding = holdsJob(lifecycle.toJob(row), { attempt, owner }, clock.now());
    if (!holding.ok) throw conflict(holding.code, holding.message);
    return row;
  }

  /** The job, if it was this report's worker who completed it. */
  async function completedBy(report: Report): Promise<JobRow | null> {
    const row = await held(report);
    const last = row.history?.at(-1);
    const isSame =
      last?.event === 'completed' && last.attempt === report.attempt && last.actor === nameOf(report.owner);
    return isSame ? row : null;
  }

  async function completeOnce(report: Report, warnings: Finding[]): Promise<JobRow> {
    const { jobId, attempt, owner } = report;
    const { format, leaseDigest } = await check(report);
    const files = byKind(await artifacts.find(report));
    const probe = files.get('video')?.provider_metadata.renderJob.probe;
    if (!probe) throw refused('artifact_missing', `attempt ${attempt} of the job has uploaded no video`);
    const urls = new Map([...files].map(([kind, file]) => [kind, artifacts.addressOf(file)]));
    const made = artifactsOf(urls, format, probe);
    const completed: Event = { type: 'completed', actor: nameOf(owner), attempt, artifacts: made };
    // The lease stays, so that the same worker may say so again.
    const noted = warningsOf(warnings);
    const columns = { leaseDigest, warnings: noted, warningCount: noted.length };
    const row = await reported(lifecycle.apply(jobId, completed, columns));
    // Earlier uploads of the same kind, and one that came while this was saved.
    const used = new Set([...files.values()].map(({ id }) => id));
    await artifacts.remove((await artifacts.find(report)).filter(({ id }) => !used.has(id)));
    await uploads.discard(report);
    return row;
  }

  async function retry(row: Pick<JobRow, 'jobId' | 'status' | 'attempt'>): Promise<void> {
    try {
      await lifecycle.apply(row.jobId, { type: 'retried', actor: 'retry' });
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      // Else it would be tried again and again, and in the end make what is there by then.
      const { code, jobId } = error.details;
      if (code === 'duplicate_active' && jobId !== undefined) await store.supersede(row, jobId);
    }
  }

  return {
    check,

    async claim(owner) {
      if ((await settings.get()).paused) return null;
      const lease = newLease();
      const row = await startFirst(await store.startable(clock.now(), CANDIDATES), owner, lease);
      if (!row) return null;
      lost.renewed(row);
      const { jobId, format, selection, attempt, edlHash } = row;
      const request = { ...(await facts.ofJob(row)), format, selection, edlHash };
      return { jobId, attempt: attempt ?? 0, owner, lease, format, request, options: facts.options() };
    },

    async progress(report, progress, phase, parts) {
      await check(report);
      const { jobId, attempt, owner } = report;
      const row = await reported(
        lifecycle.apply(jobId, { type: 'progressed', attempt, owner, progress, phase, parts }),
      );
      lost.renewed(row);
      return row;
    },

    async upload(report, kind, path) {
      const row = await check(report);
      const seen = await inspect({ row, kind, path });
      const file = await artifacts.store(report, kind, row.format, seen);
      try {
        // Who took the job away meanwhile did not know of this file.
        await check(report);
      } catch (error) {
        await artifacts.remove([file]);
        throw error;
      }
      const earlier = (await artifacts.find(report)).filter(
        ({ id, provider_metadata: { renderJob } }) => id < file.id && renderJob.kind === kind,
      );
      await artifacts.remove(earlier);
      return { kind, url: artifacts.addressOf(file) };
    },

    async complete(report, warnings = []) {
      try {
        return await completeOnce(report, warnings);
      } catch (error) {
        const row = await completedBy(report);
        if (row) return row;
        throw error;
      }
    },

    async fail(report, { message, kind, log }) {
      const { jobId, attempt, owner } = report;
      const row = await check(report);
      const failed: Event = { type: 'failed', actor: nameOf(owner), attempt, message, kind };
      return reported(lifecycle.apply(jobId, failed, log === undefined ? {} : withLog(row, attempt, log)));
    },

    async sweep() {
      await uploads.sweep(check);
      const { leaseMs } = configuration(strapi).queue;
      for (const { jobId, watchedMs } of lost.leases(await store.leases(), clock.now(), leaseMs))
        await unlessRefused(lifecycle.apply(jobId, { type: 'lease_expired', watchedMs }));
      // What is due while rendering is switched off stays due.
      const due = lost.due(await store.retries(), clock.now());
      if (due.length > 0 && (await settings.get()).paused) return;
      for (const row of due) await retry(row);
    },
  };
}
