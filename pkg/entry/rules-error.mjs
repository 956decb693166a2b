/** A call that the rules can't answer: `code` says which way, the other fields what was wrong. */
export class RulesError extends Error {
  constructor({ code, message, value, valid, findings }, options) {
    super(message, options);
    this.name = 'RulesError';
    this.code = code;
    if (value !== undefined) this.value = value;
    if (valid?.length) this.valid = valid;
    if (findings?.length) this.findings = findings;
  }
}

/** Why the rules can't be started. */
export function unavailable(why, options) {
  return new RulesError({ code: 'wasm_unavailable', message: `the rules can't be started: ${why}` }, options);
}
