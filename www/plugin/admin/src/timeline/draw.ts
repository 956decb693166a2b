// Draws a timeline on a canvas. It knows neither React nor Strapi: a plain page can draw with it as well.
import type { Timeline, TimelineEntry } from 'render-rules';
import { timecode } from './timecode';
import { xOf } from './view';
import type { View } from './view';

/** CSS colours. */
export interface Palette {
  /** One for each camera, from the first on again where they don't suffice. */
  cameras: readonly string[];
  onCamera: string;
  gap: string;
  onGap: string;
  text: string;
  line: string;
  track: string;
  error: string;
  warning: string;
  chosen: string;
  /** The part that is rendered. */
  part: string;
}

/** How a timeline is drawn. Lengths are in CSS pixels. */
export interface Frame {
  width: number;
  /** Device pixels per CSS pixel. */
  ratio: number;
  view: View;
  /** The place in `cuts` of the one that stands out; null for none. */
  chosen: number | null;
  /** Only the programme, its findings and the part. */
  compact: boolean;
  /** The part of the programme that is rendered, without length for a still; none for all of it. */
  part?: View | null;
  /** The time that is pointed at. */
  positionMs?: number | null;
}

/** A part of the drawing, from the top; CSS pixels. */
export interface Band {
  top: number;
  height: number;
}

/** The tracks that are drawn below the programme, where they hold something. */
export const TRACKS = ['chapters', 'overlays', 'shorts'] as const;

/** Where everything lies. */
export interface Layout {
  height: number;
  part: Band;
  programme: Band;
  marks: Band;
  tracks: { track: (typeof TRACKS)[number]; band: Band }[];
}

const RULER: Band = { top: 0, height: 18 };
const TRACK_HEIGHT = 20;
const SPACE = 4;

const COMPACT: Layout = {
  height: 48,
  part: { top: 0, height: 3 },
  programme: { top: 4, height: 32 },
  marks: { top: 39, height: 8 },
  tracks: [],
};

/** Where everything of a timeline lies. */
export function layoutOf(timeline: Timeline, compact: boolean): Layout {
  if (compact) return COMPACT;
  const part = { top: 19, height: 4 };
  const programme = { top: 24, height: 56 };
  const marks = { top: 82, height: 10 };
  const first = marks.top + marks.height + 2 * SPACE;
  const tracks = TRACKS.filter((track) => timeline[track].length > 0).map((track, index) => ({
    track,
    band: { top: first + index * (TRACK_HEIGHT + SPACE), height: TRACK_HEIGHT },
  }));
  return { height: first + tracks.length * (TRACK_HEIGHT + SPACE), part, programme, marks, tracks };
}

const FONT = '11px system-ui, sans-serif';
const SECOND = 1000;
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200].map((s) => s * SECOND);
const LEAST_TICK = 90;
/** Narrower than this a finding could not be seen, and a label not be read. */
const LEAST_MARK = 3;
const LEAST_LABEL = 18;
/** How much of what is not rendered is hidden, 0 to 1. */
const PALED = 0.6;
/** How wide the sides of the part are, and half the head of the position. */
const EDGE = 2;
const HEAD = 5;

/** A camera's colour. */
export const cameraColour = ({ cameras }: Palette, camera: number): string => cameras[camera % cameras.length] ?? '';

type Context = CanvasRenderingContext2D;

function label(context: Context, text: string, x: number, band: Band, width: number): void {
  if (width < LEAST_LABEL) return;
  context.save();
  context.beginPath();
  context.rect(x, band.top, width - 3, band.height);
  context.clip();
  context.fillText(text, x + 4, band.top + band.height / 2);
  context.restore();
}

function drawRuler(context: Context, { view, width }: Frame, palette: Palette): void {
  const perStep = (step: number) => (step / (view.endMs - view.startMs)) * width;
  const step = STEPS.find((candidate) => perStep(candidate) >= LEAST_TICK) ?? (view.endMs - view.startMs) / 4;
  for (let ms = Math.ceil(view.startMs / step) * step; ms < view.endMs; ms += step) {
    const x = Math.round(xOf(ms, view, width));
    context.fillStyle = palette.line;
    context.fillRect(x, RULER.top, 1, RULER.height);
    context.fillStyle = palette.text;
    context.fillText(timecode(ms).replace(/\.000$/, ''), x + 4, RULER.top + RULER.height / 2);
  }
}

function drawGaps(context: Context, { gaps }: Timeline, { view, width }: Frame, palette: Palette, band: Band): void {
  for (const { startMs, endMs } of gaps) {
    if (endMs < view.startMs || startMs > view.endMs) continue;
    const left = Math.max(xOf(startMs, view, width), 0);
    const right = Math.min(xOf(endMs, view, width), width);
    context.save();
    context.beginPath();
    context.rect(left, band.top, Math.max(right - left, 1), band.height);
    context.clip();
    context.fillStyle = palette.gap;
    context.fillRect(left, band.top, Math.max(right - left, 1), band.height);
    context.strokeStyle = palette.onGap;
    context.beginPath();
    for (let x = left - band.height; x < right; x += 8) {
      context.moveTo(x, band.top + band.height);
      context.lineTo(x + band.height, band.top);
    }
    context.stroke();
    context.restore();
  }
}

function drawCuts(context: Context, timeline: Timeline, frame: Frame, palette: Palette, band: Band): void {
  const { view, width, ratio, chosen } = frame;
  const snapped = (x: number) => Math.round(x * ratio) / ratio;
  let drawnTo = -1;
  for (const { startMs, endMs, camera } of timeline.cuts) {
    if (endMs < view.startMs || startMs > view.endMs) continue;
    const left = Math.max(snapped(xOf(startMs, view, width)), 0);
    const right = Math.min(Math.max(snapped(xOf(endMs, view, width)), left + 1 / ratio), width);
    // Thousands of cuts share a pixel: one of them is drawn in it.
    if (right <= drawnTo) continue;
    drawnTo = Math.max(drawnTo, right);
    context.fillStyle = cameraColour(palette, camera);
    context.fillRect(left, band.top, right - left - (right - left > 4 ? 1 : 0), band.height);
    if (frame.compact) continue;
    context.fillStyle = palette.onCamera;
    label(context, timeline.cameras[camera] ?? '', left, band, right - left);
  }
  const cut = chosen === null ? undefined : timeline.cuts[chosen];
  if (!cut) return;
  const left = xOf(cut.startMs, view, width);
  const right = Math.max(xOf(cut.endMs, view, width), left + LEAST_MARK);
  context.strokeStyle = palette.chosen;
  context.lineWidth = 2;
  context.strokeRect(left - 1, band.top - 2, right - left + 1, band.height + 4);
  context.lineWidth = 1;
}

function drawMarks(context: Context, { marks }: Timeline, { view, width }: Frame, palette: Palette, band: Band): void {
  // What blocks lies on top.
  for (const wanted of ['warning', 'error'] as const)
    for (const { severity, startMs, endMs } of marks) {
      if (severity !== wanted || endMs < view.startMs || startMs > view.endMs) continue;
      const left = Math.max(xOf(startMs, view, width), 0);
      const right = Math.min(Math.max(xOf(endMs, view, width), left + LEAST_MARK), width);
      context.fillStyle = severity === 'error' ? palette.error : palette.warning;
      context.fillRect(left, band.top, right - left, band.height / 2 - 1);
      context.beginPath();
      context.moveTo(left, band.top);
      context.lineTo(left + band.height, band.top);
      context.lineTo(left, band.top + band.height);
      context.fill();
    }
}

function drawEntries(
  context: Context,
  entries: TimelineEntry[],
  { view, width }: Frame,
  palette: Palette,
  band: Band,
): void {
  for (const { label: text, startMs, endMs } of entries) {
    if (endMs < view.startMs || startMs > view.endMs) continue;
    const left = Math.max(xOf(startMs, view, width), 0);
    const right = Math.min(Math.max(xOf(endMs, view, width), left + LEAST_MARK), width);
    context.fillStyle = palette.track;
    context.fillRect(left, band.top, right - left - 1, band.height);
    context.fillStyle = palette.line;
    context.fillRect(left, band.top, 2, band.height);
    context.fillStyle = palette.text;
    label(context, text, left, band, right - left);
  }
}

/** Pales the programme outside the part, and draws a bar over it; of a still the place. */
function drawPart(context: Context, part: View, { view, width }: Frame, palette: Palette, layout: Layout): void {
  const { top, height } = layout.programme;
  const bar = layout.part;
  const inside = (ms: number) => Math.min(Math.max(xOf(ms, view, width), 0), width);
  const [left, right] = [inside(part.startMs), inside(part.endMs)];
  const isRange = part.endMs > part.startMs;
  if (isRange) {
    context.fillStyle = palette.gap;
    context.globalAlpha = PALED;
    context.fillRect(0, top, left, height);
    context.fillRect(right, top, width - right, height);
    context.globalAlpha = 1;
  }
  if (part.startMs > view.endMs || part.endMs < view.startMs) return;
  context.fillStyle = palette.part;
  context.fillRect(left, bar.top, Math.max(right - left, LEAST_MARK), bar.height);
  for (const x of isRange ? [left, right - EDGE] : [left]) context.fillRect(x, bar.top, EDGE, top + height - bar.top);
}

function drawPosition(context: Context, ms: number, { view, width }: Frame, palette: Palette, layout: Layout): void {
  const x = Math.round(xOf(ms, view, width));
  if (x < 0 || x > width) return;
  const bottom = layout.marks.top + layout.marks.height;
  context.fillStyle = palette.chosen;
  context.fillRect(Math.min(x, width - 1), RULER.top, 1, bottom - RULER.top);
  context.beginPath();
  context.moveTo(x - HEAD, RULER.top);
  context.lineTo(x + HEAD, RULER.top);
  context.lineTo(x, RULER.top + HEAD + 2);
  context.fill();
}

/** Draws a timeline; the canvas is `width` by the layout's height in CSS pixels, times `ratio`. */
export function drawTimeline(context: Context, timeline: Timeline, frame: Frame, palette: Palette): void {
  const { width, ratio, compact, part = null, positionMs = null } = frame;
  const layout = layoutOf(timeline, compact);
  const { height, programme, marks, tracks } = layout;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.font = FONT;
  context.textBaseline = 'middle';
  if (!compact) drawRuler(context, frame, palette);
  context.fillStyle = palette.track;
  context.fillRect(0, programme.top, width, programme.height);
  drawGaps(context, timeline, frame, palette, programme);
  drawCuts(context, timeline, frame, palette, programme);
  drawMarks(context, timeline, frame, palette, marks);
  for (const { track, band } of tracks) drawEntries(context, timeline[track], frame, palette, band);
  if (part !== null) drawPart(context, part, frame, palette, layout);
  if (positionMs !== null) drawPosition(context, positionMs, frame, palette, layout);
}
