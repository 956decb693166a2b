import { useMemo } from 'react';
import { useIntl } from 'react-intl';

/** Says times, lengths of time and parts in the user's language. */
export interface Quantities {
  /** `42%` of a number from 0 to 1. */
  percent(part: number): string;
  /** `1m 23s` of ms; `1m` where nothing is left over. */
  duration(ms: number): string;
  /** `1.25s` of ms, to the ms. */
  seconds(ms: number): string;
  /** A day and a time of an ISO 8601 text. */
  moment(time: string): string;
}

/** The user's language and time zone. */
export function useQuantities(): Quantities {
  const { formatDate, formatNumber } = useIntl();
  return useMemo(() => {
    const count = (value: number, unit: string) =>
      formatNumber(value, { style: 'unit', unit, unitDisplay: 'narrow', maximumFractionDigits: 0 });
    return {
      percent: (part) => formatNumber(part, { style: 'percent', maximumFractionDigits: 0 }),
      duration(ms) {
        const seconds = Math.round(ms / 1000);
        const parts = [
          [Math.floor(seconds / 60), 'minute'],
          [seconds % 60, 'second'],
        ] as const;
        const told = parts.filter(([value]) => value > 0).map(([value, unit]) => count(value, unit));
        return told.length === 0 ? count(0, 'second') : told.join(' ');
      },
      seconds: (ms) =>
        formatNumber(ms / 1000, { style: 'unit', unit: 'second', unitDisplay: 'narrow', maximumFractionDigits: 3 }),
      moment: (time) => formatDate(time, { dateStyle: 'medium', timeStyle: 'short' }),
    };
  }, [formatDate, formatNumber]);
}
