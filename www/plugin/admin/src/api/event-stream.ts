import { PLUGIN_ID } from '../plugin';

/** One server-sent event. */
export interface ServerEvent {
  event: string;
  id: string | null;
  data: string;
}

/** How a stream ended: because the server ended it, or because it did not answer with one. */
type StreamEnd = { kind: 'ended' } | { kind: 'refused'; status: number };

/** Where the Strapi server is: Strapi's admin keeps it on the window, under a name that is typed for the server alone. */
export function backendUrl(): string {
  const { strapi }: { strapi: object } = window;
  return 'backendURL' in strapi && typeof strapi.backendURL === 'string' ? strapi.backendURL : '';
}

/** Reads one block of lines; null for comments. */
function parse(block: string): ServerEvent | null {
  const read = { event: '', id: null as string | null, data: '' };
  for (const line of block.split('\n')) {
    const [, name, value = ''] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (name === 'event' || name === 'id' || name === 'data') read[name] = value;
  }
  return read.event === '' ? null : read;
}

/**
 * Reads server-sent events of an admin route. Not by the browser's EventSource, which can send no log-in.
 *
 * @throws an error of the browser's where the server can't be reached, or `signal` is aborted.
 */
async function readEvents(
  path: string,
  { token, lastEventId, signal }: { token: string; lastEventId: string | null; signal: AbortSignal },
  { onOpen, onEvent }: { onOpen(): void; onEvent(event: ServerEvent): void },
): Promise<StreamEnd> {
  const headers = { Authorization: `Bearer ${token}`, ...(lastEventId !== null && { 'Last-Event-ID': lastEventId }) };
  const response = await fetch(`${backendUrl()}/${PLUGIN_ID}${path}`, { headers, signal });
  if (!response.ok || response.body === null) return { kind: 'refused', status: response.status };
  onOpen();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { kind: 'ended' };
    const blocks = `${text}${value}`.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = parse(block);
      if (event) onEvent(event);
    }
  }
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Reads events until `signal` is aborted: where the stream ends or is lost, again after a while, from where it was. */
export async function keepReading(
  path: string,
  token: string,
  signal: AbortSignal,
  on: { onOpen(): void; onEvent(event: ServerEvent): void; onRefused(): void; onLost(): void },
): Promise<void> {
  let waitMs = FIRST_WAIT_MS;
  let lastEventId: string | null = null;
  while (!signal.aborted) {
    try {
      const end = await readEvents(
        path,
        { token, lastEventId, signal },
        {
          // A stream of a job in a state that is known already says nothing for now.
          onOpen() {
            waitMs = FIRST_WAIT_MS;
            if (!signal.aborted) on.onOpen();
          },
          onEvent(event) {
            lastEventId = event.id ?? lastEventId;
            if (!signal.aborted) on.onEvent(event);
          },
        },
      );
      if (end.kind === 'refused') on.onRefused();
    } catch {
      // The server can't be reached, or nobody listens any more. A request made meanwhile says why.
    }
    if (signal.aborted) return;
    on.onLost();
    await wait(waitMs, signal);
    waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
  }
}
