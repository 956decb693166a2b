import { configuration } from '../context';
import type { Context } from '../context';
import { RequestError } from '../errors';

/** How often each caller may ask for renders. It is counted by each server for itself, and forgotten when it stops. */
export type TriggerRate = {
  /** Counts one request of this caller's, whatever becomes of it. @throws RequestError 429 `rate_limited`. */
  count(caller: string): void;
};

const MINUTE_MS = 60_000;
/** How many callers are remembered: beyond them the first ones begin anew. */
const CALLERS = 10_000;

interface Minute {
  /** When it began, by a clock that can't be set. */
  since: number;
  requests: number;
}

export function createTriggerRate({ strapi }: Context): TriggerRate {
  // In the order in which the minutes began.
  const minutes = new Map<string, Minute>();

  function forgetOld(now: number): void {
    for (const [caller, { since }] of minutes) {
      if (now - since < MINUTE_MS && minutes.size < CALLERS) return;
      minutes.delete(caller);
    }
  }

  function minuteOf(caller: string, now: number): Minute {
    const present = minutes.get(caller);
    if (present && now - present.since < MINUTE_MS) return present;
    minutes.delete(caller);
    forgetOld(now);
    const begun = { since: now, requests: 0 };
    minutes.set(caller, begun);
    return begun;
  }

  return {
    count(caller) {
      const most = configuration(strapi).limits.triggersPerMinute;
      if (most === false || most === 0) return;
      const now = performance.now();
      const minute = minuteOf(caller, now);
      if (minute.requests >= most) {
        const seconds = Math.ceil((minute.since + MINUTE_MS - now) / 1000);
        throw new RequestError(
          429,
          `more than ${most} renders were requested within a minute; try again in ${seconds} s`,
          { code: 'rate_limited' },
          seconds,
        );
      }
      minute.requests += 1;
    },
  };
}
