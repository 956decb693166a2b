import { logError } from '../context';
import type { Context } from '../context';
import type { Recordings } from '../inputs/recordings';
import type { PartStore } from '../render/part-store';
import type { Worker } from './worker';
import type { QueueListener } from '../queue/port';
import { singleFlight } from '../queue/single-flight';

/** Recovers what workers left and removes what is old, on every instance: also where nobody here renders, a lost worker's job has to go on. */
export interface Housekeeper extends QueueListener {
  /** Resolves when nothing is being recovered any more. */
  close(): Promise<void>;
}

/** How often what is old is removed. */
const FORGET_MS = 60 * 60 * 1000;

interface Ports {
  worker: Pick<Worker, 'sweep'>;
  recordings: Pick<Recordings, 'sweep'>;
  partStore: PartStore | null;
}

export function createHousekeeper({ strapi }: Context, { worker, recordings, partStore }: Ports): Housekeeper {
  // A database that is away comes back: the next look tries again.
  const onError = (error: unknown) => logError(strapi, 'recovering jobs failed', error);
  let forgotAt = -Infinity;
  async function forget(): Promise<void> {
    const now = performance.now();
    if (now - forgotAt < FORGET_MS) return;
    forgotAt = now;
    partStore?.makeRoom();
    await recordings.sweep();
  }
  const sweeping = singleFlight(async () => {
    await worker.sweep();
    await forget();
  }, onError);
  return {
    look: () => sweeping.run(),
    hasRoom: () => false,
    stop() {
      // It renders nothing.
    },
    close: () => sweeping.idle(),
  };
}
