/** A time of the programme, in ms, as `1:02.250`, or `1:00:02.250` from an hour on. */
export function timecode(ms: number): string {
  // What was typed instead of a time is shown as it is.
  if (!Number.isFinite(ms)) return String(ms);
  const whole = Math.round(ms);
  const seconds = Math.floor(whole / 1000);
  const padded = (value: number, length: number) => String(value).padStart(length, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const tail = `${padded(seconds % 60, 2)}.${padded(whole % 1000, 3)}`;
  return hours > 0 ? `${hours}:${padded(minutes, 2)}:${tail}` : `${minutes}:${tail}`;
}

const TIMECODE = /^(?:(?:(\d{1,6}):)?(\d{1,6}):)?(\d{1,9}(?:[.,]\d{1,9})?)$/;

/** The ms that a text such as `1:02.250`, `62.25` or `1:00:02` says; null where it says none. */
export function parseTimecode(text: string): number | null {
  const [, hours = '0', minutes = '0', seconds = ''] = TIMECODE.exec(text.trim()) ?? [];
  if (seconds === '') return null;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds.replace(',', '.'))) * 1000;
  // What is typed has thousandths at most: 0.1 + 0.2 is not to be another time than 0.3.
  return Math.round(ms * 1000) / 1000;
}
