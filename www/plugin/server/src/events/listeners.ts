import type { EventStream } from './outlet';

/** Who listens to a stream. */
export interface Listener {
  /** Equal for requests that come from the same caller and need the same permission. */
  key: string;
  /** Whether the caller may still listen: tokens are revoked, accounts deactivated and permissions taken away. */
  mayListen(): Promise<boolean>;
}

/** Ends the streams of those who may not listen any more; each caller is asked about once. */
export async function cutOffStrangers(streams: { stream: EventStream; listener: Listener }[]): Promise<void> {
  const known = new Map<string, boolean>();
  for (const { stream, listener } of streams) {
    const { key } = listener;
    if (!known.has(key)) known.set(key, await listener.mayListen());
    if (!known.get(key)) stream.cut();
  }
}
