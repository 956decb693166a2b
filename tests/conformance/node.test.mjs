// The vectors through the package as Node loads it, by `import` and by `require`.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import * as imported from 'render-rules';
import { loadVectors } from './load.mjs';
import { runCases } from './vectors.mjs';

const required = createRequire(import.meta.url)('render-rules');

for (const [how, rules] of [
  ['import', imported],
  ['require', required],
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

  it('refuses a count that is none', () => {
    for (const attempts of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      assert.throws(() => imported.canRetry('failed', attempts), { code: 'bad_input' });
    }
  });
});
