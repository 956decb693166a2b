// What each bundler bundles, and Node runs as it is.
import * as rules from 'render-rules';
import { report } from './probe.mjs';

globalThis.report = report(rules);
if (globalThis.process?.versions?.node) console.log(JSON.stringify(globalThis.report));
