import { logError } from '../context';
import type { Context } from '../context';
import type { Worker } from './worker';
import type { QueueListener } from '../queue/port';
import { singleFlight } from '../queue/single-flight';

/** Recovers what workers left, on every instance: also where nobody here renders, a lost worker's job has to go on. */
export interface Housekeeper extends QueueListener {
  /** Resolves when nothing is being recovered any more. */
  close(): Promise<void>;
}

interface Ports {
  worker: Pick<Worker, 'sweep'>;
}

export function createHousekeeper({ strapi }: Context, { worker }: Ports): Housekeeper {
  // A database that is away comes back: the next look tries again.
  const onError = (error: unknown) => logError(strapi, 'recovering jobs failed', error);
  const sweeping = singleFlight(() => worker.sweep(), onError);
  return {
    look: () => sweeping.run(),
    hasRoom: () => false,
    stop() {
      // It renders nothing.
    },
    close: () => sweeping.idle(),
  };
}
