import * as rules from '/render-rules/dist/slim.mjs';
import { report } from '/probe.mjs';

await rules.init(new URL('/render-rules/wasm/render_rules_bg.wasm', globalThis.location.href));
globalThis.report = report(rules);
