/** The part that a content type plays here. */
export type ContentTypePart = 'session' | 'asset' | 'edl' | 'job';

/** What a content type's schema says of it, as `pluginOptions['render-jobs']`. */
export interface ContentTypeOptions {
  part: ContentTypePart;
  /** Of EDLs: the attribute that holds their content. */
  content?: string;
}

/** `GET /render-jobs/content-types` of the admin API: which content type plays which part here. */
export declare namespace GetContentTypes {
  interface Reply {
    data: Record<ContentTypePart, string>;
  }
}
