const line = (name: string, value: string): string => `${name}: ${value}\n`;

/** One server-sent event. */
export function event(name: string, data: object, id?: string): string {
  return `${id === undefined ? '' : line('id', id)}${line('event', name)}${line('data', JSON.stringify(data))}\n`;
}
