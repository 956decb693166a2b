import type { QueueCode, Status } from 'render-rules';

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
