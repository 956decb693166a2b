import * as rules from '/render-rules/dist/index.mjs';

try {
  globalThis.report = rules.formats();
} catch ({ name, code, message }) {
  globalThis.report = { name, code, message };
}
