import { useMemo } from 'react';
import { useIntl } from 'react-intl';

/** Says times, lengths of time and parts in the user's language. */
export interface Quantities {
  /** `42%` of a number from 0 to 1. */
  percent(part: number): string;
  /** `1m 23s` of ms. */
  duration(ms: number): string;
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
        const minutes = Math.floor(seconds / 60);
        const rest = count(seconds % 60, 'second');
        return minutes === 0 ? rest : `${count(minutes, 'minute')} ${rest}`;
      },
      moment: (time) => formatDate(time, { dateStyle: 'medium', timeStyle: 'short' }),
    };
  }, [formatDate, formatNumber]);
}
