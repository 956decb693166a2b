// What a page does: the task in its address. See browsers.mjs.
import { caseMaker } from './cases.mjs';
import { digests } from './random.mjs';
import * as rules from './rules/index.mjs';
import { answer, runCases } from './vectors.mjs';

const { searchParams } = new URL(globalThis.location.href);

async function perform({ refused, random, call, block }) {
  const files = await (await fetch('/vectors.json')).json();
  const vectors = files.flatMap(({ cases }) => cases);
  if (refused) {
    try {
      return { formats: rules.formats() };
    } catch ({ name, code, message }) {
      return { name, code, message };
    }
  }
  if (random) {
    const rows = [];
    for await (const row of digests(rules, vectors, random)) rows.push(row);
    return rows;
  }
  if (call) return caseMaker(vectors)(call, block).map((line) => answer(rules, JSON.parse(line)));
  return files.map(({ file, cases }) => ({ file, rows: runCases(rules, cases) }));
}

const report = await perform(JSON.parse(searchParams.get('task'))).then(
  (result) => ({ result }),
  (error) => ({ error: String(error?.stack ?? error) }),
);
await fetch(`/done?number=${searchParams.get('number')}`, { method: 'POST', body: JSON.stringify(report) });
