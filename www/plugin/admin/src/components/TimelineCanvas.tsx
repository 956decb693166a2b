import { useLayoutEffect, useRef, useState } from 'react';
import type { Timeline } from 'render-rules';
import { usePalette } from '../hooks/usePalette';
import { drawTimeline, layoutOf } from '../timeline/draw';
import type { View } from '../timeline/view';

interface TimelineCanvasProps {
  timeline: Timeline;
  view: View;
  chosen?: number | null;
  part?: View | null;
  positionMs?: number | null;
  compact?: boolean;
}

/** The drawing alone, as wide as what it stands in. What it shows has to be said elsewhere, too. */
export function TimelineCanvas({
  timeline,
  view,
  chosen = null,
  part = null,
  positionMs = null,
  compact = false,
}: TimelineCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const [width, setWidth] = useState(0);
  const { height } = layoutOf(timeline, compact);

  useLayoutEffect(() => {
    const element = canvas.current?.parentElement;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    const ratio = window.devicePixelRatio;
    if (!canvas.current || !context || width === 0) return;
    canvas.current.width = Math.round(width * ratio);
    canvas.current.height = Math.round(height * ratio);
    drawTimeline(context, timeline, { width, ratio, view, chosen, compact, part, positionMs }, palette);
  }, [timeline, view, chosen, compact, part, positionMs, width, height, palette]);

  return <canvas ref={canvas} aria-hidden style={{ display: 'block', width: '100%', height }} />;
}
