import type { Context as Koa } from 'koa';
import type { GetHistory } from '../../../../shared';
import type { JobService } from '../../jobs/render-job';
import { pageOf, pagingOf } from '../../jobs/paging';
import { idOf } from './request';

/** More entries than a job has whose retries are limited as by default. */
const HISTORY_PAGE_SIZE = 100;

interface Ports {
  renderJob: Pick<JobService, 'getHistory'>;
}

/** What happened to a job, for both APIs. Named as Strapi's own reads, so that read-only tokens may call it. */
export const history = ({ renderJob }: Ports) => ({
  async findOne(ctx: Koa): Promise<GetHistory.Reply> {
    const paging = pagingOf(ctx.query, HISTORY_PAGE_SIZE);
    const entries = await renderJob.getHistory(idOf(ctx, 'jobId'));
    const { data, pagination } = pageOf(entries, paging);
    return { success: true, data, meta: { pagination } };
  },
});
