// What all the schemas say of single values, each in its own words.

/** The latest time, in ms. */
export const MAX_TIME_MS = Number.MAX_SAFE_INTEGER;

/** The highest frame rate. */
export const MAX_FPS = 1000;

/** The longest URL, in characters. */
export const MAX_URL = 8192;

/** An http or https URL without credentials, whose host is no private or loopback address written as usual. */
export const URL_PATTERN =
  /^https?:\/\/(?!localhost\b|127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)[A-Za-z0-9._-]+(:\d+)?([/?#]\S*)?$/i;

/** What a request may be made in. */
export const FORMATS = ['full_16_9', 'short_9_16', 'clip_1_1', 'thumbnail'];
