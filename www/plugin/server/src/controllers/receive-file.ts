import { open } from 'node:fs/promises';
import type { Context } from 'koa';
import { refused, RequestError } from '../errors';

/** How long a client may go on to send what nobody reads, in the hope that it then reads why. */
const GRACE_MS = 5000;

/** The size that a request announces for the file that is its body. @throws RequestError 400 or 413. */
export function announcedSize(ctx: Context, largest: number): number {
  if (ctx.request.type !== 'application/octet-stream')
    throw refused('bad_request', "the file's content-type must be `application/octet-stream`");
  const size = ctx.request.length;
  if (size === undefined) throw refused('bad_request', 'the file needs a content-length');
  if (size === 0) throw refused('bad_request', 'the file is empty');
  if (size > largest)
    throw new RequestError(413, `the file has ${size} bytes, and at most ${largest} are taken`, {
      code: 'artifact_too_large',
    });
  return size;
}

/**
 * Writes a request's body to a file, all of it or none that counts. Where the file can't be written the request stays as it
 * is, so that it can be answered.
 *
 * @throws RequestError 400 `artifact_incomplete`, and errors of the file system.
 */
export async function receiveFile(ctx: Context, path: string, size: number): Promise<void> {
  const incomplete = () =>
    refused('artifact_incomplete', `the connection ended before all ${size} bytes of the file were there`);
  const file = await open(path, 'w');
  try {
    for await (const chunk of ctx.req.iterator({ destroyOnReturn: false })) await file.appendFile(chunk);
    if ((await file.stat()).size !== size) throw incomplete();
  } catch (error) {
    if (ctx.req.readableAborted || ctx.req.errored) throw incomplete();
    throw error;
  } finally {
    await file.close();
  }
}

/** Lets a client that still sends come to the end, where what it sends is refused: many read the answer only then. */
export function discardRest({ req }: Context): void {
  if (req.complete) return;
  const impatience = setTimeout(() => req.destroy(), GRACE_MS);
  req.once('close', () => clearTimeout(impatience));
  req.resume();
}
