import { partsOf } from './compose';
import type { Context } from './context';
import { shortenWaitForLocks } from './database-lock';
import { registerPermissions } from './permissions';
import { warnOfShadowingRoutes } from './routes/shadowing';
import { adoptJobs } from './services/adoption';

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
