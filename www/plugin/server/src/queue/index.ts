import { configuration } from '../plugin';
import type { Context } from '../plugin';
import { bullmqQueue } from './bullmq';
import { embeddedQueue } from './embedded';
import type { QueueDriver } from './port';

/** The queue that the configuration names. */
export default function queue(context: Context): QueueDriver {
  return configuration(context.strapi).queue.driver === 'bullmq' ? bullmqQueue(context) : embeddedQueue(context);
}
