/** The part that a content type plays here; schemas name it as `pluginOptions['render-jobs'].part`. */
export type ContentTypePart = 'session' | 'asset' | 'edl' | 'job';

/** `GET /render-jobs/content-types` of the admin API: which content type plays which part here. */
export declare namespace GetContentTypes {
  interface Reply {
    data: Record<ContentTypePart, string>;
  }
}
