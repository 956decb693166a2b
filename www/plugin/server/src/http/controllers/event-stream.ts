import type { Readable } from 'node:stream';
import type { Context } from 'koa';

/** Answers with server-sent events. */
export function startStream(ctx: Context, body: Readable): void {
  ctx.type = 'text/event-stream';
  // No proxy is to wait for the end before it passes anything on.
  ctx.set({ 'Cache-Control': 'no-cache, no-transform', 'X-Accel-Buffering': 'no' });
  ctx.body = body;
}
