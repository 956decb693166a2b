import { isDeepStrictEqual } from 'node:util';
import type { Artifacts, Job } from 'render-rules';
import { COLUMNS } from '../content-types/render-job/columns';
import type { Listed, Stored } from '../content-types/render-job/columns';

/** A job as the database has it. */
export interface JobRow extends Stored {
  id: number;
  createdAt: string;
  updatedAt: string;
}

/** What tells whether two jobs make the same. Rows of before have none. */
export type JobIdentity = Pick<JobRow, 'edlHash' | 'renderKey' | 'activeKey' | 'forced' | 'supersededBy'>;

/** A row as lists read it. */
export type JobSummary = Pick<JobRow, Listed | 'id' | 'createdAt' | 'updatedAt'>;

/** The columns of a summary. */
export const SUMMARY = [
  'id',
  ...Object.entries(COLUMNS).flatMap(([name, { isListed }]) => (isListed ? [name] : [])),
  'createdAt',
  'updatedAt',
];

/** What a job that is shown by itself has beside a summary. */
export const DETAILS = ['metadata', 'warnings'] as const;

/** A row as its job is shown by itself. */
export type JobInFull = JobSummary & Pick<JobRow, (typeof DETAILS)[number]>;

/** Columns to write. */
export type JobColumns = Partial<Omit<JobRow, 'id' | 'createdAt'>>;

const toMs = (time: string | null): number | null => (time === null ? null : Date.parse(time));
const toIso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
const toNumber = (value: string | number | null): number | null => (value === null ? null : Number(value));

/** What a row says of its files; all null before there are any. */
export function artifactsOf(row: JobSummary): Artifacts {
  return {
    outputVideoUrl: row.output_r2_url,
    outputThumbnailUrl: row.output_thumbnail_url,
    outputChaptersUrl: row.output_chapters_url,
    outputSubtitlesUrl: row.output_subtitles_url,
    durationMs: toNumber(row.duration_ms),
    fileSizeBytes: toNumber(row.fileSize_bytes),
    resolution: row.resolution,
    fps: toNumber(row.fps),
  };
}

/** The row as the rules decide on it. `maxAttempts` is for rows that were stored without a limit of their own. */
export function toJob(row: JobSummary, maxAttempts: number): Job {
  const artifacts = artifactsOf(row);
  const expiresAt = toMs(row.leaseExpiresAt);
  return {
    jobId: row.jobId,
    status: row.status,
    format: row.format,
    progress: row.progress ?? 0,
    attempt: row.attempt ?? 0,
    maxAttempts: row.maxAttempts ?? maxAttempts,
    interruptions: row.interruptions ?? 0,
    lease: row.leaseOwner !== null && expiresAt !== null ? { owner: row.leaseOwner, expiresAt } : null,
    deadlineAt: toMs(row.deadlineAt),
    phase: row.phase,
    parts: row.parts,
    nextAttemptAt: toMs(row.nextAttemptAt),
    renderStartedAt: toMs(row.renderStartedAt),
    renderCompletedAt: toMs(row.renderCompletedAt),
    errorMessage: row.errorMessage,
    failureKind: row.failureKind,
    artifacts: Object.values(artifacts).every((value) => value === null) ? null : artifacts,
  };
}

function artifactColumns(artifacts: Artifacts | null): JobColumns {
  return {
    output_r2_url: artifacts?.outputVideoUrl ?? null,
    output_thumbnail_url: artifacts?.outputThumbnailUrl ?? null,
    output_chapters_url: artifacts?.outputChaptersUrl ?? null,
    output_subtitles_url: artifacts?.outputSubtitlesUrl ?? null,
    duration_ms: artifacts?.durationMs ?? null,
    fileSize_bytes: artifacts?.fileSizeBytes ?? null,
    resolution: artifacts?.resolution ?? null,
    fps: artifacts?.fps ?? null,
  };
}

/** The fields of a job that became something else. */
export function changedFields(before: Job, after: Job): Partial<Job> {
  const fields = Object.keys(after) as (keyof Job)[];
  const changed = fields.filter((field) => !isDeepStrictEqual(before[field], after[field]));
  return Object.fromEntries(changed.map((field) => [field, after[field]]));
}

/** The columns of those fields of a job that are given. */
export function toColumns(job: Partial<Job>): JobColumns {
  const { lease, artifacts, deadlineAt, nextAttemptAt, renderStartedAt, renderCompletedAt, ...same } = job;
  return {
    ...same,
    ...(lease !== undefined && { leaseOwner: lease?.owner ?? null, leaseExpiresAt: toIso(lease?.expiresAt ?? null) }),
    ...(deadlineAt !== undefined && { deadlineAt: toIso(deadlineAt) }),
    ...(nextAttemptAt !== undefined && { nextAttemptAt: toIso(nextAttemptAt) }),
    ...(renderStartedAt !== undefined && { renderStartedAt: toIso(renderStartedAt) }),
    ...(renderCompletedAt !== undefined && { renderCompletedAt: toIso(renderCompletedAt) }),
    ...(artifacts !== undefined && artifactColumns(artifacts)),
  };
}
