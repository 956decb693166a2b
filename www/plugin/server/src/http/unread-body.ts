import type { Context } from 'koa';

/** How long a client may go on to send what nobody reads, in the hope that it then reads why. */
const GRACE_MS = 5000;

/**
 * Reads the rest of a request that was refused, and forgets it: many clients read the answer only once they have sent all,
 * and a connection with an unread body in it takes no other request.
 */
export function discardUnread({ req }: Context): void {
  // Whoever read it may have stopped in the middle: an unpacker that met an error, for one.
  req.unpipe();
  req.resume();
  if (req.complete || req.destroyed) return;
  const impatience = setTimeout(() => req.destroy(), GRACE_MS);
  req.once('close', () => clearTimeout(impatience));
}
