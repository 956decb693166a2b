// The state machine as a picture, laid out from the rules' own table of transitions.
import { drawn } from './element.js';

/** From one column to the next, and from one row to the next: lying, and standing on narrow screens. */
const LYING = { column: 232, row: 104, left: 8, top: 54, wide: 612, high: 318, box: { w: 124, h: 46 } };
const STANDING = { column: 112, row: 130, left: 58, top: 8, wide: 392, high: 318, box: { w: 104, h: 44 } };

/** Each status's column, by how far it is from the first one, the terminal ones last; and its row there. */
function arrange({ statuses, transitions, initialStatus, isTerminal }) {
  const columns = new Map([[initialStatus, 0]]);
  for (const status of columns.keys())
    for (const { from, to } of transitions)
      if (from === status && !columns.has(to)) columns.set(to, columns.get(status) + 1);
  const last = Math.max(...columns.values());
  const places = new Map();
  const rows = new Map();
  // What leads back stands first, where the way back runs.
  for (const status of [...statuses].sort((one, other) => isTerminal(one) - isTerminal(other))) {
    const column = isTerminal(status) ? last : (columns.get(status) ?? last);
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    places.set(status, { column, row });
  }
  // A column's only status stands beside the middle of the last one.
  const most = Math.max(...rows.values());
  for (const place of places.values()) place.row += (most - rows.get(place.column)) / 2;
  return places;
}

/** The transitions between the same two statuses, as one arrow with all their events. */
function arrows(transitions) {
  const found = new Map();
  for (const { from, to, event } of transitions) {
    const name = `${from} ${to}`;
    const arrow = found.get(name) ?? { from, to, events: [] };
    arrow.events.push(event);
    found.set(name, arrow);
  }
  return [...found.values()];
}

/** The arrow's line and its label's place. What leads back runs before the first row, what leaves out a column behind its own. */
function course(from, to, { standing, edge, columns }) {
  // Calculated lying; standing, the two axes change places.
  const turn = standing ? ({ x, y, w, h }) => ({ x: y, y: x, w: h, h: w }) : (box) => box;
  const [a, b] = [turn(from), turn(to)];
  const end = turn(edge);
  const point = (x, y) => (standing ? `${y} ${x}` : `${x} ${y}`);
  const at = (x, y) => (standing ? { x: y, y: x } : { x, y });
  const [middleA, middleB] = [a.x + a.w / 2, b.x + b.w / 2];
  if (columns < 0) {
    const y = Math.min(a.y, b.y) - (standing ? 18 : 30);
    const before = Math.min(y, end.y);
    return {
      path: `M ${point(middleA, a.y)} C ${point(middleA, before)}, ${point(middleA, before)}, ${point(middleA - 40, before)} L ${point(middleB + 40, before)} C ${point(middleB, before)}, ${point(middleB, before)}, ${point(middleB, b.y - 5)}`,
      label: at((middleA + middleB) / 2, before),
    };
  }
  if (columns > 1) {
    const behind = b.y + b.h / 2;
    return {
      path: `M ${point(middleA, a.y + a.h)} C ${point(middleA, behind)}, ${point(middleA, behind)}, ${point(middleA + 60, behind)} L ${point(b.x - 5, behind)}`,
      label: at((middleA + b.x) / 2 - 20, behind),
    };
  }
  const [y, y2] = [a.y + a.h / 2, b.y + b.h / 2];
  const half = (a.x + a.w + b.x) / 2;
  return {
    path: `M ${point(a.x + a.w, y)} C ${point(half, y)}, ${point(half, y2)}, ${point(b.x - 5, y2)}`,
    // Standing, the labels of what fans out would meet in the middle.
    label: standing ? at(b.x - 34, y + (y2 - y) * 0.88) : at(half, (y + y2) / 2),
  };
}

/**
 * Draws the machine into an element.
 *
 * @returns `show(status, entry?)`: marks where the job is, and the arrow that led there
 */
export function drawMachine(root, { statuses, transitions, initialStatus, isTerminal, describe }) {
  const places = arrange({ statuses, transitions, initialStatus, isTerminal });
  const narrow = matchMedia('(max-width: 560px)');
  let shown = { status: initialStatus, entry: undefined };

  function boxOf(status, size) {
    const { column, row } = places.get(status);
    const [x, y] = narrow.matches ? [row, column] : [column, row];
    return { x: size.left + x * size.column, y: size.top + y * size.row, ...size.box };
  }

  function draw() {
    const standing = narrow.matches;
    const size = standing ? STANDING : LYING;
    const edge = standing ? { x: 30, y: 0, w: 0, h: 0 } : { x: 0, y: 20, w: 0, h: 0 };
    const { status, entry } = shown;
    const lines = arrows(transitions).map(({ from, to, events }) => {
      const { path, label } = course(boxOf(from, size), boxOf(to, size), {
        standing,
        edge,
        columns: places.get(to).column - places.get(from).column,
      });
      const taken = entry?.from === from && entry.to === to;
      const state = taken ? 'taken' : from === status ? 'open' : 'other';
      const kind = `arrow ${state}`;
      const text = drawn('text', { class: kind, x: label.x, y: label.y });
      events.forEach((event, index) => {
        const dy = index === 0 ? `${0.35 - (events.length - 1) * 0.6}em` : '1.2em';
        text.append(drawn('tspan', { x: label.x, dy }, event));
      });
      return [drawn('path', { class: kind, d: path, 'marker-end': `url(#head-${state})` }), text];
    });
    const boxes = statuses.map((name) => {
      const { x, y, w, h } = boxOf(name, size);
      return drawn(
        'g',
        { class: `status ${name}${name === status ? ' current' : ''}` },
        drawn('title', {}, describe(name)),
        drawn('rect', { x, y, width: w, height: h, rx: 10 }),
        drawn('text', { x: x + w / 2, y: y + h / 2, dy: '0.35em' }, name),
      );
    });
    const heads = ['taken', 'open', 'other'].map((state) =>
      drawn(
        'marker',
        {
          id: `head-${state}`,
          viewBox: '0 0 8 8',
          refX: 4,
          refY: 4,
          markerUnits: 'userSpaceOnUse',
          markerWidth: 11,
          markerHeight: 11,
          orient: 'auto',
        },
        drawn('path', { d: 'M 0 0 L 8 4 L 0 8 z' }),
      ),
    );
    root.replaceChildren(
      drawn(
        'svg',
        {
          viewBox: `0 0 ${size.wide} ${size.high}`,
          role: 'img',
          'aria-label': `State machine. The job is ${status}. Transitions: ${arrows(transitions)
            .map(({ from, to, events }) => `${from} to ${to} by ${events.join(' or ')}`)
            .join('; ')}.`,
        },
        drawn('defs', {}, ...heads),
        ...lines.map(([line]) => line),
        ...boxes,
        ...lines.map(([, text]) => text),
      ),
    );
  }

  narrow.addEventListener('change', draw);
  draw();
  return {
    show(status, entry) {
      shown = { status, entry };
      draw();
    },
  };
}
