import * as z from 'zod';
import { edlProblems, requestProblems } from './cross-field.mjs';
import { FORMATS, MAX_FPS, MAX_TIME_MS, MAX_URL, URL_PATTERN } from './values.mjs';

const time = z.number().min(0).max(MAX_TIME_MS);

/** Each problem that `find` finds is an issue. */
const refined = (schema, find) =>
  schema.superRefine((value, context) => {
    for (const message of find(value)) context.addIssue({ code: 'custom', message });
  });

/** An EDL's content. */
const canonicalEdl = refined(
  z.object({
    schemaVersion: z.literal('1.0'),
    sessionId: z.string().nullish(),
    masterCamera: z.string().nullish(),
    durationMs: time,
    fps: z.number().positive().max(MAX_FPS).nullish(),
    tracks: z.object({
      program: z
        .array(
          z
            .object({ id: z.string().nullish(), startMs: time, endMs: time, camera: z.string() })
            .refine(({ startMs, endMs }) => startMs < endMs),
        )
        .min(1),
    }),
    sources: z.record(z.string(), z.object({ assetId: z.string().nullish(), offsetMs: z.number().nullish() })),
  }),
  edlProblems,
);

const request = refined(
  z.object({
    session: z.object({
      id: z.string(),
      title: z.string().nullish(),
      anchorAngle: z.string().nullish(),
      syncOffsetsMs: z.record(z.string(), z.number()).nullish(),
      durationMs: z.number().nullish(),
    }),
    edl: z.object({
      id: z.string(),
      version: z.number().nullish(),
      status: z.literal('locked'),
      canonicalEdl,
    }),
    assets: z
      .array(
        z.object({
          id: z.string(),
          angle: z.string().nullish(),
          type: z.string().nullish(),
          mezzanineUrl: z.string().max(MAX_URL).regex(URL_PATTERN),
          durationMs: z.number().nullish(),
          fps: z.number().nullish(),
        }),
      )
      .min(1),
    format: z.enum(FORMATS).nullish(),
  }),
  requestProblems,
);

/** A render request, judged; and how many problems such a verdict has. */
export const judge = (data) => request.safeParse(data);
export const problems = (verdict) => verdict.error?.issues.length ?? 0;

/** An EDL's JSON text, judged. */
export const judgeEdlText = (text) => canonicalEdl.safeParse(JSON.parse(text));
