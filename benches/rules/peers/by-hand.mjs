// What one would write by hand.

/** Which status may follow which. */
export const SUCCESSORS = {
  queued: ['processing', 'cancelled'],
  processing: ['completed', 'failed', 'cancelled'],
  completed: [],
  failed: ['queued'],
  cancelled: [],
};

const quoted = (statuses) => statuses.map((status) => `\`${status}\``).join(', ');

/** The same object as the rules', with the same sentences. */
export function canTransition(from, to) {
  const successors = SUCCESSORS[from];
  if (successors === undefined || SUCCESSORS[to] === undefined) {
    const unknown = successors === undefined ? from : to;
    return {
      from,
      to,
      allowed: false,
      reason: `unknown status \`${unknown}\`: valid are ${quoted(Object.keys(SUCCESSORS))}`,
    };
  }
  if (successors.includes(to)) return { from, to, allowed: true };
  const reason =
    successors.length === 0
      ? `a job that is \`${from}\` can't become \`${to}\`: \`${from}\` is terminal`
      : `a job that is \`${from}\` can't become \`${to}\`: it may become ${quoted(successors)}`;
  return { from, to, allowed: false, reason };
}

const REASONS = Object.fromEntries(
  Object.keys(SUCCESSORS).map((from) => [
    from,
    Object.fromEntries(Object.keys(SUCCESSORS).map((to) => [to, canTransition(from, to).reason])),
  ]),
);

/** The same by somebody who writes for speed: the sentences are made once, a call makes the object. */
export function canTransitionKept(from, to) {
  const reason = REASONS[from]?.[to];
  if (reason !== undefined) return { from, to, allowed: false, reason };
  return SUCCESSORS[from]?.includes(to) ? { from, to, allowed: true } : canTransition(from, to);
}
