/** What is switched while Strapi runs. */
export interface RenderSettings {
  /** New triggers and retries are refused, and workers are given nothing; renders that run go on. */
  paused: boolean;
  /** Whether the configuration says so, and nobody can say otherwise here. */
  lockedByConfig: boolean;
}

/** `GET /render-jobs/settings` of the admin API. */
export declare namespace GetSettings {
  interface Reply {
    data: RenderSettings;
  }
}

/** `PUT /render-jobs/settings` of the admin API. */
export declare namespace UpdateSettings {
  interface Body {
    paused: boolean;
  }
  type Reply = GetSettings.Reply;
}
