// A timeline of the rules' as rows to draw.

/** More cameras than that share the last row. */
const MAX_CAMERAS = 10;

function cameraRows({ cameras, cuts }) {
  const rows = cameras.slice(0, MAX_CAMERAS).map((name) => ({ kind: 'camera', name, items: [] }));
  if (cameras.length > MAX_CAMERAS) rows[MAX_CAMERAS - 1].name = `${cameras.length - MAX_CAMERAS + 1} more`;
  for (const cut of cuts) {
    cut.row = rows[Math.min(cut.camera, MAX_CAMERAS - 1)];
    cut.row.items.push(cut);
  }
  return rows;
}

/**
 * @param timeline what `timeline` answers to an EDL and its findings
 * @returns `endMs`, the last time there is; `cuts` in the order of time; `rows`, from the top to the bottom, each with a
 *   name and its items; `marks`, the findings that have a place in time
 */
export function tracksOf(timeline, findings) {
  const { lengthMs, cameras } = timeline;
  const cuts = timeline.cuts.map((cut) => ({
    ...cut,
    path: `tracks.program[${cut.index}]`,
    cameraName: cameras[cut.camera],
  }));
  const marks = timeline.marks.map((mark) => {
    const finding = findings[mark.finding];
    return { ...mark, finding, label: finding.code };
  });
  const inTime = (items) => items.toSorted((one, other) => one.startMs - other.startMs);
  const rows = [
    { kind: 'chapter', name: 'chapters', items: inTime(timeline.chapters) },
    ...cameraRows({ cameras, cuts }),
    { kind: 'overlay', name: 'overlays', items: inTime(timeline.overlays) },
    { kind: 'short', name: 'shorts', items: inTime(timeline.shorts) },
    { kind: 'finding', name: 'findings', items: inTime(marks) },
  ].filter(({ items }) => items.length > 0);
  const endMs = rows.flatMap(({ items }) => items).reduce((last, item) => Math.max(last, item.endMs), lengthMs);
  return { endMs, cuts, rows, marks };
}
