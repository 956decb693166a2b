import { registerPermissions } from './permissions';
import type { Context } from './plugin';
import { workWhenListening } from './queue/start';
import { warnOfShadowingRoutes } from './routes/shadowing';

export default async function bootstrap({ strapi }: Context): Promise<void> {
  await registerPermissions(strapi);
  warnOfShadowingRoutes(strapi);
  workWhenListening(strapi);
}
