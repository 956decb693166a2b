// An EDL as rows to draw. Positions are the EDL's own numbers, and marks are the findings' places: nothing is judged here.
import { stepsOf } from './place.js';

/** More cameras than that share the last row. */
const MAX_CAMERAS = 10;

const isTime = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isObject = (value) => typeof value === 'object' && value !== null;
const list = (value) => (Array.isArray(value) ? value : []);

/** The items of a track that have a place in time, with their numbers in the EDL. */
function timed(track, name) {
  return list(track).flatMap((item, index) => {
    if (!isObject(item) || !isTime(item.startMs)) return [];
    const endMs = isTime(item.endMs) ? Math.max(item.endMs, item.startMs) : item.startMs;
    return [{ startMs: item.startMs, endMs, item, path: `tracks.${name}[${index}]` }];
  });
}

function cameraNames(edl, cuts) {
  const names = [
    ...(isObject(edl.sources) ? Object.keys(edl.sources) : []),
    ...cuts.map(({ item }) => String(item.camera)),
  ];
  return [...new Set(names)];
}

/** From where to where a finding is, if it is in time at all: the times that it names, or those of what it is about. */
function rangeOf({ path, params }, byPath) {
  const { startMs, endMs } = params;
  if (isTime(startMs) && isTime(endMs)) return { startMs: Math.min(startMs, endMs), endMs: Math.max(startMs, endMs) };
  const [tracks, name, index] = stepsOf(path);
  return tracks === 'tracks' ? byPath.get(`tracks.${name}[${index}]`) : undefined;
}

/**
 * @returns `endMs`, the last time there is; `cuts` in the order of time; `rows`, from the top to the bottom, each with a
 *   name and its items; `marks`, the findings that have a place in time
 */
export function tracksOf(edl, findings) {
  const source = isObject(edl) ? edl : {};
  const tracks = isObject(source.tracks) ? source.tracks : {};
  const cuts = timed(tracks.program, 'program').sort((one, other) => one.startMs - other.startMs);
  const [chapters, overlays, shorts] = ['chapters', 'overlays', 'shorts'].map((name) => timed(tracks[name], name));
  const names = cameraNames(source, cuts);
  const cameras = names.slice(0, MAX_CAMERAS).map((name) => ({ kind: 'camera', name, items: [] }));
  if (names.length > MAX_CAMERAS) cameras[MAX_CAMERAS - 1].name = `${names.length - MAX_CAMERAS + 1} more`;
  const rowOf = new Map(names.map((name, index) => [name, cameras[Math.min(index, MAX_CAMERAS - 1)]]));
  for (const cut of cuts) {
    cut.row = rowOf.get(String(cut.item.camera));
    cut.row.items.push(cut);
  }
  const everything = [...cuts, ...chapters, ...overlays, ...shorts];
  const byPath = new Map(everything.map((item) => [item.path, item]));
  const marks = findings.flatMap((finding) => {
    const range = rangeOf(finding, byPath);
    return range ? [{ startMs: range.startMs, endMs: range.endMs, finding }] : [];
  });
  const inTime = (items) => items.sort((one, other) => one.startMs - other.startMs);
  const rows = [
    { kind: 'chapter', name: 'chapters', items: inTime(chapters) },
    ...cameras,
    { kind: 'overlay', name: 'overlays', items: inTime(overlays) },
    { kind: 'short', name: 'shorts', items: inTime(shorts) },
    { kind: 'finding', name: 'findings', items: inTime(marks) },
  ].filter(({ kind, items }) => kind === 'camera' || items.length > 0);
  const duration = isTime(source.durationMs) ? source.durationMs : 0;
  const endMs = [...everything, ...marks].reduce((last, item) => Math.max(last, item.endMs), duration);
  return { endMs, cuts, rows, marks };
}
