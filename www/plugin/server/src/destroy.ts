import type { Context } from './plugin';
import { stopWorking } from './queue/start';

export default function destroy({ strapi }: Context): Promise<void> {
  return stopWorking(strapi);
}
