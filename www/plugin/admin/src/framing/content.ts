// The framings in an EDL's content, as the edit view's form holds it. What they mean the rules say.
import type { Format, Framing } from 'render-rules';

/** An object of an EDL's JSON. */
type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object's own value that is an object. A camera may have any name, such as `__proto__`. */
function objectIn(json: Json, key: string): Json | null {
  const value = Object.hasOwn(json, key) ? json[key] : undefined;
  return isObject(value) ? value : null;
}

/** An object with another value: its other keys stay where they are. */
const withValue = (json: Json, key: string, value: unknown): Json => ({ ...json, [key]: value });

const withoutKey = (json: Json, key: string): Json =>
  Object.fromEntries(Object.entries(json).filter(([name]) => name !== key));

/** An EDL's content, or why there is none: the text that somebody types is no JSON, or it is no object. */
export type Content = { edl: Json; problem: null } | { edl: null; problem: 'syntax' | 'object' };

/** Reads what the form holds: what was loaded, or text as soon as somebody has typed in the field. */
export function contentOf(value: unknown): Content {
  let json = value;
  if (typeof value === 'string') {
    try {
      json = JSON.parse(value);
    } catch {
      return { edl: null, problem: 'syntax' };
    }
  }
  return isObject(json) ? { edl: json, problem: null } : { edl: null, problem: 'object' };
}

const sourceOf = (edl: Json, camera: string): Json | null => objectIn(objectIn(edl, 'sources') ?? {}, camera);

/** Whether a camera has a source, which is what has framings. */
export const hasSource = (edl: Json, camera: string): boolean => sourceOf(edl, camera) !== null;

/** What an EDL says of a camera's framing in a format; null where it says nothing. */
export const framingIn = (edl: Json, camera: string, format: Format): Framing | null =>
  objectIn(objectIn(sourceOf(edl, camera) ?? {}, 'framing') ?? {}, format);

/** An EDL with another framing of a camera in a format; with none it is as if nobody had said anything. */
function withFraming(edl: Json, camera: string, format: Format, framing: Framing | null): Json {
  const source = sourceOf(edl, camera);
  if (!source) return edl;
  const before = objectIn(source, 'framing') ?? {};
  const framings = framing ? withValue(before, format, framing) : withoutKey(before, format);
  const isNone = Object.keys(framings).length === 0;
  const changed = isNone ? withoutKey(source, 'framing') : withValue(source, 'framing', framings);
  return withValue(edl, 'sources', withValue(objectIn(edl, 'sources') ?? {}, camera, changed));
}

/** What the form is to hold: text again where it held text, as Strapi's own field writes it. */
export function contentWith(
  { edl }: Content & { problem: null },
  held: unknown,
  ...[camera, format, framing]: [string, Format, Framing | null]
): unknown {
  const changed = withFraming(edl, camera, format, framing);
  return typeof held === 'string' ? JSON.stringify(changed, null, 2) : changed;
}
