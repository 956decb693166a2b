// canTransition beside the same written by hand in TypeScript, and beside XState's `can`.
import { canTransition, rules } from 'render-rules';
import { createMachine } from 'xstate';
import { sideBySide } from './measure.mjs';

const SUCCESSORS = {
  queued: ['processing', 'cancelled'],
  processing: ['completed', 'failed', 'cancelled'],
  completed: [],
  failed: ['queued'],
  cancelled: [],
};

/** What one would write by hand: the same object, with the same sentences. */
function byHand(from, to) {
  const successors = SUCCESSORS[from];
  if (successors === undefined || SUCCESSORS[to] === undefined) {
    const unknown = successors === undefined ? from : to;
    const valid = Object.keys(SUCCESSORS)
      .map((status) => `\`${status}\``)
      .join(', ');
    return { from, to, allowed: false, reason: `unknown status \`${unknown}\`: valid are ${valid}` };
  }
  if (successors.includes(to)) return { from, to, allowed: true };
  const reason =
    successors.length === 0
      ? `a job that is \`${from}\` can't become \`${to}\`: \`${from}\` is terminal`
      : `a job that is \`${from}\` can't become \`${to}\`: it may become ${successors.map((it) => `\`${it}\``).join(', ')}`;
  return { from, to, allowed: false, reason };
}

/** The same table as a machine of XState's. */
function machine() {
  const on = (from) => Object.fromEntries(SUCCESSORS[from].map((to) => [`TO_${to}`, to]));
  const states = Object.fromEntries(Object.keys(SUCCESSORS).map((status) => [status, { on: on(status) }]));
  return createMachine({ initial: 'queued', states });
}

export function benchCanTransition() {
  const { statuses } = rules();
  const pairs = statuses.flatMap((from) => statuses.map((to) => [from, to]));
  const jobs = machine();
  const inStatus = (value) => jobs.resolveState({ value });
  const snapshots = Object.fromEntries(statuses.map((status) => [status, inStatus(status)]));
  const events = Object.fromEntries(statuses.map((to) => [to, { type: `TO_${to}` }]));
  for (const [from, to] of pairs) {
    const [ours, theirs] = [canTransition(from, to), byHand(from, to)];
    if (JSON.stringify(ours) !== JSON.stringify(theirs) || ours.allowed !== snapshots[from].can(events[to]))
      throw new Error(`the peers differ on ${from} and ${to}`);
  }
  const pair = (index) => pairs[index % pairs.length];
  const { ns, ratio } = sideBySide(
    {
      rules: (index) => canTransition(...pair(index)),
      byHand: (index) => byHand(...pair(index)),
      // A job's status comes from its row: the machine has to be put into it first.
      xstate: (index) => {
        const [from, to] = pair(index);
        return inStatus(from).can(events[to]);
      },
      xstateInStatus: (index) => {
        const [from, to] = pair(index);
        return snapshots[from].can(events[to]);
      },
    },
    { calls: 1_000, rounds: 501 },
  );
  return [
    { what: 'canTransition / by hand', ratio: ratio('rules', 'byHand'), atMost: 2, ns },
    { what: 'canTransition / XState `can`', ratio: ratio('rules', 'xstate'), atMost: 0.05, ns },
  ];
}
