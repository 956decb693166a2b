import type { Context as Koa } from 'koa';
import type { GetHistory } from '../../../shared/contracts';
import { service } from '../plugin';
import type { Context } from '../plugin';
import { idOf } from './request';

/** What happened to a job, for both APIs. Named as Strapi's own reads, so that read-only tokens may call it. */
export default ({ strapi }: Context) => ({
  async findOne(ctx: Koa): Promise<GetHistory.Reply> {
    return { success: true, data: await service(strapi, 'render-job').getHistory(idOf(ctx, 'jobId')) };
  },
});
