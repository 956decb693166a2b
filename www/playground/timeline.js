// Draws the rows of an EDL on a canvas: only what is in view, so that 5,000 cuts are as smooth as five.
import { clock } from './element.js';

const ROW = 26;
const RULER = 24;
const LABELS = 84;
const MAX_ZOOM = 2000;
const CAMERAS = 6;

/** The steps of the ruler, in ms. */
const STEPS = [100, 500, 1000, 5000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000, 3_600_000];

/** The first of the items, which are sorted by their start, that may end after that time. */
function firstFrom(items, ms, longest) {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle].startMs + longest < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

const longestOf = (items) => items.reduce((longest, { startMs, endMs }) => Math.max(longest, endMs - startMs), 0);

/**
 * A timeline in a canvas that stands still inside of `scroller`, where `ruler` is as wide as all of the time.
 *
 * @param chosen called with the cut that was clicked or moved to
 */
export function createTimeline({ scroller, ruler, canvas, chosen }) {
  const context = canvas.getContext('2d');
  let rows = [];
  let cuts = [];
  let endMs = 1;
  let zoom = 1;
  let selected = -1;
  let colours;
  let pending = 0;

  /** What is in view, in px; `scale` is px for each ms. */
  let view = { width: 0, left: 0, scale: 1 };

  // Once for each picture: asked for each of 5,000 cuts, the browser would take longer to answer than to draw.
  function look() {
    const width = Math.max(scroller.clientWidth - LABELS, 1);
    view = { width, left: scroller.scrollLeft, scale: (width * zoom) / endMs };
  }

  const xOf = (ms) => LABELS + ms * view.scale - view.left;
  const msAt = (x) => (x - LABELS + view.left) / view.scale;
  const height = () => RULER + rows.length * ROW + 2;

  function readColours() {
    const style = getComputedStyle(canvas);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    colours = {
      ...Object.fromEntries(
        ['text', 'muted', 'line', 'surface', 'error', 'warning', 'on-finding', 'chapter', 'overlay', 'short'].map(
          (name) => [name, colour(name)],
        ),
      ),
      cameras: Array.from({ length: CAMERAS }, (_, index) => colour(`camera-${index + 1}`)),
      font: `12px ${style.fontFamily}`,
    };
  }

  const colourOf = (row, item) => {
    if (row.kind === 'camera') return colours.cameras[row.number % CAMERAS];
    return row.kind === 'finding' ? colours[item.finding.severity] : colours[row.kind];
  };

  function drawRuler() {
    const step = STEPS.find((ms) => ms * view.scale > 80) ?? STEPS.at(-1) * Math.ceil(80 / (STEPS.at(-1) * view.scale));
    const first = Math.floor(msAt(LABELS) / step);
    const last = Math.ceil(Math.min(msAt(LABELS + view.width), endMs) / step);
    for (let index = Math.max(first, 0); index <= last; index += 1) {
      const x = Math.round(xOf(index * step)) + 0.5;
      context.fillStyle = colours.line;
      context.fillRect(x, RULER - 6, 1, height());
      context.fillStyle = colours.muted;
      context.fillText(clock(index * step).replace(/\.000$/, ''), x + 4, RULER / 2);
    }
  }

  function drawGaps() {
    const cameras = rows.filter(({ kind }) => kind === 'camera');
    const findings = rows.find(({ kind }) => kind === 'finding')?.items ?? [];
    if (cameras.length === 0) return;
    const top = RULER + rows.indexOf(cameras[0]) * ROW;
    for (const { startMs, endMs: end, finding } of findings) {
      if (finding.code !== 'cut_gap' || end < msAt(LABELS) || startMs > msAt(LABELS + view.width)) continue;
      context.globalAlpha = 0.25;
      context.fillStyle = colours[finding.severity];
      context.fillRect(xOf(startMs), top, Math.max((end - startMs) * view.scale, 1), cameras.length * ROW);
      context.globalAlpha = 1;
    }
  }

  function drawItem(row, item, y) {
    const x = xOf(item.startMs);
    const wide = (item.endMs - item.startMs) * view.scale;
    context.fillStyle = colourOf(row, item);
    // What is short is to be seen, but not to cover the many beside it.
    const least = row.items.length > view.width ? 0.5 : 3;
    context.fillRect(x, y + 3, Math.max(wide - (wide > 4 ? 1 : 0), least), ROW - 6);
    if (wide < 32) return;
    context.save();
    context.beginPath();
    context.rect(x, y, wide - 2, ROW);
    context.clip();
    context.fillStyle = row.kind === 'chapter' ? colours.text : row.kind === 'finding' ? colours['on-finding'] : '#fff';
    context.fillText(item.label.slice(0, 80), Math.max(x, LABELS) + 6, y + ROW / 2 + 0.5);
    context.restore();
  }

  function drawRow(row, y) {
    const [from, to] = [msAt(LABELS), msAt(LABELS + view.width)];
    for (let index = firstFrom(row.items, from, row.longest); index < row.items.length; index += 1) {
      const item = row.items[index];
      if (item.startMs > to) break;
      drawItem(row, item, y);
    }
  }

  function drawSelection() {
    const cut = cuts[selected];
    if (!cut) return;
    const y = RULER + rows.indexOf(cut.row) * ROW;
    context.strokeStyle = colours.text;
    context.lineWidth = 2;
    context.strokeRect(xOf(cut.startMs), y + 2, Math.max((cut.endMs - cut.startMs) * view.scale - 1, 3), ROW - 4);
  }

  function drawLabels() {
    context.fillStyle = colours.surface;
    context.fillRect(0, 0, LABELS, height());
    context.fillStyle = colours.text;
    rows.forEach((row, index) => {
      const y = RULER + index * ROW;
      context.fillText(row.name.slice(0, 40), 6, y + ROW / 2, LABELS - 12);
    });
  }

  function draw() {
    pending = 0;
    if (scroller.clientWidth === 0) return;
    look();
    const ratio = devicePixelRatio || 1;
    const [wide, high] = [scroller.clientWidth, height()];
    if (canvas.width !== Math.round(wide * ratio) || canvas.height !== Math.round(high * ratio)) {
      canvas.width = Math.round(wide * ratio);
      canvas.height = Math.round(high * ratio);
      canvas.style.width = `${wide}px`;
      canvas.style.height = `${high}px`;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, wide, high);
    context.font = colours.font;
    context.textBaseline = 'middle';
    drawRuler();
    rows.forEach((row, index) => drawRow(row, RULER + index * ROW));
    drawGaps();
    drawSelection();
    drawLabels();
  }

  function redraw() {
    if (pending === 0) pending = requestAnimationFrame(draw);
  }

  function resize() {
    look();
    ruler.style.width = `${LABELS + view.width * zoom}px`;
    redraw();
  }

  /** Zooms so that the given time, or the middle, stays where it is. */
  function setZoom(next, aroundMs) {
    look();
    const ms = aroundMs ?? msAt(LABELS + view.width / 2);
    const x = xOf(ms);
    zoom = Math.min(Math.max(next, 1), MAX_ZOOM);
    resize();
    scroller.scrollLeft = LABELS + ms * view.scale - x;
    redraw();
  }

  function select(index) {
    selected = Math.min(Math.max(index, 0), cuts.length - 1);
    const cut = cuts[selected];
    if (!cut) return;
    look();
    const [from, to] = [msAt(LABELS), msAt(LABELS + view.width)];
    if (cut.startMs < from || cut.endMs > to) scroller.scrollLeft = cut.startMs * view.scale - view.width / 3;
    redraw();
    chosen(cut, selected);
  }

  const KEYS = {
    ArrowLeft: () => select(selected - 1),
    ArrowRight: () => select(selected + 1),
    Home: () => select(0),
    End: () => select(cuts.length - 1),
    '+': () => setZoom(zoom * 2, cuts[selected]?.startMs),
    '=': () => setZoom(zoom * 2, cuts[selected]?.startMs),
    '-': () => setZoom(zoom / 2, cuts[selected]?.startMs),
    0: () => setZoom(1),
  };

  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(KEYS, event.key)) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  canvas.addEventListener('click', ({ offsetX, offsetY }) => {
    look();
    const ms = msAt(offsetX);
    const row = rows[Math.floor((offsetY - RULER) / ROW)];
    const inRow = row?.kind === 'camera' ? row.items.find((cut) => cut.startMs <= ms && ms < cut.endMs) : undefined;
    const before = cuts.findLastIndex((cut) => cut.startMs <= ms);
    select(inRow ? cuts.indexOf(inRow) : before);
  });
  scroller.addEventListener('scroll', redraw);
  scroller.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      look();
      setZoom(zoom * (event.deltaY < 0 ? 1.25 : 0.8), msAt(event.clientX - scroller.getBoundingClientRect().left));
    },
    { passive: false },
  );
  new ResizeObserver(resize).observe(scroller);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    readColours();
    redraw();
  });
  readColours();

  return {
    /** What to draw from now on: what `tracksOf` returns. The view stays if the same amount of time is drawn. */
    show(tracks) {
      const isAnother = tracks.endMs !== endMs;
      let camera = 0;
      rows = tracks.rows.map((row) => ({
        ...row,
        number: row.kind === 'camera' ? camera++ : 0,
        longest: longestOf(row.items),
      }));
      const drawnRow = new Map(tracks.rows.map((row, index) => [row, rows[index]]));
      cuts = tracks.cuts.map((cut) => ({ ...cut, row: drawnRow.get(cut.row) }));
      for (const row of rows) if (row.kind === 'camera') row.items = cuts.filter((cut) => cut.row === row);
      endMs = Math.max(tracks.endMs, 1);
      if (isAnother) [zoom, selected] = [1, -1];
      selected = Math.min(selected, cuts.length - 1);
      resize();
    },
    /** Selects the cut of that path, such as `tracks.program[2]`, if there is one. */
    selectPath(path) {
      const index = cuts.findIndex((cut) => cut.path === path);
      if (index >= 0) select(index);
    },
    zoomBy: (factor) => setZoom(zoom * factor, cuts[selected]?.startMs),
    fit: () => setZoom(1),
    step: (by) => select(selected + by),
    redraw: resize,
  };
}
