import { shortenWaitForLocks } from './database-lock';
import { registerPermissions } from './permissions';
import { service } from './plugin';
import type { Context } from './plugin';
import { workWhenListening } from './queue/start';
import { warnOfShadowingRoutes } from './routes/shadowing';
import { adoptJobs } from './services/adoption';

export default async function bootstrap({ strapi }: Context): Promise<void> {
  await shortenWaitForLocks(strapi);
  await service(strapi, 'clock').open();
  await registerPermissions(strapi);
  await adoptJobs(strapi);
  await service(strapi, 'queue').open();
  warnOfShadowingRoutes(strapi);
  workWhenListening(strapi);
}
