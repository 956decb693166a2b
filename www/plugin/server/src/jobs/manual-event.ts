import { canTransition, eventLeadingTo } from 'render-rules';
import type { Event } from 'render-rules';
import { refused } from '../errors';

/**
 * The event that takes a job by hand from one status to another.
 *
 * @throws RequestError 400 `transition_not_allowed` with the rules' reason, also for what is no status.
 */
export function eventFor(from: string, to: string, metadata: Record<string, unknown> = {}, actor?: string): Event {
  const { allowed, reason } = canTransition(from, to);
  if (!allowed) throw refused('transition_not_allowed', reason ?? `\`${from}\` can't become \`${to}\``);
  const type = eventLeadingTo(to);
  if (type !== 'failed') return { type, actor };
  const { errorMessage } = metadata;
  return { type, actor, message: typeof errorMessage === 'string' ? errorMessage : 'marked as failed by hand' };
}
