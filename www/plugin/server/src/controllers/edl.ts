import type { Context as Koa } from 'koa';
import type { GetEdl, MakeEdlVersion, SetEdlStatus } from '../../../shared/contracts';
import { service } from '../plugin';
import type { Context } from '../plugin';
import { bodyOf, idOf, localeOf } from './request';

/** The EDLs' workflow in the admin. */
export default ({ strapi }: Context) => ({
  async findOne(ctx: Koa): Promise<GetEdl.Reply> {
    return { data: await service(strapi, 'edl').get(idOf(ctx, 'documentId'), localeOf(ctx)) };
  },
  async transition(ctx: Koa): Promise<SetEdlStatus.Reply> {
    const body = bodyOf(ctx);
    const status = typeof body === 'object' && body !== null && 'status' in body ? body.status : undefined;
    return { data: await service(strapi, 'edl').transition(idOf(ctx, 'documentId'), status, localeOf(ctx)) };
  },
  async newVersion(ctx: Koa): Promise<MakeEdlVersion.Reply> {
    return { data: await service(strapi, 'edl').newVersion(idOf(ctx, 'documentId'), localeOf(ctx)) };
  },
});
