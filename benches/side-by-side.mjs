// Two calls measured against one another: turn by turn in one run, so that what else the machine does slows both.

const ROUNDS = 15;
const REQUESTS = 120;
const CALLERS = 8;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const rounded = (value) => Math.round(value * 1000) / 1000;

/** How many ms `REQUESTS` calls take, made by `CALLERS` callers at once. */
async function timed(call) {
  let left = REQUESTS;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      while (left-- > 0) {
        const { status, body } = await call();
        if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
      }
    }),
  );
  return performance.now() - began;
}

/**
 * How often `one` is done in the time of one `other`: the median of the rounds' ratios, after a round of each that does not
 * count; and the median requests per second of both.
 */
export async function sideBySide(one, other) {
  await timed(one);
  await timed(other);
  const ratios = [];
  const perSecond = { one: [], other: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? ['one', 'other'] : ['other', 'one'];
    const took = {};
    for (const which of order) took[which] = await timed(which === 'one' ? one : other);
    ratios.push(took.other / took.one);
    for (const which of order) perSecond[which].push((REQUESTS * 1000) / took[which]);
  }
  return {
    ratio: rounded(median(ratios)),
    perSecond: Math.round(median(perSecond.one)),
    peerPerSecond: Math.round(median(perSecond.other)),
  };
}
