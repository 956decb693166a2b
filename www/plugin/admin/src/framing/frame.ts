// How a frame is moved on a picture. Where it lies, and how far it can go, the rules say.
import { framedBox } from 'render-rules';
import type { Format, FramedBox, Framing } from 'render-rules';

/** A picture's size, as it is shown. */
export interface Size {
  width: number;
  height: number;
}

/** A point of a picture: from 0 at the left and the top to 1. */
export interface Point {
  x: number;
  y: number;
}

/** As exact as a pixel of what is rendered, and short in the EDL. */
const rounded = (part: number): number => Math.round(part * 10_000) / 10_000;

/** What a format keeps of a picture. */
export const boxOf = (format: Format, framing: Framing | null, { width, height }: Size): FramedBox =>
  framedBox(format, framing, width, height);

export const middleOf = ({ left, top, width, height }: FramedBox): Point => ({
  x: rounded(left + width / 2),
  y: rounded(top + height / 2),
});

/** A framing whose middle is at this point, or as near as the picture lets it. */
export const movedTo = (format: Format, framing: Framing | null, size: Size, { x, y }: Point): Framing => ({
  ...framing,
  ...middleOf(boxOf(format, { ...framing, x, y }, size)),
});

/** Where a framing's middle can be: from the first point to the second. */
export const reachOf = (format: Format, framing: Framing | null, size: Size): [Point, Point] => [
  middleOf(boxOf(format, { ...framing, x: 0, y: 0 }, size)),
  middleOf(boxOf(format, { ...framing, x: 1, y: 1 }, size)),
];

/** The smallest and the largest frame that the rules take, as parts of the largest. */
export const ZOOMS = { least: 0.1, most: 1 };

/** How large a framing's frame is. */
export const zoomOf = (framing: Framing | null): number =>
  typeof framing?.zoom === 'number' ? framing.zoom : ZOOMS.most;

/** A framing with a frame of another size. */
export const zoomedTo = (framing: Framing | null, zoom: number): Framing => ({
  ...framing,
  zoom: rounded(Math.min(Math.max(zoom, ZOOMS.least), ZOOMS.most)),
});

/** A framing that fills the output, or fits into it. To fill is the default, which nobody has to say. */
export function inMode(framing: Framing, mode: 'fill' | 'fit'): Framing | null {
  if (mode === 'fit') return { ...framing, mode };
  const frame = { ...framing };
  delete frame.mode;
  return Object.keys(frame).length > 0 ? frame : null;
}
