import { useEffect, useState } from 'react';

const TICK_MS = 1_000;

/**
 * The server's time in ms since the epoch, every second. `serverTime` is what the server said, at `heardAt` of this
 * machine's clock, which may be another's.
 */
export function useServerNow(serverTime: string | undefined, heardAt: number | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return serverTime === undefined || heardAt === undefined ? now : now + Date.parse(serverTime) - heardAt;
}
