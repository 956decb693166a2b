import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import * as rules from 'render-rules/slim';
import { report } from './probe.mjs';

const file = createRequire(import.meta.url).resolve('render-rules/wasm');
const bytes = readFileSync(file);
let refused;
try {
  rules.formats();
} catch ({ name, code }) {
  refused = `${name} ${code}`;
}
if (refused !== 'RulesError wasm_unavailable') throw new Error(`before init: ${refused}`);
const reports = [];
for (const source of [bytes, pathToFileURL(file), new WebAssembly.Module(bytes)]) {
  await rules.init(source);
  reports.push(JSON.stringify(report(rules)));
}
if (new Set(reports).size !== 1) throw new Error('the ways to init differ');
console.log(reports[0]);
