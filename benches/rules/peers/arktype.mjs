import { type } from 'arktype';
import { edlProblems, requestProblems } from './cross-field.mjs';
import { FORMATS, MAX_FPS, MAX_TIME_MS, MAX_URL, URL_PATTERN } from './values.mjs';

const time = type(`0 <= number <= ${MAX_TIME_MS}`);
const text = 'string | null | undefined';
const number = 'number | null | undefined';

/**
 * Each problem that `find` finds is an error. With a context among what it declares to take (`length`), arktype would leave its
 * compiled way, which takes a tenth of the time, for every value.
 */
const refined = (schema, find) =>
  schema.narrow((value, context = undefined) => {
    const found = find(value);
    for (const message of found) context?.error(message);
    return found.length === 0;
  });

const canonicalEdl = refined(
  type({
    schemaVersion: "'1.0'",
    'sessionId?': text,
    'masterCamera?': text,
    durationMs: time,
    'fps?': `0 < number <= ${MAX_FPS} | null | undefined`,
    tracks: {
      program: type({ 'id?': text, startMs: time, endMs: time, camera: 'string' })
        .narrow(({ startMs, endMs }) => startMs < endMs)
        .array()
        .atLeastLength(1),
    },
    sources: { '[string]': { 'assetId?': text, 'offsetMs?': number } },
  }),
  edlProblems,
);

const request = refined(
  type({
    session: {
      id: 'string',
      'title?': text,
      'anchorAngle?': text,
      'syncOffsetsMs?': type({ '[string]': 'number' }).or('null | undefined'),
      'durationMs?': number,
    },
    edl: { id: 'string', 'version?': number, status: "'locked'", canonicalEdl },
    assets: type({
      id: 'string',
      'angle?': text,
      'type?': text,
      mezzanineUrl: type(URL_PATTERN).atMostLength(MAX_URL),
      'durationMs?': number,
      'fps?': number,
    })
      .array()
      .atLeastLength(1),
    'format?': type.enumerated(...FORMATS, null, undefined),
  }),
  requestProblems,
);

/** A render request, judged: the request, or the errors; and how many problems such a verdict has. */
export const judge = (data) => request(data);
export const problems = (verdict) => (verdict instanceof type.errors ? verdict.count : 0);
