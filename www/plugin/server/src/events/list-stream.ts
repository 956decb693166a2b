import { PassThrough } from 'node:stream';
import type { JobState } from './job-state';
import { event } from './sse';

/** The shortest time between two batches of states. */
const COALESCE_MS = 250;
/** How long a stream lasts: then its listener asks again, with a log-in that is still good. */
const LASTS_MS = 300_000;

/** One listener's stream of all jobs. */
export interface ListStream {
  /** What the response sends: server-sent events. */
  readonly body: PassThrough;
  /** The job is in this state now. Of several states of one job in 250 ms the newest is sent. */
  offer(state: JobState): void;
  /** Sends a comment, so that proxies do not take the connection for dead. */
  keepAlive(): void;
  /** Sends what was offered, and ends. Resolves when all is handed over, or the listener is gone. */
  end(): Promise<void>;
}

/** `onClose` is called once, when nothing more is sent. */
export function createListStream(onClose: () => void): ListStream {
  const body = new PassThrough();
  const pending = new Map<string, JobState>();
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    timer = undefined;
    if (body.writableEnded) return;
    // Who reads too slowly gets the newest states as soon as the last ones are read.
    if (body.writableNeedDrain) {
      if (body.listenerCount('drain', flush) === 0) body.once('drain', flush);
      return;
    }
    const text = [...pending.values()].map(({ data }) => event('job', data)).join('');
    pending.clear();
    if (text !== '') body.write(text);
  }

  const stream: ListStream = {
    body,
    offer(state) {
      pending.set(state.data.jobId, state);
      timer ??= setTimeout(flush, COALESCE_MS);
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

  const over = setTimeout(() => void stream.end(), LASTS_MS).unref();
  body.once('close', () => {
    clearTimeout(timer);
    clearTimeout(over);
    onClose();
  });
  body.write(event('ready', {}));
  return stream;
}
