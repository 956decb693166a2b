import type {
  Artifacts,
  Clip,
  Finding,
  Format,
  JobParts,
  OnDamage,
  Phase,
  RenderSettings,
  Selection,
  Status,
} from 'render-rules';
import type { Pagination, Success, SuccessPage } from './reply';

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
  /** How it is made, where that was asked for or configured. */
  settings: RenderSettings;
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
  /** How many of its parts are there, and how many the worker had from earlier renders; null where that is not known. */
  parts: JobParts | null;
  /** How long the attempt still takes if it goes on as it went so far; null where that is not known. */
  timeLeftMs: number | null;
  /** In lists at most the first 1,000 characters of it. */
  errorMessage: string | null;
  /** How many warnings the job has. */
  warningCount: number;
  createdAt: string;
  updatedAt: string;
}

/** A job by itself. */
export interface JobReply extends ListedJob {
  metadata: Record<string, unknown>;
  /** What there is to know of what was made: at most 50 findings, which do not block, and one that says how many more. */
  warnings: Finding[];
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

/**
 * `POST /trigger`: asks for a render of a session.
 *
 * Where a job for the same session, EDL content, format, part of the programme and settings is queued or processing, the answer is that job, and the
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
    /**
     * Frames per second, from 1 to 60. Without it the configuration's `render.fps`, else the EDL's `fps`, else the rate of the
     * recording that is heard.
     */
    fps?: number;
    /** Whether the render goes on where a recording is damaged. Without it as `render.onDamage` says, else `fail`. */
    onDamage?: OnDamage;
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
