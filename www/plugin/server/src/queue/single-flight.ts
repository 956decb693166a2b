/** Work that many ask for, and that is to be done by one at a time. */
export interface SingleFlight {
  /**
   * Does the work; once more if it is asked for while the work goes on, for that may have come too late for it. Resolves
   * when the work does not go on.
   */
  run(): Promise<void>;
  /** Resolves when the work does not go on. */
  idle(): Promise<void>;
}

/**
 * What `work` rejects with is passed to `onError`, and the work may be asked for again. Where it fails again and again only
 * the first error is passed on.
 */
export function singleFlight(work: () => Promise<void>, onError: (error: unknown) => void): SingleFlight {
  let running: Promise<void> | null = null;
  let again = false;
  let failing = false;

  async function runUntilQuiet(): Promise<void> {
    do {
      again = false;
      try {
        await work();
        failing = false;
      } catch (error) {
        if (!failing) onError(error);
        failing = true;
      }
    } while (again);
    // In the same step as the last question whether to go on: who asks after it begins anew.
    running = null;
  }

  return {
    run() {
      again = true;
      running ??= runUntilQuiet();
      return running;
    },
    idle: async () => running ?? undefined,
  };
}
