import type { Format } from 'render-rules';

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
