// The vectors through the package as Node loads it, by `import` and by `require`, and as bundlers find it.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import * as imported from 'render-rules';
import * as bundled from '../../pkg/dist/index.mjs';
import { loadVectors } from './load.mjs';
import { runCases } from './vectors.mjs';

const required = createRequire(import.meta.url)('render-rules');

for (const [how, rules] of [
  ['import', imported],
  ['require', required],
  ['import, as bundlers have it', bundled],
  ['require, as bundlers have it', createRequire(import.meta.url)('../../pkg/dist/index.cjs')],
]) {
  describe(`render-rules by ${how}`, () => {
    for (const { file, cases } of loadVectors()) {
      it(`${file}: ${cases.length} cases`, () => {
        assert.ok(cases.length > 0, `${file} has no cases`);
        const wrong = runCases(rules, cases).filter(({ ok }) => !ok);
        assert.deepEqual(wrong, []);
      });
    }
  });
}

describe('what is thrown', () => {
  for (const [how, rules] of [
    ['import', imported],
    ['require', required],
    ['a bundler', bundled],
  ])
    it(`is of one class, whichever function throws it: as ${how} loads it`, () => {
      for (const refused of [
        () => rules.isTerminal('done'),
        () => rules.createJob(7, 0),
        () => rules.planRender({}),
        () => rules.renderKey('s1', 'h1', 'vertical'),
        () => rules.readProbe('{}'),
      ])
        assert.throws(refused, (error) => error.constructor === rules.RulesError);
    });

  it('is a RulesError that carries the value and the valid ones', () => {
    assert.throws(
      () => imported.isTerminal('done'),
      (error) => {
        assert.ok(error instanceof imported.RulesError);
        assert.equal(error.name, 'RulesError');
        assert.equal(error.code, 'unknown_status');
        assert.equal(error.value, 'done');
        assert.deepEqual(error.valid, ['queued', 'processing', 'completed', 'failed', 'cancelled']);
        return true;
      },
    );
  });

  it('names a value that is no text', () => {
    for (const value of [undefined, null, 7, {}, [], Symbol('queued')]) {
      assert.throws(() => imported.isActive(value), { code: 'unknown_status' });
    }
  });

  it('refuses options that are none, and says why', () => {
    for (const [options, why] of [
      [{ gap: 'off' }, /: `gap` is no option: valid are `gaps`, /],
      [{ gaps: 'on' }, /: `gaps` is `on`, not `error`, `warning` or `off`$/],
      [{ gaps: [] }, /: `gaps` is a list, not `error`, `warning` or `off`$/],
      [{ minShotMs: Number.NaN }, /: `minShotMs` is `NaN`, not a number from 0 to 2\^53 - 1$/],
      [{ maxCutsPerMinute: Number.POSITIVE_INFINITY }, /: `maxCutsPerMinute` is `inf`, not a number/],
      [7, /: they are a number, not an object$/],
    ]) {
      assert.throws(() => imported.checkEdl({}, options), { code: 'bad_input', message: why });
      assert.throws(() => imported.checkRender({}, options), { code: 'bad_input', message: why });
    }
  });

  it('refuses a count that is none', () => {
    for (const attempts of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      assert.throws(() => imported.canRetry('failed', attempts), { code: 'bad_input' });
    }
  });
});

describe('a document', () => {
  const edl = () => ({
    schemaVersion: '1.0',
    durationMs: 1000,
    tracks: { program: [{ startMs: 0, endMs: 1000, camera: 'A' }] },
    sources: { A: { offsetMs: 0 } },
  });
  const codes = ({ findings }) => findings.map(({ code }) => code);
  const thrower = {
    get session() {
      throw new Error('not today');
    },
  };

  it('has no times where numbers are NaN or infinite: JSON has null there', () => {
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, undefined, null]) {
      const { findings } = imported.checkEdl({ ...edl(), durationMs: number });
      assert.deepEqual(codes({ findings }), ['duration_invalid']);
      assert.equal(findings[0].message, "the programme's duration is missing");
    }
  });

  it('apart: NaN and the infinities are no progress of a job, and no time', () => {
    const { job } = imported.createJob({ jobId: 'j1', format: 'full_16_9' }, 0);
    const { job: running } = imported.decide(job, { type: 'started', owner: 'w1' }, 0);
    for (const progress of [Number.NaN, Number.POSITIVE_INFINITY])
      assert.equal(imported.decide(running, { type: 'progressed', progress }, 1).code, 'progress_invalid');
    assert.throws(() => imported.decide(running, { type: 'cancelled' }, Number.NaN), { code: 'bad_input' });
  });

  it('may be UTF-8 bytes of an EDL', () => {
    const bytes = new TextEncoder().encode(JSON.stringify(edl()));
    for (const given of [bytes, Buffer.from(bytes), bytes.buffer])
      assert.deepEqual(imported.checkEdl(given), { ok: true, findings: [] });
    assert.deepEqual(codes(imported.checkEdl(new Uint8Array([0xff]))), ['edl_syntax']);
  });

  it('that has no JSON text can not be read, which is a finding', () => {
    const cyclic = {};
    cyclic.metadata = cyclic;
    for (const value of [2n ** 70n, 7n, cyclic]) {
      assert.deepEqual(codes(imported.checkRender({ session: value })), ['request_unreadable']);
      assert.deepEqual(codes(imported.assess({ session: value }).report), ['request_unreadable']);
      assert.deepEqual(codes(imported.checkEdl({ ...edl(), tracks: value })), ['edl_unreadable']);
      assert.deepEqual(codes(imported.parseTrigger({ sessionId: value })), ['body_unreadable']);
      assert.equal(imported.resolveSelection({ session: value }), null);
      assert.equal(imported.edlHash({ tracks: value }), null);
      assert.throws(() => imported.planRender({ session: value }), { code: 'bad_input' });
    }
    assert.match(imported.checkRender({ session: 7n }).findings[0].message, /^the request can't be read: .*BigInt/);
  });

  it('has nothing where functions, symbols and undefined are', () => {
    for (const value of [undefined, () => 's', Symbol('s'), class {}]) {
      assert.deepEqual(imported.checkRender({ session: value }), imported.checkRender({}));
      assert.deepEqual(imported.checkEdl({ ...edl(), metrics: value }), { ok: true, findings: [] });
      assert.deepEqual(imported.checkRender(value), imported.checkRender(null));
      assert.deepEqual(
        imported.parseTrigger({ sessionId: 's1', format: value }),
        imported.parseTrigger({ sessionId: 's1' }),
      );
      assert.deepEqual(codes(imported.checkEdl(value)), ['edl_empty']);
    }
    const [cut] = edl().tracks.program;
    const { findings } = imported.checkEdl({ ...edl(), tracks: { program: [() => cut, cut] } });
    assert.deepEqual(codes({ findings }), ['cut_invalid']);
  });

  it('is what `toJSON` makes of it', () => {
    assert.deepEqual(imported.checkEdl({ toJSON: edl }), { ok: true, findings: [] });
    assert.deepEqual(codes(imported.checkEdl({ ...edl(), durationMs: new Date(0) })), ['duration_invalid']);
  });

  it('has no entries of a Map, and no bytes', () => {
    assert.deepEqual(imported.checkRender(new Map([['session', { id: 's1' }]])), imported.checkRender({}));
    const canonicalEdl = new TextEncoder().encode(JSON.stringify(edl()));
    assert.deepEqual(
      codes(imported.checkRender({ session: {}, edl: { status: 'locked', canonicalEdl }, assets: [] })).includes(
        'edl_syntax',
      ),
      false,
    );
  });

  it('has U+FFFD for half of a surrogate pair, as its text has', () => {
    const request = (camera) => ({ session: { id: 's1', title: camera }, format: camera });
    const half = imported.checkRender(request('a\ud83c'));
    assert.deepEqual(half, imported.checkRender(request('a\ufffd')));
    assert.deepEqual(imported.checkRender('{"session": {"id": "s1"}, "format": "a\\ud83c"}'), half);
  });

  it('may be given as JSON text and as its UTF-8 bytes', () => {
    const request = { session: { id: 's1' }, edl: { id: 'e1', status: 'locked', canonicalEdl: edl() }, assets: [] };
    const text = JSON.stringify(request);
    for (const given of [text, new TextEncoder().encode(text)]) {
      assert.deepEqual(imported.checkRender(given), imported.checkRender(request));
      assert.deepEqual(imported.assess(given), imported.assess(request));
      assert.deepEqual(imported.resolveSelection(given), imported.resolveSelection(request));
    }
    assert.deepEqual(codes(imported.checkRender('{')), ['request_unreadable']);
    assert.deepEqual(codes(imported.parseTrigger('{"sessionId": "s1"}')), ['body_not_an_object']);
  });

  it('that a getter keeps from being read throws what the getter throws', () => {
    const refusal = new Error('not today');
    const refusing = { get id() { throw refusal; } }; // prettier-ignore
    for (const refused of [
      () => imported.checkRender({ session: refusing }),
      () => imported.assess({ session: refusing }),
      () => imported.checkEdl({ ...edl(), sources: refusing }),
      () => imported.parseTrigger(refusing),
      () => imported.planRender({ toJSON: () => refusing.id }),
    ])
      assert.throws(refused, (error) => error === refusal);
  });

  it('has a cut at 0 where -0 is given', () => {
    const cut = { startMs: -0, endMs: 1000, camera: 'A' };
    assert.deepEqual(imported.checkEdl({ ...edl(), tracks: { program: [cut] } }), { ok: true, findings: [] });
    const hash = (durationMs) => imported.edlHash({ ...edl(), durationMs });
    assert.equal(hash(-0), hash(0));
    assert.equal(imported.edlHash('{"durationMs": -0}'), imported.edlHash('{"durationMs": 0}'));
  });

  it('takes 64 KiB as metadata and not one byte more', () => {
    const sized = (bytes) => ({ sessionId: 's1', metadata: { a: 'x'.repeat(bytes - 8) } });
    assert.equal(imported.parseTrigger(sized(65_536)).ok, true);
    assert.deepEqual(codes(imported.parseTrigger(sized(65_537))), ['metadata_too_large']);
  });

  it('takes 100,000 cues of a transcript and not one more', () => {
    const cue = { startMs: 0, endMs: 1000, text: 'a' };
    const check = (cues) =>
      codes(imported.checkRender({ session: { id: 's1', transcript: Array.from({ length: cues }, () => cue) } }));
    assert.deepEqual(check(100_000), ['edl_missing', 'assets_missing']);
    assert.deepEqual(check(100_001), ['transcript_too_long', 'edl_missing', 'assets_missing']);
  });

  it('has its findings listed up to a limit', () => {
    const program = Array.from({ length: 10_000 }, () => null);
    const { ok, findings } = imported.checkEdl({ ...edl(), tracks: { program } });
    assert.equal(ok, false);
    assert.equal(findings.length, 101);
    assert.equal(findings[100].code, 'findings_truncated');
    assert.equal(findings[100].message, '9900 more findings are not listed');
  });

  it('leaves a module that goes on working, whatever a getter throws', () => {
    for (let index = 0; index < 3000; index += 1)
      assert.throws(() => imported.checkRender(thrower), /^Error: not today$/);
    assert.equal(imported.canTransition('queued', 'processing').allowed, true);
  });
});
