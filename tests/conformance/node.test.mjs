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
    it(`is of one class, whichever family throws it: as ${how} loads it`, () => {
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

describe('values that JSON does not have', () => {
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

  it('are no times', () => {
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, undefined])
      assert.deepEqual(codes(imported.checkEdl({ ...edl(), durationMs: number })), ['duration_invalid']);
    assert.equal(
      imported.checkEdl({ ...edl(), durationMs: Number.NaN }).findings[0].message,
      "the programme's duration is not a number",
    );
  });

  it('are no progress', () => {
    const { job } = imported.createJob({ jobId: 'j1', format: 'full_16_9' }, 0);
    const { job: running } = imported.decide(job, { type: 'started', owner: 'w1' }, 0);
    for (const progress of [Number.NaN, Number.POSITIVE_INFINITY])
      assert.equal(imported.decide(running, { type: 'progressed', progress }, 1).code, 'progress_invalid');
    assert.throws(() => imported.decide(running, { type: 'cancelled' }, Number.NaN), { code: 'bad_input' });
  });

  it('are the zero they look like', () => {
    const cut = { startMs: -0, endMs: 1000, camera: 'A' };
    assert.deepEqual(imported.checkEdl({ ...edl(), tracks: { program: [cut] } }), { ok: true, findings: [] });
  });

  it('are an EDL as UTF-8 bytes', () => {
    const bytes = new TextEncoder().encode(JSON.stringify(edl()));
    for (const given of [bytes, Buffer.from(bytes), bytes.buffer])
      assert.deepEqual(imported.checkEdl(given), { ok: true, findings: [] });
    assert.deepEqual(codes(imported.checkEdl(new Uint8Array([0xff]))), ['edl_syntax']);
  });

  it('are findings where they can not be walked through', () => {
    for (const value of [Symbol('s'), () => 's', 2n ** 70n]) {
      assert.deepEqual(codes(imported.checkRender({ session: value })), ['request_unreadable']);
      assert.deepEqual(codes(imported.checkEdl({ ...edl(), tracks: value })), ['edl_unreadable']);
      assert.deepEqual(codes(imported.parseTrigger({ sessionId: value })), ['body_unreadable']);
      assert.throws(() => imported.planRender({ session: value }), { code: 'bad_input' });
    }
  });

  it('are no body of a request', () => {
    const cyclic = {};
    cyclic.metadata = cyclic;
    assert.deepEqual(codes(imported.parseTrigger({ sessionId: 's1', metadata: cyclic })), ['metadata_too_deep']);
    assert.deepEqual(codes(imported.parseTrigger({ sessionId: 's1', metadata: { a: Number.NaN } })), [
      'metadata_invalid',
    ]);
  });

  it('take 64 KiB as metadata and not one byte more', () => {
    const sized = (bytes) => ({ sessionId: 's1', metadata: { a: 'x'.repeat(bytes - 8) } });
    assert.equal(imported.parseTrigger(sized(65_536)).ok, true);
    assert.deepEqual(codes(imported.parseTrigger(sized(65_537))), ['metadata_too_large']);
  });

  it('take 100,000 cues of a transcript and not one more', () => {
    const cue = { startMs: 0, endMs: 1000, text: 'a' };
    const check = (cues) =>
      codes(imported.checkRender({ session: { id: 's1', transcript: Array.from({ length: cues }, () => cue) } }));
    assert.deepEqual(check(100_000), ['edl_missing', 'assets_missing']);
    assert.deepEqual(check(100_001), ['transcript_too_long', 'edl_missing', 'assets_missing']);
  });

  it('are listed up to a limit', () => {
    const program = Array.from({ length: 10_000 }, () => null);
    const { ok, findings } = imported.checkEdl({ ...edl(), tracks: { program } });
    assert.equal(ok, false);
    assert.equal(findings.length, 101);
    assert.equal(findings[100].code, 'findings_truncated');
    assert.equal(findings[100].message, '9900 more findings are not listed');
  });

  it('leave a module that goes on working, whatever a getter throws', () => {
    for (let index = 0; index < 3000; index += 1)
      assert.throws(() => imported.checkRender(thrower), /^Error: not today$/);
    assert.equal(imported.canTransition('queued', 'processing').allowed, true);
  });
});
