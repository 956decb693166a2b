// Whatever JavaScript hands over, the rules answer or say why not: no value breaks the module.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as rules from 'render-rules';
import { HOSTILE, Refusal } from './hostile.mjs';
import { loadVectors } from './load.mjs';

const vectors = loadVectors().flatMap(({ cases }) => cases);
const isObject = (value) => typeof value === 'object' && value !== null;

/** The vector that says most, of those that are no larger than what one would write by hand. */
function template(call) {
  const size = ({ arguments: args }) => JSON.stringify(args).length;
  const good = vectors.filter((vector) => vector.call === call && 'expected' in vector && size(vector) < 6000);
  return JSON.stringify(good.sort((one, other) => size(other) - size(one))[0].arguments);
}

/** The places below the arguments, one for each name. */
function places(holder, found = new Map()) {
  for (const name of Object.keys(holder)) {
    if (!found.has(name)) found.set(name, [holder, name]);
    if (isObject(holder[name])) places(holder[name], found);
  }
  return found;
}

/**
 * What a caller may get: an answer, an error of the rules' that is no trap, what the value itself threw, or what the
 * engine says of a value that can't be what the argument is, such as a symbol as a number.
 */
function attempt(call, args) {
  try {
    const value = rules[call](...args);
    JSON.stringify(value);
  } catch (error) {
    if (error instanceof rules.RulesError) {
      assert.notEqual(error.code, 'wasm_trapped', error.message);
      assert.notEqual(error.code, 'wasm_unavailable', error.message);
      return;
    }
    const thrownByValue = error instanceof Refusal || error === undefined || error === 'queued';
    const saidByEngine =
      error instanceof TypeError || (error instanceof RangeError && /call stack/.test(error.message));
    assert.ok(thrownByValue || saidByEngine, error);
  }
}

describe('hostile values', () => {
  for (const call of [...new Set(vectors.map((vector) => vector.call))].sort()) {
    it(`break nothing in ${call}`, () => {
      const text = template(call);
      const arity = Math.max(JSON.parse(text).length + 1, rules[call].length);
      for (const [number, make] of Object.values(HOSTILE).entries()) {
        for (let index = 0; index < arity; index += 1) {
          const args = JSON.parse(text);
          args[index] = make();
          attempt(call, args);
        }
        // Of the places further down a fifth, another one for each value.
        [...places(JSON.parse(text)).keys()].forEach((name, place) => {
          if ((place + number) % 5 !== 0) return;
          const args = JSON.parse(text);
          const [holder] = places(args).get(name);
          holder[name] = make();
          attempt(call, args);
        });
        assert.equal(rules.isTerminal('queued'), false);
      }
    });
  }
});

describe('what is too large', () => {
  const list = (length) => ({
    schemaVersion: '1.0',
    durationMs: 1,
    tracks: { program: Object.assign([], { length }) },
  });
  const codes = ({ findings }) => findings.map(({ code }) => code);

  it('is a list of more than a million items, with something in them or not', () => {
    // As many nulls as it is long, which are more than a text can hold.
    assert.deepEqual(codes(rules.checkEdl(list(2 ** 32 - 1))), ['edl_unreadable']);
    const { findings } = rules.checkEdl(list(1_000_001));
    assert.deepEqual(codes({ findings }), ['edl_syntax']);
    assert.match(findings[0].message, /a list has more than 1000000 items/);
    const session = { id: 's1' };
    const request = { session, edl: { id: 'e1', status: 'locked', canonicalEdl: list(2 ** 32 - 1) }, assets: [] };
    assert.deepEqual(codes(rules.checkRender(request)), ['request_unreadable']);
    const text = `{"tracks":{"program":[${'0,'.repeat(1_000_000)}0]}}`;
    assert.deepEqual(codes(rules.checkEdl(text)), ['edl_syntax']);
    assert.deepEqual(codes(rules.checkEdl(new TextEncoder().encode(text))), ['edl_syntax']);
  });

  it('is no text of many megabytes', () => {
    assert.deepEqual(codes(rules.checkEdl('é'.repeat(2 ** 24))), ['edl_syntax']);
    assert.equal(rules.checkIdempotencyKey('🎬'.repeat(2 ** 20)).code, 'idempotency_key_invalid');
    assert.throws(() => rules.isActive('x'.repeat(2 ** 24)), { code: 'unknown_status' });
  });
});

describe('a getter that asks the rules', () => {
  const request = (name) =>
    vectors.find((vector) => vector.call === 'checkRender' && vector.name === name).arguments[0];

  it('gets its own answer, and so does the call that asked for it', () => {
    const ready = request('a ready session');
    const bad = { session: { id: 's1' }, edl: null, assets: [], format: 'nope' };
    for (const [outer, inner] of [
      [bad, ready],
      [ready, bad],
      [bad, bad],
    ]) {
      for (const name of Object.keys(outer)) {
        const asking = Object.defineProperty({ ...outer }, name, {
          enumerable: true,
          get() {
            assert.deepEqual(rules.checkRender(inner), innerReport);
            return outer[name];
          },
        });
        const innerReport = rules.checkRender(inner);
        assert.deepEqual(rules.checkRender(asking), rules.checkRender(outer));
      }
    }
  });
});

describe('text', () => {
  it('is text, and nothing that says it is as long as one', () => {
    const args = {
      checkIdempotencyKey: [],
      probeArguments: [],
      programVersion: [],
      readLoudness: [],
      readProbe: [],
      readProgress: [1000],
      ffmpegHealth: [''],
      logTail: [],
      renderKey: ['', 'full_16_9'],
      checkAddress: [443, null],
    };
    for (const [call, more] of Object.entries(args)) {
      for (const value of [7, null, undefined, {}, ['a'], { length: 2 ** 32 + 5, charCodeAt: () => 65 }])
        assert.throws(() => rules[call](value, ...more), { code: 'bad_input', message: /it is no text$/ });
    }
  });
});

describe('a trap', () => {
  // A real one, of a module that does nothing else: what a call of the rules would end with, too.
  const bytes = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11,
  ];
  const { t: trap } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
  const trapping = () => Object.defineProperty({}, 'session', { get: trap, enumerable: true });

  it('is said, with what the engine says, and the next call is answered', () => {
    for (let round = 0; round < 20; round += 1) {
      assert.throws(
        () => rules.checkRender(trapping()),
        (error) => {
          assert.ok(error instanceof rules.RulesError);
          assert.equal(error.code, 'wasm_trapped');
          assert.ok(error.cause instanceof WebAssembly.RuntimeError);
          assert.match(error.message, /^the call can't be answered: .*unreachable.*the next call gets a fresh one$/);
          return true;
        },
      );
      assert.equal(rules.canTransition('queued', 'processing').allowed, true);
      assert.equal(rules.checkEdl(null).findings[0].code, 'edl_empty');
    }
  });

  it('does not reach a call that is still under way', () => {
    const request = {
      get session() {
        assert.throws(() => rules.checkRender(trapping()), { code: 'wasm_trapped' });
        return { id: 's1' };
      },
    };
    assert.ok(rules.checkRender(request).findings.length > 0);
  });
});
