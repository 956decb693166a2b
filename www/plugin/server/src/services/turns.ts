import { setImmediate } from 'node:timers/promises';

/** Does what is handed over, as soon as there is room for it. */
export type Turns = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Lets so many do something at a time; the others wait for their turn in the order in which they came. */
export function createTurns(most: number): Turns {
  const waiting: (() => void)[] = [];
  let busy = 0;

  return async (work) => {
    if (busy < most) busy += 1;
    // Whoever is done hands on the room.
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      // SQLite answers at once, and so one turn would follow the other for as long as anybody waits: others come in between.
      await setImmediate();
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
