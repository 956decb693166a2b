// How much is done: all of it in `npm run soak`, a tenth in `npm test`.

export const SOAK = process.env.RENDER_JOBS_SOAK === '1';

/** The full number in a soak, else the short one. */
export const rounds = (full, short) => (SOAK ? full : short);

/** Random numbers that can be had again: a run's seed is printed. */
export function dice(context) {
  let state = Number(process.env.RENDER_JOBS_SEED ?? Date.now() % 2 ** 31);
  context.diagnostic(`RENDER_JOBS_SEED=${state}`);
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
