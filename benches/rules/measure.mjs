// Measuring things side by side, in one process: rounds alternate, so that what else the machine does hits all alike.

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Keeps what a call gives, so that no compiler leaves the call out. */
export const kept = { value: undefined };

function nsPerCall(run, calls) {
  const began = process.hrtime.bigint();
  for (let index = 0; index < calls; index += 1) kept.value = run(index);
  return Number(process.hrtime.bigint() - began) / calls;
}

/**
 * Calls each of the named functions in turn, round after round.
 * @returns {{ns: Record<string, number>, ratio: (name: string, to: string) => number}} the median time of one call in ns,
 *   and the median of the rounds' ratios
 */
export function sideBySide(runs, { calls, rounds = 41 }) {
  const names = Object.keys(runs);
  for (let warm = 0; warm < 5; warm += 1) for (const name of names) nsPerCall(runs[name], calls);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const name of names) times[name].push(nsPerCall(runs[name], calls));
  return {
    ns: Object.fromEntries(names.map((name) => [name, median(times[name])])),
    ratio: (name, to) => median(times[name].map((time, round) => time / times[to][round])),
  };
}
