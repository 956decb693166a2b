import type { Context as Koa } from 'koa';
import type { GetHistory } from '../../../shared/contracts';
import { service } from '../plugin';
import type { Context } from '../plugin';
import { pageOf, pagingOf } from '../services/paging';
import { idOf } from './request';

/** More entries than a job has whose retries are limited as by default. */
const HISTORY_PAGE_SIZE = 100;

/** What happened to a job, for both APIs. Named as Strapi's own reads, so that read-only tokens may call it. */
export default ({ strapi }: Context) => ({
  async findOne(ctx: Koa): Promise<GetHistory.Reply> {
    const paging = pagingOf(ctx.query, HISTORY_PAGE_SIZE);
    const history = await service(strapi, 'render-job').getHistory(idOf(ctx, 'jobId'));
    const { data, pagination } = pageOf(history, paging);
    return { success: true, data, meta: { pagination } };
  },
});
