// The shared cases of tests/vectors/*.json, and one runner for every JavaScript environment: no imports, so that a
// plain page can load it as it is.

/** What a call gives, as a vector states it: a value after a trip through JSON, or the code of what it throws. */
function outcome(rules, { call, arguments: args }) {
  try {
    const value = rules[call](...args);
    return { expected: value === undefined ? null : JSON.parse(JSON.stringify(value)) };
  } catch (error) {
    return { throws: { code: error?.code ?? String(error) } };
  }
}

/** Canonical JSON (RFC 8785), with the keys of every object in order: equal values give equal text. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.keys(value).sort();
  return `{${fields.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

/** The answer to a case, as canonical JSON. */
export const answer = (rules, vector) => canonical(outcome(rules, vector));

/** Runs every case; one row for each, with both texts where they differ. */
export function runCases(rules, cases) {
  return cases.map((vector) => {
    const wanted = canonical('throws' in vector ? { throws: vector.throws } : { expected: vector.expected });
    const got = answer(rules, vector);
    return { name: vector.name, ok: got === wanted, wanted, got };
  });
}
