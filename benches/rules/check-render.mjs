// checkRender beside a zod schema of the same shape with the same rules on single values. What takes several values (cuts
// that overlap, sources without an asset, cuts beyond a recording) the rules check on top of that.
import { checkRender } from 'render-rules';
import * as z from 'zod';
import { sideBySide } from './measure.mjs';
import { faulty, ready } from './request.mjs';

const time = z.number().min(0).max(Number.MAX_SAFE_INTEGER);
const url = z
  .string()
  .max(8192)
  .regex(/^https?:\/\/[A-Za-z0-9._-]+(:\d+)?([/?#]\S*)?$/i);
const request = z.object({
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
    canonicalEdl: z.object({
      schemaVersion: z.literal('1.0'),
      sessionId: z.string().nullish(),
      masterCamera: z.string().nullish(),
      durationMs: time,
      fps: z.number().positive().max(1000).nullish(),
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
  }),
  assets: z
    .array(
      z.object({
        id: z.string(),
        angle: z.string().nullish(),
        type: z.string().nullish(),
        mezzanineUrl: url,
        durationMs: z.number().nullish(),
        fps: z.number().nullish(),
      }),
    )
    .min(1),
  format: z.enum(['full_16_9', 'short_9_16', 'clip_1_1', 'thumbnail']).nullish(),
});

function compare(data, found) {
  const findings = checkRender(data).findings.length;
  const issues = request.safeParse(data).error?.issues.length ?? 0;
  if (findings !== found || issues !== found) throw new Error(`the peers differ: ${findings} and ${issues}`);
  return sideBySide(
    { rules: () => checkRender(data), zod: () => request.safeParse(data) },
    { calls: 50, rounds: 1_001 },
  );
}

export function benchCheckRender() {
  const valid = compare(ready(), 0);
  const invalid = compare(faulty(), 5);
  return [
    { what: 'checkRender, valid / zod', ratio: valid.ratio('rules', 'zod'), atMost: 1.5, ns: valid.ns },
    { what: 'checkRender, five findings / zod', ratio: invalid.ratio('rules', 'zod'), atMost: 0.4, ns: invalid.ns },
  ];
}
