import type { Context } from './plugin';
import { stopConsuming } from './queue/start';

export default function destroy({ strapi }: Context): Promise<void> {
  return stopConsuming(strapi);
}
