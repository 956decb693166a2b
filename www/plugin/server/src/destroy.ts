import { service } from './plugin';
import type { Context } from './plugin';
import { stopWorking } from './queue/start';

/** Nothing runs any more, and nobody is listened to. */
export default async function destroy({ strapi }: Context): Promise<void> {
  await stopWorking(strapi);
  await service(strapi, 'presence').close();
  await service(strapi, 'events').close();
  service(strapi, 'clock').close();
}
