/**
 * What the operator's pages ask beside the endpoints of contracts.ts: bulk actions, one job in full, the queue's health,
 * and what is configured. All of them are routes of the admin API below `/render-jobs`.
 *
 * Times are ISO 8601 in UTC, durations ms, sizes bytes.
 */
// Namespaces that hold types alone leave nothing behind: they only say which body belongs to which reply.
/* eslint @typescript-eslint/no-namespace: ["error", { "allowDeclarations": true }] */
import type { Asset, CheckOptions, Edl, EncoderHealth, Format, QueueCode, Session, Status } from 'render-rules';
import type { HistoryEntry, JobEvents, JobReply, JobView } from './contracts';

/** What became of one job of a bulk action. */
export type BulkResult =
  { jobId: string; ok: true; status: Status } | { jobId: string; ok: false; code: string; message: string };

/** `POST /bulk/retry` and `POST /bulk/cancel`: one after the other, and each answered by itself. */
export declare namespace Bulk {
  interface Body {
    /** 1 to 100 jobs. */
    jobIds: string[];
  }
  interface Reply {
    data: BulkResult[];
  }
}

/**
 * `GET /events`: server-sent events of all jobs. `ready` follows at once: what changed before is in the list. Each `job`
 * tells the present state of a job that was made or changed, at most every 250 ms. The stream ends as a
 * job's does.
 */
export declare namespace JobsEvents {
  type State = JobEvents.State;
}

/** The end of what the renderer wrote in an attempt that failed. */
export interface AttemptLog {
  attempt: number;
  log: string;
}

/** `GET /jobs/:jobId/details`: everything that is known of one job. */
export declare namespace GetJobDetails {
  interface Details {
    job: JobView & JobReply;
    /** The oldest first. */
    history: HistoryEntry[];
    /** Of the newest failed attempts. */
    logs: AttemptLog[];
    /** What a render of it would read now: its own EDL, even where the session has a newer one. */
    facts: { session: Session | null; edl: Edl | null; assets: Asset[] };
    /** How strictly the server judges it. */
    options: CheckOptions;
    /** The digest of the EDL's content when the job was asked for; null for jobs of before. */
    edlHash: string | null;
    /** Which job made the same when this one was to be retried by itself. */
    supersededBy: string | null;
    /** What time it is at the server. */
    now: string;
  }
  interface Reply {
    data: Details;
  }
}

/** What a worker says that it runs; null stands for what it did not say. */
export interface WorkerVersion {
  /** The version of the worker protocol. */
  protocol: number | null;
  /** The digest of the rules. */
  rules: string | null;
  /** The version of ffmpeg. */
  ffmpeg: string | null;
}

/** A worker that asked for work or reported within the last hour. */
export interface KnownWorker {
  /** The name under which it holds its leases. */
  owner: string;
  /** Whether it renders in a Strapi server, or came over REST. */
  kind: 'server' | 'remote';
  /** How long ago it was last seen. */
  seenMs: number;
  /** Whether the rules take it for listening. */
  listening: boolean;
  /** Why it can't render, where it is there and can't. */
  problem: string | null;
  /** Whether it runs another protocol or other rules than this server, and so is given no job. */
  outdated: boolean;
  /** What it said that it runs; null of servers, and of what was noted before. */
  runs: WorkerVersion | null;
  /** The jobs that it holds. */
  jobIds: string[];
}

/** `GET /health`: whether somebody is there to take what waits. */
export declare namespace GetHealth {
  interface Health {
    code: QueueCode;
    /** Why jobs are not announced to this server but found by polling, and what to do; null if all is well. */
    queueProblem: string | null;
    /** How many jobs have each status. */
    counts: Record<Status, number>;
    /** How many jobs could be started now. */
    waiting: number;
    oldestWaitingMs: number | null;
    /** How many jobs are being rendered. */
    processing: number;
    workers: KnownWorker[];
    /** What a worker must run to be given jobs. */
    expected: { protocol: number; rules: string };
  }
  interface Reply {
    data: Health;
  }
}

/** One of the renderer's programs, as it is found on this server. */
export interface ProgramHealth {
  /** The name or path that is configured. */
  path: string;
  ok: boolean;
  version: string | null;
  /** What is wrong with it; null where it can be used. */
  problem: string | null;
}

/** `GET /renderer`: what this server would render with. */
export declare namespace GetRenderer {
  interface Renderer {
    /** Whether this server renders at all. */
    consumes: boolean;
    /** Why it can't, and what to do; null where it can. */
    problem: string | null;
    ffmpeg: ProgramHealth & { recentEnough: boolean; encoders: EncoderHealth[] };
    ffprobe: ProgramHealth;
  }
  interface Reply {
    data: Renderer;
  }
}

/** `GET /configuration`: what config/plugins says, without passwords. Null stands for the rules' own default. */
export declare namespace GetConfiguration {
  /** What holds: null where nothing is configured and the rules' own default does. */
  interface Options {
    queue: {
      driver: string;
      /** Host and port of the driver's Redis; null where it has none. */
      redis: string | null;
      concurrency: number;
      pollMs: number;
      leaseMs: number;
    };
    retry: { maxAttempts: number; baseMs: number | null; maxMs: number | null };
    limits: {
      maxQueued: number | null;
      maxQueuedPerSession: number | null;
      /** Null where there is no such limit. */
      triggersPerMinute: number | null;
      maxArtifactBytes: number;
    };
    timeLimitsMs: Partial<Record<Format, number>>;
    /** Who may have finished files, and how long a link to a private one leads there at least. */
    artifacts: { access: 'public' | 'private'; linkMs: number };
    /** The hosts that mezzanines may come from; null where nothing is configured. */
    media: { allowedHosts: string[] | null; privateHosts: string[] | null };
  }
  /**
   * Beside what holds, what would hold if nothing were configured. Whether the file repeats a default is not known, for Strapi
   * hands over both as one.
   */
  interface Configuration extends Options {
    defaults: Options;
  }
  interface Reply {
    data: Configuration;
  }
}
