import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Timeline } from 'render-rules';
import { centred, indexAt, moved, revealing, whole, zoomed } from '../timeline/view';
import type { View } from '../timeline/view';

const ZOOM = 2;
const PAGE = 10;

/** Which cut is chosen, which time is pointed at, and which part of a timeline is on screen. */
export function useTimelineView({ cuts, lengthMs }: Timeline, frameMs: number) {
  const [view, setView] = useState<View | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const [positionMs, setPosition] = useState(0);
  const shown = view ?? whole(lengthMs);
  const cut = chosen === null ? undefined : cuts[chosen];

  function choose(index: number) {
    const place = Math.min(Math.max(index, 0), cuts.length - 1);
    const next = cuts[place];
    if (!next) return;
    setChosen(place);
    setPosition(next.startMs);
    setView(revealing(shown, lengthMs, next));
  }

  /** Points at a time of the programme, to the ms, and chooses the cut that is seen there. */
  function point(ms: number) {
    const at = Math.round(Math.min(Math.max(ms, 0), lengthMs));
    const index = indexAt(cuts, at);
    setPosition(at);
    setChosen(index < 0 ? null : index);
    setView(revealing(shown, lengthMs, { startMs: at, endMs: at }));
  }

  /** Zooms at a time, which stays in its place; else towards the chosen cut, or the middle. */
  function zoom(factor: number, aroundMs?: number) {
    const middle = (shown.startMs + shown.endMs) / 2;
    const next = zoomed(shown, lengthMs, factor, aroundMs ?? middle);
    const towards = aroundMs === undefined && cut ? (cut.startMs + cut.endMs) / 2 : null;
    setView(towards === null ? next : centred(next, lengthMs, towards));
  }

  const zoomIn = () => zoom(ZOOM);
  const zoomOut = () => zoom(1 / ZOOM);
  const fit = () => setView(null);
  const step = (by: number) => choose(chosen === null ? 0 : chosen + by);

  const keys: Record<string, () => void> = {
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
    PageDown: () => step(PAGE),
    PageUp: () => step(-PAGE),
    Home: () => choose(0),
    End: () => choose(cuts.length - 1),
    ',': () => point(positionMs - frameMs),
    '.': () => point(positionMs + frameMs),
    '+': zoomIn,
    '=': zoomIn,
    '-': zoomOut,
    '0': fit,
  };

  return {
    view: shown,
    chosen: cut ? chosen : null,
    cut: cut ?? null,
    positionMs,
    point,
    zoom,
    zoomIn,
    zoomOut,
    fit,
    move: (byMs: number) => setView(moved(shown, lengthMs, byMs)),
    /** `more` are the keys of who uses this, by their names. */
    onKeyDown(event: KeyboardEvent, more: Record<string, () => void> = {}) {
      const act = keys[event.key] ?? more[event.key.toLowerCase()];
      // With a modifier it is the browser's own.
      if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    },
  };
}
