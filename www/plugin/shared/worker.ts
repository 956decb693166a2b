import type { CheckOptions, FailureKind, Finding, Format, JobParts, Phase, RenderRequest } from 'render-rules';
import type { ChangedJob } from './job';
import type { Success } from './reply';

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
    /** How many of the render's parts are there. */
    parts?: JobParts;
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
  interface Body extends WorkerReport {
    /** What there is to know of what was made: the gate's warnings, and what was noticed while it was rendered. */
    warnings?: Finding[];
  }
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
