import { setImmediate } from 'node:timers/promises';

/**
 * Lets the server answer others before it goes on. SQLite answers within the call, so that what only asks the database runs to
 * its end, however long, and nobody else is answered meanwhile.
 */
export const othersFirst = (): Promise<void> => setImmediate();

/** Does what is handed over, as soon as it is its turn. */
export type Turns = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Lets so many do something at a time; the others wait for their turn in the order in which they came. */
export function createTurns(most: number): Turns {
  const waiting: (() => void)[] = [];
  let busy = 0;

  return async (work) => {
    if (busy < most) busy += 1;
    // Whoever is done hands on the turn.
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      await othersFirst();
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
