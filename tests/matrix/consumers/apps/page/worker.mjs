import * as rules from '/render-rules/dist/index.mjs';
import { report } from '/probe.mjs';

postMessage(report(rules));
