// Whatever comes in, an answer or an error of the rules comes out: no trap, and nothing that only WebAssembly can throw.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkRender, parseTrigger, planRender, resolveSelection, RulesError } from 'render-rules';
import { dice } from '../soak/rounds.mjs';
import { ready } from '../support/ready.mjs';

const ROUNDS = 4000;

/** The first short of a session that is ready. */
function readyShort() {
  const request = ready();
  request.edl.canonicalEdl.tracks.shorts = [{ startMs: 100, endMs: 5000, title: 'Best' }];
  return { ...request, format: 'short_9_16', selection: { short: 0 } };
}

/** New ones each time: they are written into. */
const values = () => [
  undefined, null, true, 0, -0, 0.5, -1, 16.6, 1e300, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, Number.MIN_VALUE,
  '', 'A', 'locked', 'clip_1_1', 'thumbnail', '{"schemaVersion": "1.0"}', '\u0000🎬', '\ud800', 2n ** 70n, Symbol('s'),
  () => 's', new Date(0), new Map([['short', 1]]), new Uint8Array([123, 125]), new Uint8Array([0xff]), [], {}, [[]],
  { short: 0 }, { clip: { startMs: 0, endMs: 1000 } }, { clip: [] }, { stillAtMs: 4000 }, Object.create(null),
]; // prettier-ignore

/** The places of a value, as the objects that hold them and their keys. */
function places(value, found = []) {
  for (const key of Object.keys(value)) {
    found.push([value, key]);
    if (typeof value[key] === 'object' && value[key] !== null && !ArrayBuffer.isView(value[key]))
      places(value[key], found);
  }
  return found;
}

describe('values that mean no good', () => {
  it(`are answered, ${ROUNDS} times`, (context) => {
    const random = dice(context);
    const one = (list) => list[Math.floor(random() * list.length)];
    const codes = { planned: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const request = readyShort();
      request.format = one(['full_16_9', 'short_9_16', 'clip_1_1', 'thumbnail']);
      request.selection = one(values());
      for (let changes = Math.floor(random() * 3); changes > 0; changes -= 1) {
        const [holder, key] = one(places(request));
        holder[key] = one(values());
      }
      if (random() < 0.1) {
        const bytes = new TextEncoder().encode(JSON.stringify(readyShort().edl.canonicalEdl));
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
        request.edl = { ...readyShort().edl, canonicalEdl: bytes };
      }
      const report = checkRender(request);
      assert.equal(
        typeof parseTrigger({ sessionId: 's1', format: request.format, ...request.selection }).ok,
        'boolean',
      );
      resolveSelection(request);
      try {
        planRender(request);
        assert.equal(report.ok, true);
        codes.planned += 1;
      } catch (error) {
        if (!(error instanceof RulesError)) throw error;
        codes[error.code] = (codes[error.code] ?? 0) + 1;
        assert.equal(report.ok, false);
      }
    }
    // All of these happened, and nothing else.
    assert.deepEqual(Object.keys(codes).sort(), ['bad_input', 'not_renderable', 'planned']);
    context.diagnostic(JSON.stringify(codes));
  });

  it('are no requests at all', () => {
    for (const value of values()) {
      assert.equal(checkRender(value).ok, false);
      assert.equal(resolveSelection(value), null);
      assert.throws(() => planRender(value), RulesError);
    }
  });
});
