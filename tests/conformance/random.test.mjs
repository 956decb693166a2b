// Random cases, from one seed, through the package in Node and in two browsers: the answers are the native ones, to the
// byte. The whole number in `npm run soak`, a twentieth in `npm test`.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as rules from 'render-rules';
import { rounds } from '../soak/rounds.mjs';
import { BROWSERS, startPages } from './browsers.mjs';
import { BLOCK, caseMaker } from './cases.mjs';
import { loadVectors } from './load.mjs';
import { answersOf, buildNative, startDigests } from './native.mjs';
import { callsOf, digests } from './random.mjs';
import { answer } from './vectors.mjs';

const BLOCKS = rounds(100, 5);
const BROWSER_BLOCKS = rounds(10, 1);

const vectors = loadVectors().flatMap(({ cases }) => cases);
const calls = callsOf(vectors);

let program;
let pages;
/** What Node answered, and what the rules answer natively, in the same order. */
let inNode;
let natively;

before(async () => {
  program = buildNative();
  const native = startDigests(program);
  inNode = [];
  for await (const row of digests(rules, vectors, BLOCKS, (lines) => native.ask(lines))) inNode.push(row);
  natively = await native.answers();
  pages = await startPages();
});
after(() => pages?.stop());

/** Fails with the first case of a block that is answered differently in Node. */
async function tell({ call, block }) {
  const lines = caseMaker(vectors)(call, block);
  const native = await answersOf(program, lines);
  const index = lines.findIndex((line, at) => answer(rules, JSON.parse(line)) !== native[at]);
  if (index < 0) assert.fail(`${call}, block ${block}: the digests differ, and the answers do not`);
  assert.equal(answer(rules, JSON.parse(lines[index])), native[index], `${lines[index]} is answered differently`);
}

it('every function of the package that takes an argument has vectors', () => {
  const functions = Object.keys(rules).filter((name) => name !== 'RulesError');
  // Both take nothing, and say something else with every change of the rules.
  const constant = ['findingCodes', 'rules'];
  assert.deepEqual(calls, functions.filter((name) => !constant.includes(name)).sort());
});

it('the vectors are answered natively to the byte', async () => {
  const answers = await answersOf(
    program,
    vectors.map((vector) => JSON.stringify({ call: vector.call, arguments: vector.arguments })),
  );
  assert.deepEqual(
    vectors.map((vector) => answer(rules, vector)),
    answers,
  );
});

describe(`${BLOCKS * BLOCK} random cases of each function in Node`, () => {
  for (const call of calls) {
    it(call, async () => {
      assert.equal(natively.length, inNode.length);
      const wrong = inNode.find((row, index) => row.call === call && row.answers !== natively[index]);
      if (wrong) await tell(wrong);
      const blocks = inNode.filter((row) => row.call === call);
      assert.equal(blocks.length, BLOCKS);
      // The same block twice would prove half as much.
      if (!['formats', 'workerRules'].includes(call))
        assert.equal(new Set(blocks.map(({ cases }) => cases)).size, BLOCKS);
    });
  }
});

for (const browser of BROWSERS) {
  it(`${BROWSER_BLOCKS * BLOCK} random cases of each function in ${browser}`, async () => {
    const rows = await pages.run(browser, { random: BROWSER_BLOCKS });
    const wanted = inNode.filter(({ block }) => block < BROWSER_BLOCKS);
    assert.equal(rows.length, wanted.length);
    const at = rows.findIndex((row, index) => JSON.stringify(row) !== JSON.stringify(wanted[index]));
    if (at < 0) return;
    const { call, block } = wanted[at];
    assert.equal(rows[at].cases, wanted[at].cases, `${browser} made other cases of ${call}, block ${block}`);
    // One block's answers in full: to name the case.
    const texts = await pages.run(browser, { call, block });
    const lines = caseMaker(vectors)(call, block);
    const native = await answersOf(program, lines);
    const index = texts.findIndex((text, number) => text !== native[number]);
    assert.equal(texts[index], native[index], `${lines[index]} is answered differently`);
  });
}
