import type { Context as Koa } from 'koa';
import type { GetEdl, SetEdlStatus } from '../../../shared/contracts';
import { service } from '../plugin';
import type { Context } from '../plugin';
import { bodyOf } from './request';

/** The EDLs' workflow in the admin. */
export default ({ strapi }: Context) => ({
  async findOne(ctx: Koa): Promise<GetEdl.Reply> {
    return { data: await service(strapi, 'edl').get(ctx.params.documentId) };
  },
  async transition(ctx: Koa): Promise<SetEdlStatus.Reply> {
    const body = bodyOf(ctx);
    const status = typeof body === 'object' && body !== null && 'status' in body ? body.status : undefined;
    return { data: await service(strapi, 'edl').transition(ctx.params.documentId, status) };
  },
});
