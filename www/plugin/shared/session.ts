import type { Asset, CheckOptions, Edl, RenderSettings, Session } from 'render-rules';

/**
 * `GET /render-jobs/sessions/:sessionId/facts?locale=…` of the admin API: what the rules judge, as the server's own gate gets
 * it. Without a locale it is the default one, or the one that the session has.
 */
export declare namespace GetFacts {
  interface Facts {
    session: Session;
    edl: Edl | null;
    assets: Asset[];
    /** How a render is made for which nobody says otherwise. */
    settings: RenderSettings;
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

/**
 * `POST /render-jobs/sessions/:sessionId/recordings?locale=…` of the admin API: looks at the recordings of all cameras that the
 * session uses, and answers the facts with what they are.
 */
export declare namespace CheckRecordings {
  interface Meta extends GetFacts.Meta {
    /** How many recordings were looked at, those among them that can't be read. */
    known: number;
    /** Of which nothing is known, and why; null where the look took too long. */
    unknown: { camera: string; problem: string | null }[];
  }
  interface Reply {
    data: GetFacts.Facts;
    meta: Meta;
  }
}
