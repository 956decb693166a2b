import { partsOf } from './compose';
import type { Context } from './context';
import { shortenWaitForLocks } from './database-lock';
import { registerPermissions } from './http/permissions';
import { warnOfShadowingRoutes } from './http/routes/shadowing';
import { adoptJobs } from './jobs/adoption';

export default async function bootstrap({ strapi }: Context): Promise<void> {
  const { clock, queue, working } = partsOf(strapi);
  await shortenWaitForLocks(strapi);
  await clock.open();
  await registerPermissions(strapi);
  await adoptJobs(strapi);
  await queue.open();
  warnOfShadowingRoutes(strapi);
  working.startWhenListening();
}
