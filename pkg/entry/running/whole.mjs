import createGlue from '../../wasm/render_rules.js';
import { instanceOf } from '../instance.mjs';
import { compiled } from '../supplied.mjs';

/** All families in one module: the one that `init` is given. */
export const { ask, rule } = instanceOf(createGlue, compiled);
