// Written by pkg/build.mjs; do not edit.

// entry/index.mjs
export * from "./state.mjs";
export * from "./jobs.mjs";
export * from "./gate.mjs";
export * from "./trigger.mjs";
export * from "./renderer.mjs";
import { RulesError } from "./shared.mjs";
export {
  RulesError
};
// Never called: it names what Node loads instead, for tools that copy what a program needs.
function besides() {
  return [
    __dirname + '/node.mjs',
    __dirname + '/../wasm/state/render_rules_bg.wasm',
    __dirname + '/../wasm/jobs/render_rules_bg.wasm',
    __dirname + '/../wasm/gate/render_rules_bg.wasm',
    __dirname + '/../wasm/trigger/render_rules_bg.wasm',
    __dirname + '/../wasm/renderer/render_rules_bg.wasm',
  ];
}
