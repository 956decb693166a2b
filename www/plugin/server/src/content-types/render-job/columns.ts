import { formats, rules } from 'render-rules';
import type {
  Entry,
  FailureKind,
  Finding,
  Format,
  JobParts,
  Phase,
  RenderSettings,
  Selection,
  Status,
} from 'render-rules';
import type { AttemptLog } from '../../../../shared';

/** An attribute of a content type, as Strapi takes it. */
export interface Attribute {
  type: 'biginteger' | 'boolean' | 'datetime' | 'enumeration' | 'float' | 'integer' | 'json' | 'string' | 'text';
  required?: true;
  unique?: true;
  private?: true;
  default?: string | number;
  enum?: string[];
}

interface Column<Value, Listed extends boolean> {
  attribute: Attribute;
  isListed: Listed;
  /** For the types alone: what a row has there. */
  value?: Value;
}

/** A column that lists of jobs read. */
const listed = <Value>(attribute: Attribute): Column<Value, true> => ({ attribute, isListed: true });
/** One that lists leave out: it may be long, or only decisions need it. */
const unlisted = <Value>(attribute: Attribute): Column<Value, false> => ({ attribute, isListed: false });

const { defaultFormat, initialStatus, statuses } = rules();

/**
 * What is stored of a job, besides the relations to its session and its EDL: the schema of the content type, the type of a
 * row and what lists read are made of this. Times are ISO 8601; what an application's own type stored before may be null.
 */
export const COLUMNS = {
  jobId: listed<string>({ type: 'string', required: true, unique: true }),
  format: listed<Format>({
    type: 'enumeration',
    enum: formats().map(({ format }) => format),
    default: defaultFormat,
  }),
  status: listed<Status>({ type: 'enumeration', enum: statuses, default: initialStatus }),
  /** The part of the programme that is made, as the rules resolved it. */
  selection: listed<Selection | null>({ type: 'json' }),
  /** How it is made, where that was asked for or configured. */
  settings: listed<RenderSettings | null>({ type: 'json' }),
  progress: listed<number | null>({ type: 'float', default: 0 }),
  output_r2_url: listed<string | null>({ type: 'text' }),
  output_thumbnail_url: listed<string | null>({ type: 'text' }),
  output_chapters_url: listed<string | null>({ type: 'text' }),
  output_subtitles_url: listed<string | null>({ type: 'text' }),
  duration_ms: listed<number | null>({ type: 'integer' }),
  /** Strapi hands it over as a text. */
  fileSize_bytes: listed<string | number | null>({ type: 'biginteger' }),
  resolution: listed<string | null>({ type: 'string' }),
  fps: listed<number | null>({ type: 'float' }),
  bullmq_job_id: unlisted<string | null>({ type: 'string' }),
  renderStartedAt: listed<string | null>({ type: 'datetime' }),
  renderCompletedAt: listed<string | null>({ type: 'datetime' }),
  errorMessage: listed<string | null>({ type: 'text' }),
  /** How many findings there are about what was made. */
  warningCount: listed<number | null>({ type: 'integer' }),
  attempt: listed<number | null>({ type: 'integer', default: 0 }),
  maxAttempts: listed<number | null>({ type: 'integer' }),
  /** How many of the attempts do not count. */
  interruptions: listed<number | null>({ type: 'integer', default: 0 }),
  leaseOwner: listed<string | null>({ type: 'string' }),
  leaseExpiresAt: listed<string | null>({ type: 'datetime' }),
  /** The digest of the current attempt's lease: of the secret that its worker alone has. Never shown. */
  leaseDigest: unlisted<string | null>({ type: 'string', private: true }),
  deadlineAt: listed<string | null>({ type: 'datetime' }),
  phase: listed<Phase | null>({ type: 'string' }),
  /** How many parts the current attempt has made. */
  parts: listed<JobParts | null>({ type: 'json' }),
  nextAttemptAt: listed<string | null>({ type: 'datetime' }),
  failureKind: listed<FailureKind | null>({ type: 'string' }),
  sessionDocumentId: listed<string | null>({ type: 'string' }),
  /** In which locale the session is rendered; null where it has none, and for jobs of before. */
  sessionLocale: listed<string | null>({ type: 'string' }),
  edlDocumentId: listed<string | null>({ type: 'string' }),
  edlId: listed<string | null>({ type: 'string' }),
  edlVersion: listed<number | null>({ type: 'integer' }),
  /** The digest of the EDL's content when the job was asked for. */
  edlHash: unlisted<string | null>({ type: 'string' }),
  /** The digest of what is made: session, EDL content, format, selection and settings. */
  renderKey: unlisted<string | null>({ type: 'string' }),
  /** The render key as long as the job is active and was not forced, else null. Unique. */
  activeKey: unlisted<string | null>({ type: 'string' }),
  /** Whether the caller wanted another render of the same. */
  forced: unlisted<boolean | null>({ type: 'boolean' }),
  /** Which job made the same when this one was to be retried by itself; it is not retried by itself any more. */
  supersededBy: unlisted<string | null>({ type: 'string' }),
  /** Of jobs of before the table of request keys: the digest of who asked and the idempotency key. Unique. */
  idempotencyId: unlisted<string | null>({ type: 'string' }),
  /** Of the same: the digest of the request. */
  requestFingerprint: unlisted<string | null>({ type: 'string' }),
  metadata: unlisted<Record<string, unknown> | null>({ type: 'json' }),
  /** Findings about what was made. */
  warnings: unlisted<Finding[] | null>({ type: 'json' }),
  history: unlisted<Entry[] | null>({ type: 'json' }),
  /** Of the newest failed attempts. */
  attemptLogs: unlisted<AttemptLog[] | null>({ type: 'json' }),
};

type Columns = typeof COLUMNS;

/** What a row has in each column. */
export type Stored = {
  [Name in keyof Columns]: Columns[Name] extends Column<infer Value, boolean> ? Value : never;
};

/** The columns that lists read. */
export type Listed = {
  [Name in keyof Columns]: Columns[Name]['isListed'] extends true ? Name : never;
}[keyof Columns];
