import { registerPermissions } from './permissions';
import type { Context } from './plugin';
import { workWhenListening } from './queue/start';
import { warnOfShadowingRoutes } from './routes/shadowing';
import { adoptJobs } from './services/adoption';

export default async function bootstrap({ strapi }: Context): Promise<void> {
  await registerPermissions(strapi);
  await adoptJobs(strapi);
  warnOfShadowingRoutes(strapi);
  workWhenListening(strapi);
}
