import type { Status } from 'render-rules';

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
