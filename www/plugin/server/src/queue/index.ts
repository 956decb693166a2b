import { configuration } from '../context';
import type { Context } from '../context';
import { bullmqQueue } from './bullmq';
import { embeddedQueue } from './embedded';
import type { QueueDriver, QueuePorts } from './port';

/** The queue that the configuration names. */
export function createQueue(context: Context, ports: QueuePorts): QueueDriver {
  const { driver } = configuration(context.strapi).queue;
  return driver === 'bullmq' ? bullmqQueue(context, ports) : embeddedQueue(context, ports);
}
