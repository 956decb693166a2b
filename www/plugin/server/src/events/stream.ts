import { PassThrough } from 'node:stream';
import { isTerminal } from 'render-rules';
import type { JobState } from './job-state';
import { event } from './sse';

/** The shortest time between two states. */
const COALESCE_MS = 250;

/** One listener's stream of one job. */
export interface JobStream {
  /** What the response sends: server-sent events. */
  readonly body: PassThrough;
  /** The job is in this state now. It is sent unless it is the one that was sent last; of several at once the newest. */
  offer(state: JobState): void;
  /** Sends a comment, so that proxies do not take the connection for dead. */
  keepAlive(): void;
  /** Sends the last state that was offered, and ends. Resolves when all is handed over, or the listener is gone. */
  end(): Promise<void>;
}

/** `lastId` is the id of the state that the listener has already; `onClose` is called once, when nothing more is sent. */
export function createJobStream(lastId: string | undefined, onClose: () => void): JobStream {
  const body = new PassThrough();
  let sentId = lastId;
  let sentAt = -Infinity;
  let pending: JobState | null = null;
  let timer: NodeJS.Timeout | undefined;

  body.once('close', () => {
    clearTimeout(timer);
    onClose();
  });

  // The response begins with the first bytes, and there may be no state to send for long.
  body.write(': listening\n\n');

  function flush(): void {
    timer = undefined;
    const state = pending;
    if (state === null || body.writableEnded) return;
    // Who reads too slowly gets the newest state as soon as the last one is read.
    if (body.writableNeedDrain) {
      if (body.listenerCount('drain', flush) === 0) body.once('drain', flush);
      return;
    }
    pending = null;
    if (state.id !== sentId) {
      sentId = state.id;
      sentAt = performance.now();
      body.write(event('job', state.data, state.id));
    }
    if (isTerminal(state.data.status)) body.end(event('end', { jobId: state.data.jobId, status: state.data.status }));
  }

  return {
    body,
    offer(state) {
      pending = state;
      timer ??= setTimeout(flush, Math.max(0, sentAt + COALESCE_MS - performance.now()));
    },
    keepAlive() {
      if (!body.writableEnded && !body.writableNeedDrain) body.write(': still here\n\n');
    },
    async end() {
      clearTimeout(timer);
      flush();
      if (!body.writableEnded) body.end();
      if (!body.closed) await new Promise((resolve) => body.once('close', resolve));
    },
  };
}
