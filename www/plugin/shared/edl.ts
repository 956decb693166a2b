import type { EdlStatus } from 'render-rules';

/** `GET /render-jobs/edls/:documentId?locale=…` of the admin API. */
export declare namespace GetEdl {
  /** `hasUnpublishedChanges`: the draft differs from the published version, which is the one that is approved and rendered. */
  interface Reply {
    data: { id: string; status: EdlStatus; hasUnpublishedChanges: boolean };
  }
}

/**
 * `GET /render-jobs/edls/:documentId/stills` of the admin API: a JPEG of a camera's recording, all of its picture, from the middle of
 * the camera's first cut. Where EDLs have drafts, the draft's cuts count.
 */
export declare namespace GetEdlStill {
  interface Query {
    camera: string;
    locale?: string;
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
