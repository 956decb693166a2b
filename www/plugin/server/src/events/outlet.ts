import { PassThrough } from 'node:stream';

/** The shortest time between two batches of states. */
export const COALESCE_MS = 250;
/** How long a stream lasts: then its listener asks again, as whoever it is by then, and from where it was. */
const LASTS_MS = 300_000;
/** After how long a listener whose stream ended is to ask again. */
const AGAIN_MS = 1000;

/** What every stream of server-sent events does, whatever it tells. */
export interface EventStream {
  /** What the response sends. */
  readonly body: PassThrough;
  /** Sends a comment, so that proxies do not take the connection for dead. */
  keepAlive(): void;
  /** Sends what was offered, and ends. Resolves when all is handed over, or the listener is gone. */
  end(): Promise<void>;
  /** Ends, and sends nothing more. */
  cut(): void;
}

/** A stream that sends what is taken from elsewhere. */
export interface Outlet extends EventStream {
  /** There is something to take, which is sent after so many ms, or together with what is already waiting. */
  sendAfter(ms: number): void;
}

interface Taken {
  text: string;
  /** Whether nothing follows. */
  isLast?: boolean;
}

/** `take` gives what is to be sent; `onClose` is called once, when nothing more is sent. */
export function createOutlet(first: string, take: () => Taken, onClose: () => void): Outlet {
  const body = new PassThrough();
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    timer = undefined;
    if (body.writableEnded) return;
    // Who reads too slowly gets the newest states as soon as the last ones are read.
    if (body.writableNeedDrain) {
      if (body.listenerCount('drain', flush) === 0) body.once('drain', flush);
      return;
    }
    const { text, isLast } = take();
    if (text !== '') body.write(text);
    if (isLast) body.end();
  }

  const outlet: Outlet = {
    body,
    sendAfter(ms) {
      timer ??= setTimeout(flush, ms);
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
    cut() {
      clearTimeout(timer);
      body.off('drain', flush);
      if (!body.writableEnded) body.end();
    },
  };

  const over = setTimeout(() => void outlet.end(), LASTS_MS).unref();
  body.once('close', () => {
    clearTimeout(timer);
    clearTimeout(over);
    onClose();
  });
  // The response begins with the first bytes, and there may be no state to send for long.
  body.write(`retry: ${AGAIN_MS}\n${first}\n`);
  return outlet;
}
