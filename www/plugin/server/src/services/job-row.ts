import type { Artifacts, Entry, FailureKind, Format, Job, Phase, Selection, Status } from 'render-rules';
import type { AttemptLog } from '../../../shared';

/** What tells whether two jobs make the same. Rows of before have none. */
export interface JobIdentity {
  /** The digest of the EDL's content when the job was asked for. */
  edlHash: string | null;
  /** The digest of what is made: session, EDL content, format and selection. */
  renderKey: string | null;
  /** The render key as long as the job is active and was not forced, else null. Unique. */
  activeKey: string | null;
  /** Whether the caller wanted another render of the same. */
  forced: boolean | null;
  /** Which job made the same when this one was to be retried by itself; it is not retried by itself any more. */
  supersededBy: string | null;
}

/** A job as the database has it. Times are ISO 8601; what an application's own type stored before may be null. */
export interface JobRow extends JobIdentity {
  id: number;
  jobId: string;
  status: Status;
  format: Format;
  /** The part of the programme that is made, as the rules resolved it. */
  selection: Selection | null;
  progress: number | null;
  output_r2_url: string | null;
  output_thumbnail_url: string | null;
  output_chapters_url: string | null;
  output_subtitles_url: string | null;
  duration_ms: number | null;
  /** A biginteger, which Strapi returns as a string. */
  fileSize_bytes: string | number | null;
  resolution: string | null;
  fps: number | null;
  renderStartedAt: string | null;
  renderCompletedAt: string | null;
  errorMessage: string | null;
  metadata: Record<string, unknown> | null;
  attempt: number | null;
  maxAttempts: number | null;
  /** How many of the attempts do not count. */
  interruptions: number | null;
  leaseOwner: string | null;
  leaseExpiresAt: string | null;
  /** The digest of the current attempt's lease: of the secret that its worker alone has. Never shown. */
  leaseDigest: string | null;
  deadlineAt: string | null;
  phase: Phase | null;
  nextAttemptAt: string | null;
  failureKind: FailureKind | null;
  bullmq_job_id: string | null;
  sessionDocumentId: string | null;
  /** In which locale the session is rendered; null where it has none, and for jobs of before. */
  sessionLocale: string | null;
  edlDocumentId: string | null;
  edlId: string | null;
  edlVersion: number | null;
  history: Entry[] | null;
  /** Of jobs of before the table of request keys: the digest of who asked and the idempotency key. Unique. */
  idempotencyId: string | null;
  /** Of the same: the digest of the request. */
  requestFingerprint: string | null;
  /** Of the newest failed attempts. */
  attemptLogs: AttemptLog[] | null;
  createdAt: string;
  updatedAt: string;
}

/** A row without what may be long, and without what only decisions need. */
export type JobSummary = Omit<
  JobRow,
  'metadata' | 'history' | 'attemptLogs' | 'leaseDigest' | 'idempotencyId' | 'requestFingerprint' | keyof JobIdentity
>;

/** A row as its job is shown by itself. */
export type JobWithMetadata = JobSummary & Pick<JobRow, 'metadata'>;

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

/** The columns of those parts of a job that are given. */
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
