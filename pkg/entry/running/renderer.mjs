import createGlue from '../../wasm/renderer/render_rules.js';
import bytes from '../../wasm/renderer/render_rules_bg.wasm';
import { moduleOf } from '../embedded.mjs';
import { instanceOf } from '../instance.mjs';

export const { rule } = instanceOf(createGlue, moduleOf(bytes));
