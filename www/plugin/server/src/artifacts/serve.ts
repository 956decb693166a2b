import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Context } from 'koa';
import parseRange from 'range-parser';

/** A file as it is answered. */
interface Served {
  path: string;
  /** Never changes its content. */
  name: string;
  mime: string;
}

/** The part of the file that is asked for; null for all of it, and for what nobody can answer in one part. */
function rangeOf(ctx: Context, size: number): { start: number; end: number } | 'none' | null {
  const asked = ctx.get('range');
  const since = ctx.get('if-range');
  if (asked === '' || (since !== '' && since !== ctx.response.get('etag'))) return null;
  const ranges = parseRange(size, asked);
  if (ranges === -1) return 'none';
  const [first] = ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1 ? [] : ranges;
  return first ?? null;
}

/** Answers a file or a part of it, so that a player can jump in it. */
export async function serveFile(ctx: Context, { path, name, mime }: Served): Promise<void> {
  const { size } = await stat(path);
  ctx.set('accept-ranges', 'bytes');
  ctx.set('etag', `"${name}"`);
  // By whom it was asked for, and by nobody on the way; and no page may come of it, whatever is in it.
  ctx.set('cache-control', 'private, max-age=300');
  ctx.set('x-content-type-options', 'nosniff');
  ctx.set('content-security-policy', "default-src 'none'; sandbox");
  ctx.set('content-disposition', `inline; filename="${name}"`);
  ctx.status = 200;
  if (ctx.fresh) {
    ctx.status = 304;
    return;
  }
  const range = rangeOf(ctx, size);
  if (range === 'none') {
    ctx.set('content-range', `bytes */${size}`);
    ctx.status = 416;
    return;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  if (range) {
    ctx.status = 206;
    ctx.set('content-range', `bytes ${start}-${end}/${size}`);
  }
  // Without its content there is nobody who would close the file.
  if (ctx.method !== 'HEAD') ctx.body = createReadStream(path, { start, end });
  ctx.type = mime;
  ctx.length = end - start + 1;
}
