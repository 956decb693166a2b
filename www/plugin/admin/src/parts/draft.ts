// What an operator chooses of the programme, as long as it is being typed. Whether it is a good choice the rules say.
import type { Selection, SelectionKind, Timeline } from 'render-rules';
import { parseTimecode, timecode } from '../timeline/timecode';
import type { View } from '../timeline/view';

/** A choice as it stands in the fields; times as they were typed. */
export type Draft =
  | { kind: 'unchosen' }
  | { kind: 'short'; index: number }
  | { kind: 'clip'; start: string; end: string }
  | { kind: 'stillAtMs'; at: string };

export const UNCHOSEN: Draft = { kind: 'unchosen' };

/**
 * A time for the rules. Text that can't be read as one is passed on as it was typed, although a selection has numbers: the rules
 * take data of any shape, and say what is wrong with it.
 */
const timeOf = (typed: string) => (parseTimecode(typed) ?? typed) as number;

/** What is asked for; null where nothing is chosen. */
export function selectionOf(draft: Draft): Selection | null {
  switch (draft.kind) {
    case 'unchosen':
      return null;
    case 'short':
      return { short: draft.index };
    case 'clip':
      return { clip: { startMs: timeOf(draft.start), endMs: timeOf(draft.end) } };
    case 'stillAtMs':
      return { stillAtMs: timeOf(draft.at) };
  }
}

/** Where a selection lies, a still without length; null for the whole programme and for what has no place. */
export function rangeOf(selection: Selection | null, { shorts }: Pick<Timeline, 'shorts'>): View | null {
  if (selection === null) return null;
  if ('short' in selection) return shorts.find(({ index }) => index === selection.short) ?? null;
  const { startMs, endMs } =
    'clip' in selection ? selection.clip : { startMs: selection.stillAtMs, endMs: selection.stillAtMs };
  return Number.isFinite(startMs) && Number.isFinite(endMs) ? { startMs, endMs } : null;
}

/** A choice of this kind to begin with: where the present part is, else all of the programme. */
export function draftOf(kind: SelectionKind, range: View): Draft {
  switch (kind) {
    case 'short':
      return { kind, index: 0 };
    case 'clip':
      return { kind, start: timecode(range.startMs), end: timecode(range.endMs) };
    case 'stillAtMs':
      return { kind, at: timecode(range.startMs) };
  }
}
