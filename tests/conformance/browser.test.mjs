// The vectors in Chromium and in Firefox: a plain page without a bundler, under the Content-Security-Policy that the
// package asks for.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BROWSERS, startPages } from './browsers.mjs';
import { loadVectors } from './load.mjs';

let pages;
before(async () => {
  pages = await startPages();
});
after(() => pages?.stop());

for (const browser of BROWSERS) {
  describe(`render-rules in ${browser}, on a plain page`, () => {
    let files;
    before(async () => {
      files = await pages.run(browser, { vectors: true });
    });

    for (const { file, cases } of loadVectors()) {
      it(`${file}: ${cases.length} cases`, () => {
        const { rows } = files.find((other) => other.file === file);
        assert.equal(rows.length, cases.length);
        assert.deepEqual(
          rows.filter(({ ok }) => !ok),
          [],
        );
      });
    }

    it('says what to allow where the policy refuses WebAssembly', async () => {
      const error = await pages.run(browser, { refused: true });
      assert.equal(error.name, 'RulesError');
      assert.equal(error.code, 'wasm_unavailable');
      assert.match(error.message, /'wasm-unsafe-eval'/);
    });
  });
}
