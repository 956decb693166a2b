/** For how long things have not changed, by what no setting of a clock can change. */
export interface Watch {
  /** These are all the things there are, each with what changes when it does. How long each has been seen unchanged, in ms. */
  look(things: { jobId: string; key: string }[]): Map<string, number>;
  /** It changed just now, to this. */
  changed(jobId: string, key: string): void;
}

export function createWatch(): Watch {
  let seen = new Map<string, { key: string; since: number }>();

  return {
    look(things) {
      const now = performance.now();
      const still = (jobId: string, key: string) => {
        const before = seen.get(jobId);
        return before?.key === key ? before : { key, since: now };
      };
      seen = new Map(things.map(({ jobId, key }) => [jobId, still(jobId, key)]));
      return new Map([...seen].map(([jobId, { since }]) => [jobId, Math.floor(now - since)]));
    },
    changed(jobId, key) {
      seen.set(jobId, { key, since: performance.now() });
    },
  };
}
