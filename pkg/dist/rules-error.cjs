// Written by pkg/build.mjs; do not edit.
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// pkg/entry/rules-error.mjs
var rules_error_exports = {};
__export(rules_error_exports, {
  RulesError: () => RulesError,
  unavailable: () => unavailable
});
module.exports = __toCommonJS(rules_error_exports);
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
