import * as v from 'valibot';
import { edlProblems, requestProblems } from './cross-field.mjs';
import { FORMATS, MAX_FPS, MAX_TIME_MS, MAX_URL, URL_PATTERN } from './values.mjs';

const time = v.pipe(v.number(), v.minValue(0), v.maxValue(MAX_TIME_MS));
const text = v.nullish(v.string());
const number = v.nullish(v.number());

/** Each problem that `find` finds is an issue. */
const refined = (schema, find) =>
  v.pipe(
    schema,
    v.rawCheck(({ dataset, addIssue }) => {
      if (dataset.typed) for (const message of find(dataset.value)) addIssue({ message });
    }),
  );

const canonicalEdl = refined(
  v.object({
    schemaVersion: v.literal('1.0'),
    sessionId: text,
    masterCamera: text,
    durationMs: time,
    fps: v.nullish(v.pipe(v.number(), v.gtValue(0), v.maxValue(MAX_FPS))),
    tracks: v.object({
      program: v.pipe(
        v.array(
          v.pipe(
            v.object({ id: text, startMs: time, endMs: time, camera: v.string() }),
            v.check(({ startMs, endMs }) => startMs < endMs),
          ),
        ),
        v.minLength(1),
      ),
    }),
    sources: v.record(v.string(), v.object({ assetId: text, offsetMs: number })),
  }),
  edlProblems,
);

const request = refined(
  v.object({
    session: v.object({
      id: v.string(),
      title: text,
      anchorAngle: text,
      syncOffsetsMs: v.nullish(v.record(v.string(), v.number())),
      durationMs: number,
    }),
    edl: v.object({ id: v.string(), version: number, status: v.literal('locked'), canonicalEdl }),
    assets: v.pipe(
      v.array(
        v.object({
          id: v.string(),
          angle: text,
          type: text,
          mezzanineUrl: v.pipe(v.string(), v.maxLength(MAX_URL), v.regex(URL_PATTERN)),
          durationMs: number,
          fps: number,
        }),
      ),
      v.minLength(1),
    ),
    format: v.nullish(v.picklist(FORMATS)),
  }),
  requestProblems,
);

/** A render request, judged; and how many problems such a verdict has. */
export const judge = (data) => v.safeParse(request, data);
export const problems = (verdict) => verdict.issues?.length ?? 0;
