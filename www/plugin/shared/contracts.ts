/**
 * What every endpoint takes and answers: one namespace per endpoint, types alone, shared by server and admin.
 *
 * Times are ISO 8601 in UTC, durations ms, sizes bytes, progress 0..1.
 */
// Namespaces that hold types alone leave nothing behind: they only say which body belongs to which reply.
/* eslint @typescript-eslint/no-namespace: ["error", { "allowDeclarations": true }] */
import type {
  Artifacts,
  Asset,
  CheckOptions,
  Clip,
  Edl,
  EdlStatus,
  Entry,
  FailureKind,
  Finding,
  Format,
  Phase,
  RenderRequest,
  Selection,
  Session,
  Status,
} from 'render-rules';

/** Where a render's files lie and what ffprobe read from them; null for what is not there (yet). */
export type JobArtifacts = Artifacts;

/** When the last attempt began and ended, and how long it took. */
export interface JobTiming {
  renderStartedAt: string | null;
  renderCompletedAt: string | null;
  renderDurationMs: number | null;
}

/** A job as lists show it: what may be of any length is with the single job alone. */
export interface ListedJob {
  jobId: string;
  status: Status;
  progress: number;
  format: Format;
  /** The part of the programme that is made; null for the whole programme, and for the still in its middle. */
  selection: Selection | null;
  /** The session's documentId. */
  sessionId: string | null;
  /** The EDL's own id where it has one, else its documentId. */
  edlId: string | null;
  edlVersion: number | null;
  artifacts: JobArtifacts;
  timing: JobTiming;
  /** How many attempts were started that count: those that were interrupted do not. */
  attempts: number;
  /** How often it may be started in all. */
  maxAttempts: number;
  /** What the worker does at the moment; null while no worker does anything. */
  phase: Phase | null;
  /** How long the attempt still takes if it goes on as it went so far; null where that is not known. */
  timeLeftMs: number | null;
  /** In lists at most the first 1,000 characters of it. */
  errorMessage: string | null;
  createdAt: string;
  updatedAt: string;
}

/** A job by itself. */
export interface JobReply extends ListedJob {
  metadata: Record<string, unknown>;
}

/** A job as the admin shows it: as lists do, and what the pages need beside it. */
export interface JobView extends ListedJob {
  /** The session as it is now; null where it was deleted. */
  session: { title: string | null } | null;
}

/** Who and where a job is, after it was asked for. */
export interface TriggeredJob {
  /** True where the job was there already; absent where this request made it. */
  deduplicated?: true;
  jobId: string;
  status: Status;
  format: Format;
  sessionId: string;
}

/** Where a job stands after it was retried or cancelled. */
export interface ChangedJob {
  jobId: string;
  status: Status;
}

/** The envelope of every success of the job endpoints. */
export interface Success<Data> {
  success: true;
  data: Data;
}

/** Which page an answer holds, and how much there is in all. */
export interface Pagination {
  page: number;
  pageSize: number;
  pageCount: number;
  total: number;
}

/** The envelope of a page. */
export interface SuccessPage<Item> extends Success<Item[]> {
  meta: { pagination: Pagination };
}

/** Every error, in Strapi's format. */
export interface ErrorReply {
  data: null;
  error: {
    status: number;
    name: string;
    message: string;
    /** `jobId` is another job that stands in the way, `expected` what a worker must run to be given jobs. */
    details: {
      code?: string;
      findings?: Finding[];
      jobId?: string;
      expected?: { protocol: number; rules: string };
    };
  };
}

/**
 * `POST /trigger`: asks for a render of a session.
 *
 * Where a job for the same session, EDL content, format and part of the programme is queued or processing, the answer is that job, and the
 * request's metadata count for nothing. With a header `Idempotency-Key` (1 to 255 visible ASCII characters) the same
 * request of the same caller may be repeated: the answer is the job that it made, however that stands by then.
 */
export declare namespace Trigger {
  /** `sessionId` is the session's documentId or its own sessionId. */
  interface Body {
    sessionId: string;
    /** A locale of the session's; without one the default locale, else the one that it has. */
    locale?: string;
    format?: Format;
    /** For `short_9_16`: which of the EDL's `tracks.shorts`, from 0. The first one where nothing is chosen. */
    short?: number;
    /** For `clip_1_1` and `short_9_16`: a range of the programme, in ms. */
    clip?: Clip;
    /** For `thumbnail`: a time of the programme, in ms. */
    stillAtMs?: number;
    metadata?: Record<string, unknown>;
    /** Make another job, whatever is queued or processing. */
    force?: boolean;
  }
  type Reply = Success<TriggeredJob>;
}

/** `GET /:jobId` of the content API. */
export declare namespace GetJob {
  type Reply = Success<JobReply>;
}

/** One step of a job's life, with its time also as the API writes times. */
export interface HistoryEntry extends Entry {
  time: string;
}

/**
 * `GET /:jobId/history` of both APIs: the oldest first, by default the first 100. `replay` of all of it gives the stored job.
 */
export declare namespace GetHistory {
  type Query = GetSessionJobs.Query;
  type Reply = SuccessPage<HistoryEntry>;
}

/**
 * `GET /:jobId/events` of both APIs: server-sent events. An event `job` tells the job's present state, and each further one
 * (at most one in 250 ms); `end`, with jobId and status, follows a terminal one, and the stream ends. Without `end` it ends
 * after five minutes, and within 15 s where its caller may not listen any more: whoever wants to know more asks again, as
 * `EventSource` does by itself. A request whose `Last-Event-ID` is the present state's does not get it again.
 */
export declare namespace JobEvents {
  type State = Pick<JobReply, 'jobId' | 'status' | 'progress' | 'phase' | 'timeLeftMs' | 'attempts' | 'errorMessage'>;
}

/** `GET /session/:sessionId` of the content API: a page of the session's jobs, the newest first. */
export declare namespace GetSessionJobs {
  interface Query {
    /** From 1, which is the default. */
    page?: string;
    /** 1 to 100, by default 25. */
    pageSize?: string;
  }
  type Reply = SuccessPage<ListedJob>;
}

/** `POST /:jobId/retry`. */
export declare namespace Retry {
  type Reply = Success<ChangedJob>;
}

/** `POST /:jobId/cancel`. */
export declare namespace Cancel {
  type Reply = Success<ChangedJob>;
}

/** A job that is gone. */
export interface DeletedJob {
  jobId: string;
  /** How many of its files were deleted with it. */
  deletedFiles: number;
}

/**
 * `DELETE /:jobId?files=true|false`: deletes a job that is not active, with or without its files. What is left of its files can
 * be deleted in the media library.
 */
export declare namespace Delete {
  interface Query {
    files: 'true' | 'false';
  }
  type Reply = Success<DeletedJob>;
}

/** `GET /files/:name?expires=…&signature=…`: a file that is not public, by the link that its job has of it. Ranges are answered. */
export declare namespace GetFile {
  interface Query {
    expires: string;
    signature: string;
  }
}

/** What a worker may upload. Only a video, or a still, is required. */
export type ArtifactKind = 'video' | 'thumbnail' | 'chapters' | 'subtitles';

/** What the server's ffprobe read from a file; a still has no length and no rate. */
export interface MediaProbe {
  durationMs: number | null;
  fileSizeBytes: number;
  resolution: string;
  fps: number | null;
}

/**
 * The bodies of all reports of a worker: as whom it speaks. Each comes with the header `Render-Lease`, the `lease` of the
 * claim's answer. A job that is not the worker's any more is answered with 409 (`lease_lost` without the right lease),
 * whatever it reports: it then has to stop and to leave nothing behind.
 */
export interface WorkerReport {
  /** The worker's own name, as it claimed the job. */
  owner: string;
  /** The attempt that it was given. */
  attempt: number;
}

/** What a worker's ffmpeg has of what renders need. Other names are not read. */
export interface WorkerAbilities {
  /** ffmpeg's version, such as `5.1.6-0+deb12u1`. */
  ffmpeg: string;
  encoders: string[];
  filters: string[];
  protocols: string[];
}

/**
 * `POST /worker/claim`: the next job for this worker, or null. One that runs another protocol or other rules than the server
 * is given none: the answer is 426 `worker_outdated`, with what is expected in its details.
 */
export declare namespace ClaimJob {
  interface Body {
    /** The worker's own name, unique per process: 1 to 100 letters, digits and `. _ : / @ + -`. */
    owner: string;
    /** The version of this protocol that the worker speaks: 2. */
    protocol: number;
    /** The `hash` of the rules that it renders by: `rules().hash`. */
    rules: string;
    /** May be left out beside a `problem`. */
    can?: WorkerAbilities;
    /** How long to wait for one, 0 to 25,000 ms. */
    waitMs?: number;
    /** Why the worker can't render at the moment: it is shown to operators, and the worker is given no job. */
    problem?: string;
  }
  interface Assignment {
    jobId: string;
    attempt: number;
    /** A secret for this attempt alone: every report sends it as the header `Render-Lease`. */
    lease: string;
    format: Format;
    /** Without a report for so long, in ms, the worker counts as lost. */
    leaseMs: number;
    /** What the rules plan the render from. */
    request: RenderRequest;
    /** How they judge it, and which hosts the render may read from. */
    options: CheckOptions;
  }
  type Reply = Success<Assignment | null>;
}

/** `POST /worker/:jobId/progress`: how far the render is. Also the heartbeat, due every third of `leaseMs`. */
export declare namespace ReportProgress {
  interface Body extends WorkerReport {
    progress: number;
    phase?: Phase;
  }
  type Reply = Success<ChangedJob>;
}

/**
 * `PUT /worker/:jobId/artifacts/:kind?owner=…&attempt=…`: the file's bytes, as application/octet-stream and with a
 * content-length. The later one of a kind replaces the earlier. The server looks at the file: 400 `artifact_unfit` where it
 * is not what was planned.
 *
 * After a broken connection `GET` of the same address says how many bytes are there; the rest is sent with
 * `content-range: bytes 1000-4999/5000`. With `&size=5000` it also says, by 413, that such a file would not be taken. From anywhere else it is refused with 416 `upload_offset`, and `received` in the
 * error's details.
 */
export declare namespace UploadArtifact {
  type Reply = Success<{ kind: ArtifactKind; url: string }>;
  type Received = Success<{ received: number }>;
}

/** `POST /worker/:jobId/complete`: all files were uploaded. May be repeated. */
export declare namespace CompleteJob {
  type Body = WorkerReport;
  type Reply = Success<ChangedJob>;
}

/** `POST /worker/:jobId/fail`: the attempt ended with an error. */
export declare namespace FailJob {
  interface Body extends WorkerReport {
    message: string;
    /** Whether trying again by itself may help. */
    kind: FailureKind;
    /** The end of what the renderer wrote, at most 16,000 characters; the server keeps the end of it with the attempt. */
    log?: string;
  }
  type Reply = Success<ChangedJob>;
}

/** `GET /render-jobs/jobs` of the admin API. */
export declare namespace ListJobs {
  interface Query {
    /** From 1. */
    page?: string;
    /** 1 to 100. */
    pageSize?: string;
    /** A field and a direction, such as `createdAt:desc`. */
    sort?: string;
    /** A part of the job's, the EDL's or the session's id, of the session's title, or of the error. */
    _q?: string;
    /** Statuses, with commas between them. */
    status?: string;
    /** Formats, with commas between them. */
    format?: string;
    /** A session's documentId, or a part of its own id or title. */
    session?: string;
    /** A part of the error message. */
    error?: string;
  }
  interface Reply {
    data: JobView[];
    /** What time it is at the server. */
    now: string;
    pagination: Pagination;
  }
}

/** `GET /render-jobs/jobs/:jobId` of the admin API. */
export declare namespace ViewJob {
  type Reply = Success<JobView & JobReply>;
}

/** `GET /render-jobs/jobs/session/:sessionId` of the admin API: paged as in the content API. */
export declare namespace ViewSessionJobs {
  type Query = GetSessionJobs.Query;
  type Reply = SuccessPage<JobView>;
}

/**
 * `GET /render-jobs/sessions/:sessionId/facts?locale=…` of the admin API: what the rules judge, as the server's own gate gets
 * it. Without a locale it is the default one, or the one that the session has.
 */
export declare namespace GetFacts {
  interface Facts {
    session: Session;
    edl: Edl | null;
    assets: Asset[];
    /** How strictly the server judges them. */
    options: CheckOptions;
  }
  /** What the rules do not judge, and the page needs beside it. */
  interface Meta {
    /** The digest of the server's rules: with another one the page's own may judge otherwise. */
    rulesHash: string;
    /** The assets' documentIds, in their order. */
    assetDocumentIds: string[];
    /** Of which parts the draft has changes that are not published: what is published is what is judged and rendered. */
    unpublishedChanges: ('session' | 'asset' | 'edl')[];
  }
  interface Reply {
    data: Facts;
    meta: Meta;
  }
}

/** What is switched while Strapi runs. */
export interface RenderSettings {
  /** New triggers and retries are refused, and workers are given nothing; renders that run go on. */
  paused: boolean;
  /** Whether the configuration says so, and nobody can say otherwise here. */
  lockedByConfig: boolean;
}

/** `GET /render-jobs/settings` of the admin API. */
export declare namespace GetSettings {
  interface Reply {
    data: RenderSettings;
  }
}

/** `PUT /render-jobs/settings` of the admin API. */
export declare namespace UpdateSettings {
  interface Body {
    paused: boolean;
  }
  type Reply = GetSettings.Reply;
}

/** `GET /render-jobs/edls/:documentId?locale=…` of the admin API. */
export declare namespace GetEdl {
  /** `hasUnpublishedChanges`: the draft differs from the published version, which is the one that is approved and rendered. */
  interface Reply {
    data: { id: string; status: EdlStatus; hasUnpublishedChanges: boolean };
  }
}

/** `POST /render-jobs/edls/:documentId/status` of the admin API. */
export declare namespace SetEdlStatus {
  interface Body {
    status: EdlStatus;
  }
  type Reply = GetEdl.Reply;
}

/**
 * `POST /render-jobs/edls/:documentId/versions` of the admin API: a new EDL with what was approved of this one, the next
 * version and the first status.
 */
export declare namespace MakeEdlVersion {
  interface Reply {
    data: { id: string; version: number | null };
  }
}

/** The part that a content type plays here; schemas name it as `pluginOptions['render-jobs'].part`. */
export type ContentTypePart = 'session' | 'asset' | 'edl' | 'job';

/** `GET /render-jobs/content-types` of the admin API: which content type plays which part here. */
export declare namespace GetContentTypes {
  interface Reply {
    data: Record<ContentTypePart, string>;
  }
}
