// Written by pkg/build.mjs; do not edit.

// pkg/entry/rules-error.mjs
var RulesError = class extends Error {
  constructor({ code, message, value, valid, findings }, options) {
    super(message, options);
    this.name = "RulesError";
    this.code = code;
    if (value !== void 0) this.value = value;
    if (valid?.length) this.valid = valid;
    if (findings?.length) this.findings = findings;
  }
};
function unavailable(why, options) {
  return new RulesError({ code: "wasm_unavailable", message: `the rules can't be started: ${why}` }, options);
}
export {
  RulesError,
  unavailable
};
