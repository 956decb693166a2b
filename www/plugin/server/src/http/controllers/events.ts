import type { Context as Koa } from 'koa';
import type { Context } from '../../context';
import { notFound } from '../../errors';
import type { EventHub } from '../../events/hub';
import type { JobStore } from '../../jobs/job-store';
import { callerOf } from './caller';
import { startStream } from './event-stream';
import { idOf } from './request';

interface Ports extends Context {
  jobStore: Pick<JobStore, 'summaries'>;
  events: Pick<EventHub, 'listen'>;
}

/** A job's states as server-sent events, for both APIs. Named as Strapi's own reads, so that read-only tokens may call it. */
export const events = ({ strapi, jobStore, events: hub }: Ports) => ({
  async findOne(ctx: Koa): Promise<void> {
    const jobId = idOf(ctx, 'jobId');
    const [row] = await jobStore.summaries([jobId]);
    if (!row) throw notFound('job', jobId);
    startStream(ctx, hub.listen(row, callerOf(strapi, ctx), ctx.get('Last-Event-ID') || undefined));
  },
});
