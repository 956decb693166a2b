import type { Asset, CheckOptions, Edl, RenderSettings, Session } from 'render-rules';
import type { HistoryEntry } from './history';
import type { JobReply, JobView } from './job';

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
    facts: { session: Session | null; edl: Edl | null; assets: Asset[]; settings: RenderSettings };
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
