import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Timeline } from 'render-rules';
import { moved, revealing, whole, zoomed } from '../timeline/view';
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

  /** Zooms around a time, else around the chosen cut, else around the middle. */
  function zoom(factor: number, aroundMs?: number) {
    const middle = cut ? (cut.startMs + cut.endMs) / 2 : (shown.startMs + shown.endMs) / 2;
    // The chosen cut may have been scrolled away.
    const around = Math.min(Math.max(aroundMs ?? middle, shown.startMs), shown.endMs);
    setView(zoomed(shown, lengthMs, factor, around));
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
