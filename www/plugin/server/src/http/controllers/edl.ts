import type { Context as Koa } from 'koa';
import type { GetEdl, MakeEdlVersion, SetEdlStatus } from '../../../../shared';
import type { EdlService } from '../../inputs/edl';
import type { Stills } from '../../render/stills';
import { text } from './fields';
import { bodyOf, idOf, localeOf } from './request';

interface Ports {
  edl: EdlService;
  stills: Pick<Stills, 'ofCamera'>;
}

/** A camera's name in an EDL. */
const camera = text(256);

/** The EDLs' workflow in the admin, and what their cameras show. */
export const edl = ({ edl: service, stills }: Ports) => ({
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
  async still(ctx: Koa): Promise<void> {
    const jpeg = await stills.ofCamera(idOf(ctx, 'documentId'), camera(ctx.query, 'camera'), localeOf(ctx));
    ctx.set('Cache-Control', 'private, no-store');
    ctx.type = 'image/jpeg';
    ctx.body = jpeg;
  },
});
