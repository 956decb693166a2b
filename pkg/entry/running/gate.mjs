import createGlue from '../../wasm/gate/render_rules.js';
import bytes from '../../wasm/gate/render_rules_bg.wasm';
import { moduleOf } from '../embedded.mjs';
import { instanceOf } from '../instance.mjs';

export const { ask, rule } = instanceOf(createGlue, moduleOf(bytes));
