import type { Context } from 'koa';
import { quoted, refused, RequestError } from '../../errors';
import type { UploadPart } from '../../artifacts/uploads';

/** `bytes 1000-4999/5000`: the rest of a file whose beginning is there. */
const CONTENT_RANGE = /^bytes (\d+)-(\d+)\/(\d+)$/;

/** Digits as a number of bytes; null where it is none that is counted exactly. */
function bytes(digits: string | undefined): number | null {
  const number = Number(digits);
  return digits !== undefined && /^\d+$/.test(digits) && Number.isSafeInteger(number) ? number : null;
}

/** The header itself: koa's `request.length` is a number of 32 bits. */
function contentLength(ctx: Context): number {
  const header = ctx.req.headers['content-length'];
  if (header === undefined) throw refused('bad_request', 'the upload needs a `content-length` header');
  const length = bytes(header);
  if (length !== null) return length;
  const largest = Number.MAX_SAFE_INTEGER;
  throw refused('bad_request', `\`content-length\` must be a whole number from 0 to ${largest}, not ${quoted(header)}`);
}

/** Which part of a file a request announces as its body: all of it, or the rest from a byte on. */
function partOf(ctx: Context): UploadPart {
  const length = contentLength(ctx);
  const header = ctx.req.headers['content-range'];
  if (header === undefined) return { from: 0, total: length };
  const [from, last, total] = (CONTENT_RANGE.exec(header) ?? []).slice(1).map(bytes);
  if (typeof from === 'number' && typeof last === 'number' && typeof total === 'number')
    if (last === total - 1 && length === total - from) return { from, total };
  throw refused(
    'bad_request',
    `\`content-range\` must be \`bytes FROM-LAST/TOTAL\` up to the file's last byte, with as many bytes as \`content-length\` says, not ${quoted(header)}`,
  );
}

/** @throws RequestError 413 `artifact_too_large`. */
export function assertFits(size: number, largest: number): void {
  if (size > largest)
    throw new RequestError(413, `the file has ${size} bytes, but at most ${largest} are allowed`, {
      code: 'artifact_too_large',
    });
}

/** The part of a file that a request announces as its body. @throws RequestError 400 or 413. */
export function announcedPart(ctx: Context, largest: number): UploadPart {
  if (ctx.request.type !== 'application/octet-stream')
    throw refused('bad_request', "the file's content-type must be `application/octet-stream`");
  const part = partOf(ctx);
  if (part.total === 0) throw refused('bad_request', 'the file is empty');
  assertFits(part.total, largest);
  return part;
}
