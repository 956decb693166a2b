import type { Context as Koa } from 'koa';
import type { GetEdl, MakeEdlVersion, SetEdlStatus } from '../../../../shared';
import type { EdlService } from '../../inputs/edl';
import { bodyOf, idOf, localeOf } from './request';

interface Ports {
  edl: EdlService;
}

/** The EDLs' workflow in the admin. */
export const edl = ({ edl: service }: Ports) => ({
  async findOne(ctx: Koa): Promise<GetEdl.Reply> {
    return { data: await service.get(idOf(ctx, 'documentId'), localeOf(ctx)) };
  },
  async transition(ctx: Koa): Promise<SetEdlStatus.Reply> {
    const body = bodyOf(ctx);
    const status = typeof body === 'object' && body !== null && 'status' in body ? body.status : undefined;
    return { data: await service.transition(idOf(ctx, 'documentId'), status, localeOf(ctx)) };
  },
  async newVersion(ctx: Koa): Promise<MakeEdlVersion.Reply> {
    return { data: await service.newVersion(idOf(ctx, 'documentId'), localeOf(ctx)) };
  },
});
