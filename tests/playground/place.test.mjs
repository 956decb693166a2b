// Where a finding's path is in a text, and what a link holds: without a browser.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkEdl, checkRender, timeline } from 'render-rules';
import { EDL_EXAMPLES, GATE_EXAMPLES } from '../../www/playground/examples.js';
import { MAX_LINK, pack, readLink, unpack, writeLink } from '../../www/playground/link.js';
import { placeOf, placeOfLine, stepsOf } from '../../www/playground/place.js';
import { tracksOf } from '../../www/playground/tracks.js';

/** Every value below, with its path as the rules write it. */
function* valuesOf(value, path = '') {
  yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const isPlain = /^[\w-]+$/.test(name);
    const step = Array.isArray(value)
      ? `[${name}]`
      : isPlain
        ? `${path === '' ? '' : '.'}${name}`
        : `[${JSON.stringify(name)}]`;
    yield* valuesOf(inner, `${path}${step}`);
  }
}

const textOf = (examples, wanted) => examples.find(([name]) => name === wanted)[2]();

describe('the place of a path', () => {
  const odd = { 'a b': { 'c"d': [1, '}', { 'e.f[0]': '\\"' }] }, empty: {}, none: [], '': null, n: [[[-1.5e3]], true] };
  const texts = [
    textOf(GATE_EXAMPLES, 'many'),
    textOf(EDL_EXAMPLES, 'troubled'),
    JSON.stringify(odd),
    JSON.stringify(odd, null, '\t').replaceAll('\n', '\r\n'),
  ];

  it('is where the value is, of every value in a text', () => {
    for (const text of texts) {
      for (const [path, value] of valuesOf(JSON.parse(text))) {
        const { start, end } = placeOf(text, path);
        if (typeof value === 'object' && value !== null)
          assert.equal(text.slice(start, end), Array.isArray(value) ? '[' : '{', path);
        else assert.equal(text.slice(start, end), JSON.stringify(value), path);
      }
    }
  });

  it('is the nearest that is there of what is missing', () => {
    const text = '{ "assets": [{ "id": "a" }] }';
    assert.equal(text.slice(placeOf(text, 'assets[0].mezzanineUrl').start), '{ "id": "a" }] }');
    assert.equal(placeOf(text, 'edl').start, 0);
    assert.equal(placeOf('', 'edl').start, 0);
  });

  it('is the last one of members with the same name, which is the one that counts', () => {
    const text = '{ "a": 1, "a": 2 }';
    assert.equal(text.slice(placeOf(text, 'a').start, placeOf(text, 'a').end), '2');
  });

  it('needs no stack for deep texts', () => {
    const deep = 200_000;
    const text = `{ "a": ${'['.repeat(deep)}${']'.repeat(deep)}, "b": 7 }`;
    assert.equal(text.slice(placeOf(text, 'b').start, placeOf(text, 'b').end), '7');
  });

  it('reads the paths of the rules', () => {
    assert.deepEqual(stepsOf('sources["a\\"b[0]"].offsetMs'), ['sources', 'a"b[0]', 'offsetMs']);
    assert.deepEqual(stepsOf('tracks.program[12].endMs'), ['tracks', 'program', 12, 'endMs']);
    assert.deepEqual(stepsOf(''), []);
  });

  it('is a line and a column', () => {
    assert.deepEqual(placeOfLine('ab\ncd', 2, 2), { start: 4, end: 5 });
    assert.deepEqual(placeOfLine('ab', 9, 9), { start: 2, end: 2 });
  });
});

describe('the examples', () => {
  it('are what their names say', () => {
    const gate = (name) => checkRender(JSON.parse(textOf(GATE_EXAMPLES, name))).findings.map(({ code }) => code);
    assert.deepEqual(gate('ready'), []);
    assert.deepEqual(gate('short'), []);
    assert.deepEqual(gate('not-locked'), ['edl_not_locked']);
    assert.deepEqual(gate('no-mezzanine'), ['mezzanine_missing']);
    assert.deepEqual(gate('credentials'), ['mezzanine_url_invalid', 'mezzanine_url_invalid']);
    assert.deepEqual(gate('too-long'), ['duration_over_limit']);
    assert.ok(gate('many').length > 7);
    assert.ok(gate('hostile').length > 7);
    const edl = (name) => checkEdl(textOf(EDL_EXAMPLES, name)).findings.map(({ code }) => code);
    assert.deepEqual(edl('good'), []);
    assert.deepEqual(edl('syntax'), ['edl_syntax']);
    assert.deepEqual(edl('long'), ['cut_gap', 'cut_camera_unknown']);
    assert.ok(edl('troubled').length > 7);
  });
});

describe('the rows of a timeline', () => {
  it('have every cut, in the order of time, and the findings that have a place', () => {
    const text = textOf(EDL_EXAMPLES, 'troubled');
    const report = checkEdl(text);
    const { endMs, cuts, rows, marks } = tracksOf(timeline(text, report), report.findings);
    assert.equal(endMs, 25_000);
    assert.deepEqual(
      cuts.map(({ path }) => path),
      [0, 1, 2, 3, 4].map((index) => `tracks.program[${index}]`),
    );
    assert.deepEqual(
      rows.map(({ name }) => name),
      ['chapters', 'A', 'B', 'C', 'D', 'shorts', 'findings'],
    );
    assert.equal(marks.length, report.findings.length);
  });

  it('stand whatever they are made of', () => {
    for (const edl of [null, 1, [], { tracks: 3 }, { tracks: { program: [null, { startMs: '0' }, { startMs: NaN }] } }])
      assert.deepEqual(tracksOf(timeline(edl, { ok: true, findings: [] }), []).cuts, []);
    const program = Array.from({ length: 5000 }, (_, index) => ({
      startMs: index * 1000,
      endMs: (index + 1) * 1000,
      camera: `camera ${index}`,
    }));
    const { rows } = tracksOf(timeline({ tracks: { program } }, { ok: true, findings: [] }), []);
    assert.equal(rows.length, 10);
  });
});

describe('a link', () => {
  it('holds a text', async () => {
    const text = '{ "title": "Käse – 🎬" }';
    assert.equal(await unpack(await pack(text)), text);
  });

  it('is bounded, on the way out and in', async () => {
    const noise = Array.from({ length: 20_000 }, (_, index) => Math.sin(index).toString(36).slice(-1)).join('');
    assert.equal(await pack(noise), undefined);
    assert.equal(writeLink([['text', 'x'.repeat(MAX_LINK)]]), undefined);
    assert.equal(readLink(`#part=gate&text=${'x'.repeat(MAX_LINK)}`).size, 0);
  });

  it('unpacks nothing larger than a text may be, and no garbage', async () => {
    const stream = new Blob([new Uint8Array(5_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const bomb = Buffer.from(await new Response(stream).arrayBuffer()).toString('base64url');
    assert.ok(bomb.length < MAX_LINK);
    assert.equal(await unpack(bomb), undefined);
    for (const garbage of ['', '!', 'AAAA', '____']) assert.equal(await unpack(garbage), undefined);
  });
});
