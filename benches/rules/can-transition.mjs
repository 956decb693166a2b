// canTransition beside the same written by hand, and beside XState's `can`, which answers yes or no without a reason.
import { canTransition, rules } from 'render-rules';
import { kept, sideBySide } from './measure.mjs';
import * as byHand from './peers/by-hand.mjs';
import { canFromSnapshot, canFromStored } from './peers/xstate.mjs';

const { statuses } = rules();
const FROM = statuses.flatMap((from) => statuses.map(() => from));
const TO = statuses.flatMap(() => statuses);

/** One call asks for every pair of statuses: what goes around is nearly nothing. */
const everyPair = (ask) => () => {
  for (let pair = 0; pair < FROM.length; pair += 1) kept.value = ask(FROM[pair], TO[pair]);
};

export function benchCanTransition(rounds) {
  FROM.forEach((from, pair) => {
    const to = TO[pair];
    const answer = canTransition(from, to);
    const same = [byHand.canTransition, byHand.canTransitionKept].every(
      (ask) => JSON.stringify(ask(from, to)) === JSON.stringify(answer),
    );
    if (!same || [canFromStored, canFromSnapshot].some((can) => can(from, to) !== answer.allowed))
      throw new Error(`the peers differ on ${from} and ${to}`);
  });
  return sideBySide(
    {
      rules: everyPair(canTransition),
      byHand: everyPair(byHand.canTransition),
      byHandKept: everyPair(byHand.canTransitionKept),
      xstate: everyPair(canFromStored),
      xstateSnapshot: everyPair(canFromSnapshot),
    },
    { calls: 40, rounds, each: FROM.length },
  );
}
