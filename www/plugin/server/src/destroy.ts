import { partsOf } from './compose';
import type { Context } from './context';

/** Nothing runs any more, and nobody is listened to. */
export default async function destroy({ strapi }: Context): Promise<void> {
  const { working, stills, look, presence, events, clock } = partsOf(strapi);
  await working.stop();
  await stills.close();
  await look.close();
  await presence.close();
  await events.close();
  clock.close();
}
