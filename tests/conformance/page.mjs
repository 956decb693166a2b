import * as rules from './rules.mjs';
import { runCases } from './vectors.mjs';

Object.assign(globalThis, { rules, runCases });
