import type { Finding, Param } from 'render-rules';

/** The longest text that is shown of what somebody else wrote, in characters. */
const LONGEST = 80;

/** What stands for a text that is empty or missing. */
const NOTHING = '–';

/** What somebody else wrote, as much of it as is shown. */
export function beginningOf(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : text;
}

const shown = (value: Param): string | number => (typeof value === 'number' ? value : beginningOf(value) || NOTHING);

/** An entry of a track by its id, else by its place in the track. */
function entry(ids: (Param | undefined)[], index: Param | undefined): string {
  const id = ids.find((given) => given !== undefined && given !== '');
  return id === undefined ? String(index ?? NOTHING) : `\`${shown(id)}\``;
}

/**
 * What a finding's translated message is made of: its params; `entry`, what it is about; and `otherEntry`, what that is
 * at odds with.
 */
export function valuesOf({ params }: Pick<Finding, 'params'>): Record<string, string | number> {
  const { cut, overlay, short, title, assetId, index, other, otherIndex } = params;
  return {
    ...Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(value)])),
    entry: entry([cut, overlay, short, title, assetId], index),
    otherEntry: entry([other], otherIndex),
  };
}
