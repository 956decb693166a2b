import { formats } from 'render-rules';
import {
  checks,
  flag,
  media,
  oneOf,
  optional,
  optionalText,
  orFalse,
  problemsOf,
  redisUrl,
  renderSettings,
  text,
  uid,
  wholeNumber,
} from './check';
import type { Group } from './check';
import type { PluginConfig } from './types';

const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MIB = 2 ** 20;
const GIB = 2 ** 30;
/** The rules count ms in 32 bits: 49 days. */
const LONGEST_MS = 2 ** 32 - 1;

/** What holds where config/plugins says nothing. */
export const defaults: PluginConfig = {
  contentTypes: {
    session: {
      uid: 'api::recording-session.recording-session',
      fields: {
        sessionId: 'sessionId',
        title: 'title',
        durationMs: 'duration_ms',
        anchorAngle: 'anchorAngle',
        syncOffsets: 'syncOffsets_ms',
        // Few applications have one; a name that is not there would stop the start.
        transcript: null,
      },
    },
    asset: {
      uid: 'api::media-asset.media-asset',
      fields: {
        assetId: 'assetId',
        session: 'recordingSession',
        type: 'type',
        angle: 'angle',
        durationMs: 'duration_ms',
        fps: 'fps',
        mezzanineUrl: 'r2_video_prores_url',
      },
    },
    edl: {
      uid: 'api::edit-decision-list.edit-decision-list',
      fields: {
        edlId: 'edlId',
        session: 'session',
        version: 'version',
        status: 'status',
        canonicalEdl: 'canonicalEdl',
      },
    },
    job: { uid: 'plugin::render-jobs.render-job' },
  },
  queue: {
    driver: 'embedded',
    redis: { url: 'redis://127.0.0.1:6379', prefix: 'strapi' },
    consume: true,
    concurrency: 1,
    pollMs: SECOND,
    leaseMs: 30 * SECOND,
    paused: false,
  },
  renderer: {
    ffmpegPath: 'ffmpeg',
    ffprobePath: 'ffprobe',
    maxArtifactBytes: 8 * GIB,
    timeLimits: {},
    limits: { freeSpaceBytes: 512 * MIB },
    parts: { maxBytes: 10 * GIB, maxAgeMs: 14 * DAY },
  },
  artifacts: { access: 'public', folder: 'private/renders', linkMs: 6 * HOUR },
  retry: { maxAttempts: 3 },
  // One bulk action of the admin's has 100 jobs at most.
  limits: { triggersPerMinute: 120 },
  checks: { uncheckedRecordings: 'warning' },
  render: {},
  media: {},
};

const MOST_JOBS = 1_000_000;
/** With less address space ffmpeg does not even start. */
const LEAST_MEMORY = 256 * MIB;
/** x264 takes no more. */
const MOST_THREADS = 128;

/** Only the rules know which formats there are. */
const timeLimits = (): Group =>
  Object.fromEntries(formats().map(({ format }) => [format, optional(wholeNumber(SECOND, LONGEST_MS))]));

const options = (): Group => ({
  contentTypes: {
    session: {
      uid,
      fields: {
        sessionId: optionalText,
        title: optionalText,
        durationMs: optionalText,
        anchorAngle: optionalText,
        syncOffsets: optionalText,
        transcript: optionalText,
      },
    },
    asset: {
      uid,
      fields: {
        assetId: optionalText,
        session: text,
        type: optionalText,
        angle: text,
        durationMs: optionalText,
        fps: optionalText,
        mezzanineUrl: text,
      },
    },
    edl: {
      uid,
      fields: { edlId: optionalText, session: text, version: optionalText, status: text, canonicalEdl: text },
    },
    job: { uid },
  },
  queue: {
    driver: oneOf('embedded', 'bullmq'),
    redis: { url: redisUrl, prefix: text },
    consume: flag,
    concurrency: wholeNumber(1, 64),
    pollMs: wholeNumber(50, HOUR),
    leaseMs: wholeNumber(SECOND, HOUR),
    paused: flag,
  },
  renderer: {
    ffmpegPath: text,
    ffprobePath: text,
    maxArtifactBytes: wholeNumber(1, Number.MAX_SAFE_INTEGER),
    timeLimits: timeLimits(),
    limits: {
      memoryBytes: optional(wholeNumber(LEAST_MEMORY, Number.MAX_SAFE_INTEGER)),
      threads: optional(wholeNumber(1, MOST_THREADS)),
      nice: optional(wholeNumber(0, 19)),
      freeSpaceBytes: wholeNumber(0, Number.MAX_SAFE_INTEGER),
    },
    parts: {
      folder: optional(text),
      maxBytes: wholeNumber(0, Number.MAX_SAFE_INTEGER),
      maxAgeMs: wholeNumber(SECOND, 3650 * DAY),
    },
  },
  retry: {
    maxAttempts: wholeNumber(1, 100),
    baseMs: optional(wholeNumber(1, LONGEST_MS)),
    maxMs: optional(wholeNumber(1, LONGEST_MS)),
  },
  limits: {
    maxQueued: optional(wholeNumber(1, MOST_JOBS)),
    maxQueuedPerSession: optional(wholeNumber(1, MOST_JOBS)),
    triggersPerMinute: orFalse(wholeNumber(0, MOST_JOBS)),
  },
  checks,
  render: renderSettings,
  media,
  artifacts: {
    access: oneOf('public', 'private'),
    folder: text,
    linkMs: wholeNumber(60 * SECOND, 7 * DAY),
  },
});

export default {
  default: defaults,
  /** Stops the boot with a sentence for each option that is unknown or wrong. */
  validator(config: unknown): void {
    const problems = problemsOf(config, options());
    if (problems.length > 0) throw new Error(problems.join('; '));
  },
};
