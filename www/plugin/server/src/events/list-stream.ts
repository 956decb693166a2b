import type { JobState } from './job-state';
import { COALESCE_MS, createOutlet } from './outlet';
import type { EventStream } from './outlet';
import { event } from './sse';

/** One listener's stream of all jobs. */
export interface ListStream extends EventStream {
  /** The job is in this state now. Of several states of one job in 250 ms the newest is sent. */
  offer(state: JobState): void;
}

/** `onClose` is called once, when nothing more is sent. */
export function createListStream(onClose: () => void): ListStream {
  const pending = new Map<string, JobState>();

  function take() {
    const text = [...pending.values()].map(({ data }) => event('job', data)).join('');
    pending.clear();
    return { text };
  }

  const outlet = createOutlet(`\n${event('ready', {})}`, take, onClose);
  return {
    ...outlet,
    offer(state) {
      pending.set(state.data.jobId, state);
      outlet.sendAfter(COALESCE_MS);
    },
  };
}
