import type { CheckOptions, MediaPolicy, RenderSettings, TimeLimits } from 'render-rules';
import type { UID } from '@strapi/strapi';

/** A field that an application's content type may not have: null says so. */
export type OptionalField = string | null;

/** The recording session: what is rendered. */
export interface SessionMapping {
  uid: UID.ContentType;
  fields: {
    sessionId: OptionalField;
    title: OptionalField;
    durationMs: OptionalField;
    anchorAngle: OptionalField;
    syncOffsets: OptionalField;
    transcript: OptionalField;
  };
}

/** A recording of one camera or microphone. */
export interface AssetMapping {
  uid: UID.ContentType;
  fields: {
    assetId: OptionalField;
    session: string;
    type: OptionalField;
    angle: string;
    durationMs: OptionalField;
    fps: OptionalField;
    mezzanineUrl: string;
  };
}

/** The edit decision list. */
export interface EdlMapping {
  uid: UID.ContentType;
  fields: {
    edlId: OptionalField;
    session: string;
    version: OptionalField;
    status: string;
    canonicalEdl: string;
  };
}

/** Which content types play which part, and what their fields are called. */
export interface ContentTypeMapping {
  session: SessionMapping;
  asset: AssetMapping;
  edl: EdlMapping;
  job: { uid: UID.ContentType };
}

/** What one render may use of its machine. */
export interface RendererLimits {
  /** The address space of each process, in bytes; absent: as much as there is. */
  memoryBytes?: number;
  /** How many threads decode, filter and encode each; absent: ffmpeg chooses. */
  threads?: number;
  /** How much the renderer makes way for other processes, from 0 to 19; absent: as much as this server does. */
  nice?: number;
  /** How much of the disk with the folder for temporary files stays free, in bytes. */
  freeSpaceBytes: number;
}

/** The plugin's part of config/plugins, complete. */
export interface PluginConfig {
  contentTypes: ContentTypeMapping;
  /** How strictly the gate checks what is debatable; what is absent has the rules' default. */
  checks: Omit<CheckOptions, 'media'>;
  /** How a render is made for which nobody says otherwise. */
  render: RenderSettings;
  /** Which hosts mezzanines may lie on; absent: any public one. */
  media: MediaPolicy;
  queue: {
    /** Who tells of work: Strapi's own database, or BullMQ to several instances. */
    driver: 'embedded' | 'bullmq';
    /** The Redis of the driver `bullmq`. */
    redis: {
      /** Where it is, with user name and password if it wants them. */
      url: string;
      /** What its keys begin with: an application's own where several use one Redis. */
      prefix: string;
    };
    /** Whether this instance renders, or only serves. */
    consume: boolean;
    /** How many jobs this instance renders at once. */
    concurrency: number;
    /** How often to look for work that nobody announced, in ms; ten times as rarely while BullMQ's Redis is there. */
    pollMs: number;
    /** How long a worker that says nothing keeps its job, in ms. */
    leaseMs: number;
    /** Whether new renders are switched off. `true` can't be overruled in the admin. */
    paused: boolean;
  };
  artifacts: {
    /** Whether whoever knows a file's address may have it, or only whoever got a link from us. */
    access: 'public' | 'private';
    /** Where private files lie whose provider signs no links: from the application's root on, or with its whole path. */
    folder: string;
    /** How long a link leads to a private file at least, in ms; at most twice as long. */
    linkMs: number;
  };
  limits: {
    /** How many jobs may wait in all; absent: the rules' default. */
    maxQueued?: number;
    /** How many jobs of one session may wait; absent: the rules' default. */
    maxQueuedPerSession?: number;
    /** How many renders one API token or user may ask for within a minute; 0 or false: as many as they like. */
    triggersPerMinute: number | false;
  };
  renderer: {
    /** ffmpeg's program: a name on the PATH or a path. */
    ffmpegPath: string;
    /** ffprobe's program. */
    ffprobePath: string;
    /** The largest file that a worker elsewhere may upload, in bytes. */
    maxArtifactBytes: number;
    /** How long one attempt may take, in ms, by format; what is absent has the rules' default. */
    timeLimits: TimeLimits;
    /** What one render may use of this machine. */
    limits: RendererLimits;
    /** The finished parts of renders that this machine keeps, to be used again. */
    parts: {
      /** Where they are kept; absent: a folder for temporary files. */
      folder?: string;
      /** How much is kept at most, in bytes; 0 for nothing. */
      maxBytes: number;
      /** For how long a part is kept that is not used, in ms. */
      maxAgeMs: number;
    };
  };
  retry: {
    /** How often a job may be started in all. */
    maxAttempts: number;
    /** The wait after the first failed attempt, in ms, which doubles with each further one; absent: the rules' default. */
    baseMs?: number;
    /** The longest wait between two attempts, in ms; absent: the rules' default. */
    maxMs?: number;
  };
}
