import type { Context as Koa } from 'koa';
import type { GetSettings, UpdateSettings } from '../../../../shared';
import type { SettingsService } from '../../jobs/settings';
import { fieldsOf, flag } from './fields';

interface Ports {
  settings: SettingsService;
}

/** The kill switch in the admin. */
export const settings = ({ settings: service }: Ports) => ({
  async find(): Promise<GetSettings.Reply> {
    return { data: await service.get() };
  },
  async update(ctx: Koa): Promise<UpdateSettings.Reply> {
    return { data: await service.update(flag(fieldsOf(ctx), 'paused')) };
  },
});
