import type { Context as Koa } from 'koa';
import type { GetSettings, UpdateSettings } from '../../../shared/contracts';
import { service } from '../plugin';
import type { Context } from '../plugin';
import { fieldsOf, flag } from './fields';

/** The kill switch in the admin. */
export default ({ strapi }: Context) => ({
  async find(): Promise<GetSettings.Reply> {
    return { data: await service(strapi, 'settings').get() };
  },
  async update(ctx: Koa): Promise<UpdateSettings.Reply> {
    return { data: await service(strapi, 'settings').update(flag(fieldsOf(ctx), 'paused')) };
  },
});
