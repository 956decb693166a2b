// What a timeline shows and where: the arithmetic and the drawing, without a browser.
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkRender, timeline as place } from 'render-rules';
import { loadModule } from './support/modules.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const load = (name) => loadModule(join(root, 'www', 'plugin', 'admin', 'src', `${name}.ts`));
const [{ parseTimecode, timecode }, view, { drawTimeline, layoutOf }, { rowsOf }, { draftOf, rangeOf, selectionOf }] =
  await Promise.all(['timeline/timecode', 'timeline/view', 'timeline/draw', 'timeline/rows', 'parts/draft'].map(load));

describe('a time of the programme', () => {
  for (const [ms, text] of [
    [0, '0:00.000'],
    [999.6, '0:01.000'],
    [62_250, '1:02.250'],
    [3_599_999, '59:59.999'],
    [3_600_000, '1:00:00.000'],
    [36_062_005, '10:01:02.005'],
  ])
    test(text, () => {
      assert.equal(timecode(ms), text);
      assert.equal(parseTimecode(text), Math.round(ms));
    });

  for (const [text, ms] of [
    ['0', 0],
    ['5', 5000],
    [' 62.25 ', 62_250],
    ['1:2,5', 62_500],
    ['1:90', 150_000],
    ['1:00:02', 3_602_000],
    ['4.1', 4100],
    ['0.3', 300],
    ...['', '1:', ':5', '-1', '1e3', '1.', '.5', '1:2:3:4', '5 s', 'NaN', '１'].map((none) => [none, null]),
  ])
    test(`\`${text}\` is read as ${ms === null ? 'no time' : `${ms} ms`}`, () => assert.equal(parseTimecode(text), ms));
});

describe('a part of the programme as it is typed', () => {
  const shorts = [
    { index: 0, label: 'First', startMs: 1000, endMs: 2000 },
    { index: 2, label: 'Third', startMs: 4000, endMs: 9000 },
  ];
  const timeline = { shorts };

  test('is what a trigger asks for', () => {
    assert.equal(selectionOf({ kind: 'unchosen' }), null);
    assert.deepEqual(selectionOf({ kind: 'short', index: 2 }), { short: 2 });
    assert.deepEqual(selectionOf({ kind: 'clip', start: '0:05', end: '10.5' }), {
      clip: { startMs: 5000, endMs: 10_500 },
    });
    assert.deepEqual(selectionOf({ kind: 'stillAtMs', at: '1:02.250' }), { stillAtMs: 62_250 });
  });

  test('keeps what is no time as it was typed: without it the rules would find nothing chosen', () => {
    assert.deepEqual(selectionOf({ kind: 'stillAtMs', at: 'soon' }), { stillAtMs: 'soon' });
    assert.deepEqual(selectionOf({ kind: 'clip', start: '', end: '1' }), { clip: { startMs: '', endMs: 1000 } });
    const asked = { selection: selectionOf({ kind: 'stillAtMs', at: 'soon' }), format: 'thumbnail' };
    assert.ok(checkRender(asked).findings.some(({ code }) => code === 'still_time_invalid'));
    assert.equal(timecode('soon'), 'soon');
  });

  test('has a place where all of its times are there, a short that of its index', () => {
    assert.equal(rangeOf(null, timeline), null);
    assert.equal(rangeOf({ short: 2 }, timeline), shorts[1]);
    assert.equal(rangeOf({ short: 1 }, timeline), null);
    assert.deepEqual(rangeOf({ clip: { startMs: 5, endMs: 6 } }, timeline), { startMs: 5, endMs: 6 });
    assert.deepEqual(rangeOf({ stillAtMs: 7 }, timeline), { startMs: 7, endMs: 7 });
    assert.equal(rangeOf({ clip: { startMs: 5, endMs: 'soon' } }, timeline), null);
    assert.equal(rangeOf({ stillAtMs: 'soon' }, timeline), null);
  });

  test('begins with what is made already', () => {
    const range = { startMs: 1000, endMs: 62_250 };
    assert.deepEqual(draftOf('clip', range), { kind: 'clip', start: '0:01.000', end: '1:02.250' });
    assert.deepEqual(draftOf('stillAtMs', range), { kind: 'stillAtMs', at: '0:01.000' });
    assert.deepEqual(draftOf('short', range), { kind: 'short', index: 0 });
  });
});

describe('the part of the time that is on screen', () => {
  const { whole, zoomed, moved, revealing, xOf, msAt, indexAt } = view;
  const all = whole(60_000);

  test('is all of it at first, and never more', () => {
    assert.deepEqual(all, { startMs: 0, endMs: 60_000 });
    assert.deepEqual(zoomed(all, 60_000, 0.5, 30_000), all);
    assert.deepEqual(whole(0), { startMs: 0, endMs: 1 });
  });

  test('is less when zoomed, and what is zoomed at stays in its place', () => {
    const near = zoomed(all, 60_000, 4, 20_000);
    assert.equal(near.endMs - near.startMs, 15_000);
    assert.equal(xOf(20_000, near, 900), xOf(20_000, all, 900));
  });

  test('is at least a few frames, and lies on the axis', () => {
    let tiny = all;
    for (let step = 0; step < 30; step += 1) tiny = zoomed(tiny, 60_000, 2, 0);
    assert.deepEqual(tiny, { startMs: 0, endMs: 200 });
    assert.deepEqual(moved(tiny, 60_000, -5), tiny);
    assert.deepEqual(moved(tiny, 60_000, 1e9), { startMs: 59_800, endMs: 60_000 });
  });

  test('moves only for what is not in it', () => {
    const near = { startMs: 10_000, endMs: 20_000 };
    assert.equal(revealing(near, 60_000, { startMs: 12_000, endMs: 13_000 }), near);
    assert.deepEqual(revealing(near, 60_000, { startMs: 30_000, endMs: 32_000 }), { startMs: 26_000, endMs: 36_000 });
    // What is longer than the screen is shown from its start on.
    assert.deepEqual(revealing(near, 60_000, { startMs: 30_000, endMs: 60_000 }), { startMs: 30_000, endMs: 40_000 });
  });

  test('gives a time for a place, and the range that holds a time', () => {
    assert.equal(msAt(450, all, 900), 30_000);
    const ranges = [
      { startMs: 0, endMs: 10 },
      { startMs: 10, endMs: 20 },
      { startMs: 15, endMs: 18 },
      { startMs: 30, endMs: 40 },
    ];
    assert.deepEqual(
      [0, 9, 10, 16, 19, 25, 40, -1].map((ms) => indexAt(ranges, ms)),
      [0, 0, 1, 2, 1, -1, -1, -1],
    );
  });
});

/** A canvas that writes down the rectangles. */
function recorder() {
  const rectangles = [];
  const context = {
    fillStyle: '',
    fillRect: (x, y, width, height) => rectangles.push({ colour: context.fillStyle, x, y, width, height }),
  };
  for (const name of 'setTransform clearRect fillText save restore beginPath rect clip moveTo lineTo stroke fill strokeRect'.split(
    ' ',
  ))
    context[name] = () => {};
  return { context, rectangles };
}

const PALETTE = {
  cameras: ['A', 'B'],
  onCamera: 'onCamera',
  gap: 'gap',
  onGap: 'onGap',
  text: 'text',
  line: 'line',
  track: 'track',
  error: 'error',
  warning: 'warning',
  chosen: 'chosen',
  part: 'part',
};

const edlOf = (program, more = {}) => ({
  schemaVersion: '1.0',
  durationMs: 10_000,
  tracks: { program, ...more },
  sources: { A: {}, B: {} },
});
const none = { ok: true, findings: [] };

describe('the drawing', () => {
  const draw = (timeline, frame) => {
    const { context, rectangles } = recorder();
    drawTimeline(context, timeline, { width: 1000, ratio: 1, chosen: null, compact: true, ...frame }, PALETTE);
    return rectangles;
  };

  test('puts each cut where it lies, and a gap between them', () => {
    const timeline = place(
      edlOf([
        { startMs: 0, endMs: 4000, camera: 'A' },
        { startMs: 5000, endMs: 10_000, camera: 'B' },
      ]),
      none,
    );
    const found = draw(timeline, { view: view.whole(timeline.lengthMs) });
    const of = (colour) => found.filter((one) => one.colour === colour).map(({ x, width }) => [x, x + width]);
    // A pixel is left between cuts that are wider than a few.
    assert.deepEqual(of('A'), [[0, 399]]);
    assert.deepEqual(of('B'), [[500, 999]]);
    assert.deepEqual(of('gap'), [[400, 500]]);
  });

  test('draws no more rectangles than there are pixels, however many cuts there are', () => {
    const cuts = Array.from({ length: 100_000 }, (_, index) => ({
      startMs: index / 10,
      endMs: (index + 1) / 10,
      camera: 'AB'[index % 2],
    }));
    const timeline = place(edlOf(cuts), none);
    assert.equal(timeline.cuts.length, 100_000);
    const found = draw(timeline, { view: view.whole(timeline.lengthMs) });
    assert.ok(found.length <= 1005, String(found.length));
    assert.ok(found.length >= 990, String(found.length));
  });

  test('marks a finding so that it can be seen, however short', () => {
    const report = {
      ok: true,
      findings: [
        {
          code: 'cut_gap',
          severity: 'warning',
          path: 'tracks.program',
          message: '',
          remedy: '',
          params: { startMs: 5000, endMs: 5001 },
        },
      ],
    };
    const timeline = place(edlOf([{ startMs: 0, endMs: 5000, camera: 'A' }]), report);
    const [mark] = draw(timeline, { view: view.whole(timeline.lengthMs) }).filter(({ colour }) => colour === 'warning');
    assert.deepEqual([mark.x, mark.width], [500, 3]);
  });

  test('pales what is not rendered, and says with a bar what is', () => {
    const timeline = place(edlOf([{ startMs: 0, endMs: 10_000, camera: 'A' }]), none);
    const all = view.whole(timeline.lengthMs);
    const of = (frame, colour) =>
      draw(timeline, { view: all, ...frame })
        .filter((one) => one.colour === colour)
        .map(({ x, width }) => [x, x + width]);
    const clip = { part: { startMs: 2000, endMs: 7000 } };
    const paled = [
      [0, 200],
      [700, 1000],
    ];
    assert.deepEqual(of(clip, 'gap'), paled);
    assert.deepEqual(of(clip, 'part')[0], [200, 700]);
    // Of a still only the place: nothing is paled.
    const still = { part: { startMs: 5000, endMs: 5000 } };
    assert.deepEqual(of(still, 'gap'), []);
    assert.deepEqual(of(still, 'part')[0], [500, 503]);
    // One that is not in view is not drawn at its edge.
    const near = { view: { startMs: 8000, endMs: 10_000 }, ...clip };
    assert.deepEqual(of(near, 'part'), []);
    assert.deepEqual(of(near, 'gap').at(-1), [0, 1000]);
    assert.deepEqual(of({}, 'part'), []);
  });

  test('shows the time that is pointed at', () => {
    const timeline = place(edlOf([{ startMs: 0, endMs: 10_000, camera: 'A' }]), none);
    const of = (positionMs) =>
      draw(timeline, { view: view.whole(timeline.lengthMs), positionMs }).filter(({ colour }) => colour === 'chosen');
    assert.deepEqual(
      [of(2500), of(10_000), of(null)].map((found) => found.map(({ x }) => x)),
      [[250], [999], []],
    );
  });

  test('has a place for each track that holds something, and for no other', () => {
    const cuts = [{ startMs: 0, endMs: 10_000, camera: 'A' }];
    const tracksOf = (edl) => layoutOf(place(edl, none), false).tracks.map(({ track }) => track);
    assert.deepEqual(tracksOf(edlOf(cuts)), []);
    const shorts = [{ startMs: 0, endMs: 10, title: 'S' }];
    assert.deepEqual(tracksOf(edlOf(cuts, { shorts, chapters: [{ startMs: 0, title: 'C' }] })), ['chapters', 'shorts']);
  });

  test('is told as rows in the order of time', () => {
    const timeline = place(
      edlOf([{ id: 'x', startMs: 2000, endMs: 10_000, camera: 'B' }], {
        chapters: [{ startMs: 3000, title: 'Late' }],
        overlays: [{ id: 'o', startMs: 2500, endMs: 2600, type: 'title' }],
      }),
      none,
    );
    assert.deepEqual(
      rowsOf(timeline).map(({ kind, label, camera, startMs }) => [kind, label, camera, startMs]),
      [
        ['gap', '', '', 0],
        ['cut', 'x', 'B', 2000],
        ['overlay', 'o', '', 2500],
        ['chapter', 'Late', '', 3000],
      ],
    );
  });
});
