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
  /** The length of a part: `4.5s` of less than a minute, `1m 23s` of more. */
  length(ms: number): string;
  /** A day and a time of an ISO 8601 text. */
  moment(time: string): string;
  /** The same to the second. */
  instant(time: string): string;
  /** `1:02:03.4` of ms: a place in a programme. */
  timecode(ms: number): string;
  /** `12.3 MB`. */
  bytes(count: number): string;
  /** A frame rate, to three digits after the point. */
  rate(fps: number): string;
  /** A number with at most two digits after the point. */
  decimal(value: number): string;
}

const A_MINUTE_IN_MS = 60_000;

/** The user's language and time zone. */
export function useQuantities(): Quantities {
  const { formatDate, formatNumber } = useIntl();
  return useMemo(() => {
    const count = (value: number, unit: string) =>
      formatNumber(value, { style: 'unit', unit, unitDisplay: 'narrow', maximumFractionDigits: 0 });
    const seconds = (ms: number) =>
      formatNumber(ms / 1000, { style: 'unit', unit: 'second', unitDisplay: 'narrow', maximumFractionDigits: 3 });
    const duration = (ms: number) => {
      const whole = Math.round(ms / 1000);
      const parts = [
        [Math.floor(whole / 3600), 'hour'],
        [Math.floor(whole / 60) % 60, 'minute'],
        [whole % 60, 'second'],
      ] as const;
      const told = parts.filter(([value]) => value > 0).map(([value, unit]) => count(value, unit));
      return told.length === 0 ? count(0, 'second') : told.join(' ');
    };
    return {
      duration,
      seconds,
      length: (ms) => (ms < A_MINUTE_IN_MS ? seconds(ms) : duration(ms)),
      percent: (part) => formatNumber(part, { style: 'percent', maximumFractionDigits: 0 }),
      moment: (time) => formatDate(time, { dateStyle: 'medium', timeStyle: 'short' }),
      instant: (time) => formatDate(time, { dateStyle: 'short', timeStyle: 'medium' }),
      timecode(ms) {
        const tenths = Math.round(Math.abs(ms) / 100);
        const [hours, minutes] = [Math.floor(tenths / 36_000), Math.floor(tenths / 600) % 60];
        const two = (value: number) => String(value).padStart(2, '0');
        const start = hours > 0 ? `${hours}:${two(minutes)}` : String(minutes);
        return `${ms < 0 ? '−' : ''}${start}:${two(Math.floor(tenths / 10) % 60)}.${tenths % 10}`;
      },
      bytes(count) {
        const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
        const power = count < 1 ? 0 : Math.min(Math.floor(Math.log10(count) / 3), units.length - 1);
        const style = { style: 'unit', unit: units[power] ?? 'byte', maximumFractionDigits: 1 } as const;
        return formatNumber(count / 1000 ** power, style);
      },
      rate: (fps) => formatNumber(fps, { maximumFractionDigits: 3 }),
      decimal: (value) => formatNumber(value, { maximumFractionDigits: 2 }),
    };
  }, [formatDate, formatNumber]);
}
