import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Timeline } from 'render-rules';
import { centred, moved, revealing, whole, zoomed } from '../timeline/view';
import type { View } from '../timeline/view';

const ZOOM = 2;
const PAGE = 10;

/** Which cut is chosen, and which part of a timeline is on screen. */
export function useTimelineView({ cuts, lengthMs }: Timeline) {
  const [view, setView] = useState<View | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const shown = view ?? whole(lengthMs);
  const cut = chosen === null ? undefined : cuts[chosen];

  function choose(index: number) {
    const place = Math.min(Math.max(index, 0), cuts.length - 1);
    const next = cuts[place];
    if (!next) return;
    setChosen(place);
    setView(revealing(shown, lengthMs, next));
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
    '+': zoomIn,
    '=': zoomIn,
    '-': zoomOut,
    '0': fit,
  };

  return {
    view: shown,
    chosen: cut ? chosen : null,
    cut: cut ?? null,
    choose,
    zoom,
    zoomIn,
    zoomOut,
    fit,
    move: (byMs: number) => setView(moved(shown, lengthMs, byMs)),
    onKeyDown(event: KeyboardEvent) {
      const act = keys[event.key];
      // With a modifier it is the browser's own.
      if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    },
  };
}
