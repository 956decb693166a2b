// Which random cases are answered, and by what digests: in Node and on a page alike.
import { caseMaker, digest } from './cases.mjs';
import { answer } from './vectors.mjs';

/** The functions of the package that have vectors, in the order of their names. */
export const callsOf = (vectors) => [...new Set(vectors.map(({ call }) => call))].sort();

/** Answers so many blocks of each call: `{ call, block, cases, answers }`, with both texts as digests. */
export async function* digests(rules, vectors, blocks, onCases = () => {}) {
  const make = caseMaker(vectors);
  for (const call of callsOf(vectors)) {
    for (let block = 0; block < blocks; block += 1) {
      const lines = make(call, block);
      await onCases(lines);
      const answers = lines.map((line) => answer(rules, JSON.parse(line)));
      yield { call, block, cases: await digest(lines), answers: await digest(answers) };
    }
  }
}
