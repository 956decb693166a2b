import createGlue from '../wasm/render_rules.js';
import bytes from '../wasm/render_rules_bg.wasm';
import { RulesError } from './rules-error.mjs';

let module;
/** The functions of a running module, or nothing. */
let glue;

// Lazily, so that a page whose Content-Security-Policy forbids WebAssembly gets an error at the first call that it can
// show, and not a bundle that fails to load. Synchronously, so that `require` and plain function calls work.
function start() {
  try {
    module ??= new WebAssembly.Module(bytes);
    const fresh = createGlue();
    fresh.initSync({ module });
    glue = fresh;
  } catch (cause) {
    throw new RulesError(
      {
        code: 'wasm_unavailable',
        message: `the rules can't be started: WebAssembly is refused here (${cause?.message ?? cause}); allow 'wasm-unsafe-eval' in the page's script-src`,
      },
      { cause },
    );
  }
}

/** What Rust throws is plain data with a code. */
function isThrownByRules(thrown) {
  return typeof thrown?.code === 'string' && !(thrown instanceof Error);
}

/** A function of the module's, which is started when it is first called. */
export function rule(name) {
  return (...args) => {
    if (!glue) start();
    try {
      return glue[name](...args);
    } catch (thrown) {
      if (isThrownByRules(thrown)) throw new RulesError(thrown);
      // A trap, or a getter of the caller's that threw: it left Rust's frames behind on the module's stack, which in the
      // end would be full. The next call starts anew.
      glue = undefined;
      throw thrown;
    }
  };
}
