/** Work that many ask for, and that is to be done by one at a time. */
export interface SingleFlight {
  /** Does the work; once more if it is asked for while the work goes on, for that may have come too late for it. */
  run(): void;
  /** Resolves when the work does not go on. */
  idle(): Promise<void>;
}

/** `work` handles its own errors: what it rejects with is passed to `onError`, and the work may be asked for again. */
export function singleFlight(work: () => Promise<void>, onError: (error: unknown) => void): SingleFlight {
  let running: Promise<void> | null = null;
  let again = false;

  async function runUntilQuiet(): Promise<void> {
    do {
      again = false;
      try {
        await work();
      } catch (error) {
        onError(error);
      }
    } while (again);
  }

  return {
    run() {
      again = true;
      running ??= runUntilQuiet().finally(() => {
        running = null;
      });
    },
    idle: async () => running ?? undefined,
  };
}
