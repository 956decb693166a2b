// Measuring things side by side, in one process: rounds alternate, so that what else the machine does hits all alike.

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Three digits. */
export const rounded = (value) => Number(value.toPrecision(3));

export const mapValues = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value, name)]));

/** Keeps what a call gives, so that no compiler leaves the call out. */
export const kept = { value: undefined };

function nsPerCall(run, calls) {
  const began = process.hrtime.bigint();
  for (let index = 0; index < calls; index += 1) kept.value = run(index);
  return Number(process.hrtime.bigint() - began) / calls;
}

/** `names`, beginning with another one each round: none comes always after the same one. */
export const inTurn = (names, round) => names.map((_, index) => names[(index + round) % names.length]);

/**
 * What `times` of each round say.
 * @param {Record<string, number[]>} times by name, `rules` among them
 * @returns {{medians: Record<string, number>, ratios: Record<string, number>}} the median of each, and of `rules` to each of
 *   the others in the same round
 */
export function compared({ rules, ...peers }) {
  return {
    medians: mapValues({ rules, ...peers }, (all) => rounded(median(all))),
    ratios: mapValues(peers, (all) => rounded(median(rules.map((time, round) => time / all[round])))),
  };
}

/**
 * Calls each of the named functions in turn, `calls` times a round, round after round.
 * @param {{rules: (index: number) => unknown}} runs what is measured, and its peers
 * @param {{calls: number, rounds: number, each?: number}} options `each`: how many things one call does
 * @returns {{ns: Record<string, number>, ratios: Record<string, number>}} the median time of one thing in ns, and the
 *   medians of the rounds' ratios, of `rules` to each peer
 */
export function sideBySide(runs, { calls, rounds, each = 1 }) {
  const names = Object.keys(runs);
  for (let warm = 0; warm < 5; warm += 1) for (const name of names) nsPerCall(runs[name], calls);
  const times = mapValues(runs, () => []);
  for (let round = 0; round < rounds; round += 1)
    for (const name of inTurn(names, round)) times[name].push(nsPerCall(runs[name], calls) / each);
  const { medians, ratios } = compared(times);
  return { ns: medians, ratios };
}
