/** A time of the programme, in ms, as `1:02.250`, or `1:00:02.250` from an hour on. */
export function timecode(ms: number): string {
  const whole = Math.round(ms);
  const seconds = Math.floor(whole / 1000);
  const padded = (value: number, length: number) => String(value).padStart(length, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const tail = `${padded(seconds % 60, 2)}.${padded(whole % 1000, 3)}`;
  return hours > 0 ? `${hours}:${padded(minutes, 2)}:${tail}` : `${minutes}:${tail}`;
}
