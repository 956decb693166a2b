import type { Core } from '@strapi/strapi';
import { logError, service } from '../plugin';
import type { QueueListener } from './port';
import { singleFlight } from './single-flight';

/** Recovers what workers left, on every instance: also where nobody here renders, a lost worker's job has to go on. */
export interface Housekeeper extends QueueListener {
  /** Resolves when nothing is being recovered any more. */
  close(): Promise<void>;
}

export function createHousekeeper(strapi: Core.Strapi): Housekeeper {
  // A database that is away comes back: the next look tries again.
  const onError = (error: unknown) => logError(strapi, 'recovering jobs failed', error);
  const sweeping = singleFlight(() => service(strapi, 'worker').sweep(), onError);
  return {
    look: () => sweeping.run(),
    stop() {
      // It renders nothing.
    },
    close: () => sweeping.idle(),
  };
}
