// checkRender has two ways across the boundary: plain data are laid out flat, everything else is walked through value by
// value. Both must say the same of any request, however hostile.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkRender } from 'render-rules';

const CASES = 100_000;

/** Options that could be bytes: with them a call takes the general way. */
class GeneralWay {
  constructor(options) {
    Object.assign(this, options);
  }

  get byteLength() {
    return 0;
  }
}

/** A small generator of random numbers (mulberry32), so that a case that fails can be run again. */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ready = () => ({
  session: { id: 's1', sessionId: 's1', anchorAngle: 'A', syncOffsetsMs: { A: 0, B: 1830 }, durationMs: 12_000 },
  edl: {
    id: 'e1',
    version: 1,
    status: 'locked',
    canonicalEdl: {
      schemaVersion: '1.0',
      sessionId: 's1',
      masterCamera: 'A',
      durationMs: 12_000,
      fps: 25,
      tracks: {
        program: [
          { id: 'c1', startMs: 0, endMs: 4000, camera: 'A', reason: 'speaker', confidence: 0.9 },
          { id: 'c2', startMs: 4000, endMs: 8000, camera: 'B' },
          { id: 'c3', startMs: 8000, endMs: 12_000, camera: 'A' },
        ],
        overlays: [{ id: 'o1', startMs: 0, endMs: 1000, type: 'title', payload: { text: 'hello' } }],
        chapters: [{ startMs: 0, title: 'Welcome' }],
        shorts: [{ startMs: 0, endMs: 4000, title: 'Short', hook: 'why' }],
      },
      sources: { A: { assetId: 'a1', offsetMs: 0 }, B: { assetId: 'a2', offsetMs: 1830 } },
    },
  },
  assets: [
    { id: 'a1', angle: 'A', type: 'camera', mezzanineUrl: 'https://media.example/a.mov', durationMs: 20_000, fps: 25 },
    { id: 'a2', angle: 'B', type: 'camera', mezzanineUrl: 'https://media.example/b.mov', durationMs: 20_000, fps: 25 },
  ],
  format: 'full_16_9',
});

/** It may be rendered; its overlay is not drawn yet. */
function assertReady({ ok, findings }) {
  assert.deepEqual([ok, ...findings.map(({ code }) => code)], [true, 'overlays_not_drawn']);
}

function cyclic() {
  const list = [];
  list.push(list, { list });
  return list;
}

function thrower() {
  return {
    get id() {
      throw new Error('not today');
    },
  };
}

class Row {
  id = 'a1';
  get angle() {
    return 'A';
  }
}

/** What may stand anywhere. Each is made anew: some keep a state. */
const HOSTILE = [
  () => undefined,
  () => null,
  () => true,
  () => false,
  () => -0,
  () => 0,
  () => -1,
  () => 0.1 + 0.2,
  () => 4000.5,
  () => 2 ** 53,
  () => -(2 ** 53),
  () => 2 ** 64,
  () => Number.MAX_VALUE,
  () => Number.MIN_VALUE,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => Number.NEGATIVE_INFINITY,
  () => 7n,
  () => 2n ** 70n,
  () => '',
  () => ' ',
  () => 'A',
  () => 'a1',
  () => 'Zoë 🎬',
  () => '\ud83d',
  () => '\ude00',
  () => '\u0000\n`',
  () => '{"tracks":',
  () => JSON.stringify(ready().edl.canonicalEdl),
  () => 'x'.repeat(70_000),
  () => Symbol('s'),
  () => () => 's',
  () => [],
  () => Object.assign([], { 2: null }),
  () => ['A', 1, {}],
  () => new Array(20_000).fill({}),
  () => ({}),
  () => Object.create(null),
  () => Object.assign(Object.create(null), { id: 'a1', angle: 'B' }),
  () => Object.create({ id: 'a1' }),
  () => JSON.parse('{"__proto__": {"id": "a1"}, "id": "a2"}'),
  () => ({ __proto__: null, status: 'locked' }),
  () => Object.defineProperty({ angle: 'A' }, 'id', { value: 'a1', enumerable: false }),
  () => ({ [Symbol.iterator]: () => [].values() }),
  () => new Map([['id', 'a1']]),
  () => new Set(['a1']),
  () => new Date(0),
  () => new Row(),
  () => new Uint8Array([123, 125]),
  () => new TextEncoder().encode(JSON.stringify(ready().edl.canonicalEdl)).buffer,
  () => Object('A'),
  () => new Proxy({ id: 'a1', angle: 'A' }, {}),
  () => new Proxy([{ id: 'a1' }], {}),
  () => Object.assign(Object.create({ angle: 'A' }), { id: 'a1' }),
  () => Object.assign(new Row(), { constructor: Object }),
  () => ({ id: 'a1', byteLength: 2 }),
  () => ({ id: 'a1', unknown: () => 'A', more: Symbol('s') }),
  () => Object.defineProperty({}, 'byteLength', { get: () => thrower().id }),
  () => new SharedArrayBuffer(8),
  () => new DataView(new ArrayBuffer(8)),
  () => Object.assign([{ id: 'a1' }], { id: 'a2' }),
  () => cyclic(),
  () => thrower(),
];

const KEYS = ['id', 'angle', 'startMs', 'camera', 'é', '__proto__', 'constructor', '', 'sources', 'unknown', '0'];

/** Every object and list in a value that was made here. */
function containers(value, found = []) {
  if (value !== null && typeof value === 'object') {
    found.push(value);
    for (const key of Object.keys(value)) containers(value[key], found);
  }
  return found;
}

function spoil(request, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const changes = Math.floor(random() * 4);
  const places = containers(request);
  for (let change = 0; change < changes; change += 1) {
    const place = pick(places);
    const key = random() < 0.8 && Object.keys(place).length > 0 ? pick(Object.keys(place)) : pick(KEYS);
    if (random() < 0.1) delete place[key];
    else {
      const value = pick(HOSTILE)();
      Object.defineProperty(place, key, { value, writable: true, enumerable: true, configurable: true });
    }
  }
  return random() < 0.01 ? pick(HOSTILE)() : request;
}

const OPTIONS = [
  undefined,
  {},
  { gaps: 'error' },
  { unusedCameras: 'off', minShotMs: 5000 },
  { gap: 'off' },
  { minShotMs: -1 },
];

function outcome(request, options) {
  try {
    return { report: checkRender(request, options) };
  } catch ({ name, code, message }) {
    return { name, code, message };
  }
}

describe('the two ways of checkRender across the boundary', () => {
  it(`say the same of ${CASES} requests`, () => {
    let withFindings = 0;
    for (let seed = 0; seed < CASES; seed += 1) {
      const random = randomOf(seed);
      const options = random() < 0.3 ? OPTIONS[Math.floor(random() * OPTIONS.length)] : undefined;
      const request = spoil(ready(), random);
      const short = outcome(request, options);
      const general = outcome(request, new GeneralWay(options));
      assert.deepStrictEqual(short, general, `seed ${seed}`);
      if (short.report?.findings.length > 0) withFindings += 1;
    }
    assert.ok(withFindings > CASES / 4, `only ${withFindings} have findings`);
  });

  it('are each taken where they should be: the short one reads a request once', () => {
    let reads = 0;
    // The first key, so that it is read whatever comes after it.
    const counted = (more) => {
      const { format, ...rest } = ready();
      const request = {
        get format() {
          reads += 1;
          return format;
        },
      };
      return Object.assign(request, rest, more);
    };
    for (const [request, options, times] of [
      [counted(), undefined, 1],
      [counted(), { gaps: 'off' }, 1],
      [counted({ session: { id: 'Zoë 🎬' } }), undefined, 1],
      [counted(), new GeneralWay(), 2],
      [counted({ session: new Row() }), undefined, 1],
      [counted({ session: new Map() }), undefined, 2],
    ]) {
      reads = 0;
      checkRender(request, options);
      assert.equal(reads, times);
    }
  });

  it('say the same where the module’s memory grows meanwhile', () => {
    // Many findings, more each time: the memory grows while they are made.
    const spoilt = (count) => {
      const request = ready();
      request.edl.canonicalEdl.tracks.program = Array.from({ length: count }, (_, index) => ({
        id: `c${index}`,
        startMs: index * 10,
        endMs: index * 10 + 15,
        camera: `${'camera '.repeat(3)}${index}`,
      }));
      return request;
    };
    for (let count = 50; count < 1500; count += 50)
      assert.deepEqual(checkRender(spoilt(count)), checkRender(spoilt(count), new GeneralWay()), `${count} cuts`);
    // A getter that asks the rules has it grow while its request is laid out.
    const large = JSON.stringify(spoilt(20_000).edl.canonicalEdl);
    const request = ready();
    const { format } = request;
    Object.defineProperty(request, 'format', {
      enumerable: true,
      get() {
        checkRender({ ...ready(), edl: { id: 'e1', status: 'draft', canonicalEdl: large } });
        return format;
      },
    });
    assertReady(checkRender(request));
  });

  it('leave nothing behind: a report is the caller’s own', () => {
    const report = checkRender(ready());
    report.ok = false;
    report.findings.push('mine');
    assertReady(checkRender(ready()));
  });

  it('see no part of a request that every object inherits', () => {
    const { format, ...request } = ready();
    try {
      Object.prototype.format = `not ${format}`;
      assertReady(checkRender(request));
    } finally {
      delete Object.prototype.format;
    }
  });
});
