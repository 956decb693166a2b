/** Which part of the time axis is on screen, in ms. */
export interface View {
  startMs: number;
  endMs: number;
}

/** The least that is on screen: a few frames. */
const SHORTEST_MS = 200;

const spanOf = ({ startMs, endMs }: View) => endMs - startMs;

/** All of it. */
export const whole = (lengthMs: number): View => ({ startMs: 0, endMs: Math.max(lengthMs, 1) });

/** A view of so many ms from somewhere on, moved and cut so that it lies on the axis. */
function within(startMs: number, spanMs: number, lengthMs: number): View {
  const all = whole(lengthMs);
  const span = Math.min(Math.max(spanMs, Math.min(SHORTEST_MS, all.endMs)), all.endMs);
  const start = Math.min(Math.max(startMs, 0), all.endMs - span);
  return { startMs: start, endMs: start + span };
}

/** A view of `1 / factor` of the time; what is at `aroundMs` stays where it is on screen. */
export function zoomed(view: View, lengthMs: number, factor: number, aroundMs: number): View {
  const span = Math.min(Math.max(spanOf(view) / factor, SHORTEST_MS), lengthMs);
  const share = (aroundMs - view.startMs) / spanOf(view);
  return within(aroundMs - share * span, span, lengthMs);
}

/** The view moved so that a time is in the middle of the screen, as far as the axis goes. */
export const centred = (view: View, lengthMs: number, ms: number): View =>
  within(ms - spanOf(view) / 2, spanOf(view), lengthMs);

/** The view moved along the axis. */
export const moved = (view: View, lengthMs: number, byMs: number): View =>
  within(view.startMs + byMs, spanOf(view), lengthMs);

/** The view moved just where needed, so that a range is on screen: in the middle, if it was not. */
export function revealing(view: View, lengthMs: number, range: View): View {
  if (range.startMs >= view.startMs && range.endMs <= view.endMs) return view;
  const middle = Math.min((range.startMs + range.endMs) / 2, range.startMs + spanOf(view) / 2);
  return centred(view, lengthMs, middle);
}

/** Where a time lies on screen, from 0 to `width`; outside it where it is not in view. */
export const xOf = (ms: number, view: View, width: number): number => ((ms - view.startMs) / spanOf(view)) * width;

/** The time that lies at a place on screen. */
export const msAt = (x: number, view: View, width: number): number => view.startMs + (x / width) * spanOf(view);

/** Which of these ranges, sorted by their start, holds a time; -1 where none does. The later one, where several do. */
export function indexAt(ranges: readonly View[], ms: number): number {
  return ranges.findLastIndex(({ startMs, endMs }) => startMs <= ms && ms < endMs);
}
