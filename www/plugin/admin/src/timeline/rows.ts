import type { Timeline } from 'render-rules';

/** A line of the timeline's table. */
export interface Row {
  kind: 'cut' | 'gap' | 'chapter' | 'overlay' | 'short';
  label: string;
  /** A cut's camera. */
  camera: string;
  startMs: number;
  endMs: number;
}

/** Everything that a timeline shows, in the order of time. */
export function rowsOf({ cuts, cameras, gaps, chapters, overlays, shorts }: Timeline): Row[] {
  const rows: Row[] = [
    ...chapters.map((entry) => ({ kind: 'chapter' as const, camera: '', ...entry })),
    ...cuts.map(({ camera, ...cut }) => ({ kind: 'cut' as const, ...cut, camera: cameras[camera] ?? '' })),
    ...gaps.map((gap) => ({ kind: 'gap' as const, label: '', camera: '', ...gap })),
    ...overlays.map((entry) => ({ kind: 'overlay' as const, camera: '', ...entry })),
    ...shorts.map((entry) => ({ kind: 'short' as const, camera: '', ...entry })),
  ];
  return rows.sort((a, b) => a.startMs - b.startMs);
}
