import { isTerminal } from 'render-rules';
import type { JobState } from './job-state';
import { COALESCE_MS, createOutlet } from './outlet';
import type { EventStream } from './outlet';
import { event } from './sse';

/** One listener's stream of one job. */
export interface JobStream extends EventStream {
  /** The job is in this state now. It is sent unless it is the one that was sent last; of several at once the newest. */
  offer(state: JobState): void;
}

/** `lastId` is the id of the state that the listener has already; `onClose` is called once, when nothing more is sent. */
export function createJobStream(lastId: string | undefined, onClose: () => void): JobStream {
  let sentId = lastId;
  let sentAt = -Infinity;
  let pending: JobState | null = null;

  function take() {
    if (pending === null) return { text: '' };
    const { id, data } = pending;
    pending = null;
    const isLast = isTerminal(data.status);
    const end = isLast ? event('end', { jobId: data.jobId, status: data.status }) : '';
    if (id === sentId) return { text: end, isLast };
    sentId = id;
    sentAt = performance.now();
    return { text: event('job', data, id) + end, isLast };
  }

  const outlet = createOutlet(': listening\n', take, onClose);
  return {
    ...outlet,
    offer(state) {
      pending = state;
      outlet.sendAfter(Math.max(0, sentAt + COALESCE_MS - performance.now()));
    },
  };
}
