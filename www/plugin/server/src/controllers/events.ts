import type { Context as Koa } from 'koa';
import { notFound } from '../errors';
import { service } from '../plugin';
import type { Context } from '../plugin';
import { callerOf } from './caller';
import { startStream } from './event-stream';
import { idOf } from './request';

/** A job's states as server-sent events, for both APIs. Named as Strapi's own reads, so that read-only tokens may call it. */
export default ({ strapi }: Context) => ({
  async findOne(ctx: Koa): Promise<void> {
    const jobId = idOf(ctx, 'jobId');
    const [row] = await service(strapi, 'job-store').summaries([jobId]);
    if (!row) throw notFound('job', jobId);
    startStream(
      ctx,
      service(strapi, 'events').listen(row, callerOf(strapi, ctx), ctx.get('Last-Event-ID') || undefined),
    );
  },
});
