import { configuration } from '../context';
import type { Context } from '../context';
import type { QueueDriver, QueueListener, QueuePorts } from './port';

/**
 * The queue that needs nothing: Strapi's own database. What happens in this process is announced at once; what happens in
 * another, or falls due, is found by looking every `pollMs`.
 */
export function embeddedQueue({ strapi }: Context, { clock }: Pick<QueuePorts, 'clock'>): QueueDriver {
  const listeners = new Set<QueueListener>();
  let timer: NodeJS.Timeout | undefined;

  function look(): void {
    for (const listener of listeners) void listener.look();
  }

  return {
    async open() {
      // The database is Strapi's, and open.
    },
    problem: () => null,
    listen(listener) {
      listeners.add(listener);
      timer ??= setInterval(look, configuration(strapi).queue.pollMs);
      void listener.look();
    },
    roomAgain() {
      // Nothing was held back: an instance that can take more looks by itself.
    },
    async enqueue(_jobId, at = 0) {
      // A job for later needs no timer: a look after its time finds it.
      if (at <= clock.now()) look();
    },
    async stop(jobId, attempt) {
      for (const listener of listeners) listener.stop(jobId, attempt);
    },
    async close() {
      clearInterval(timer);
      timer = undefined;
      listeners.clear();
    },
  };
}
