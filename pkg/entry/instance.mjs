import { initSync } from '../wasm/render_rules.js';
import bytes from '../wasm/render_rules_bg.wasm';
import { RulesError } from './rules-error.mjs';

let started = false;

// Lazily, so that a page whose Content-Security-Policy forbids WebAssembly gets an error at the first call that it can
// show, and not a bundle that fails to load. Synchronously, so that `require` and plain function calls work.
function start() {
  try {
    initSync({ module: bytes });
    started = true;
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

// What Rust throws is plain data with a code; anything else (a getter of the caller's that throws) passes as it is.
function asError(thrown) {
  return thrown && !(thrown instanceof Error) && typeof thrown.code === 'string' ? new RulesError(thrown) : thrown;
}

/** A function of the module's that starts the module when it is first called. */
export function rule(call) {
  return (...args) => {
    if (!started) start();
    try {
      return call(...args);
    } catch (thrown) {
      throw asError(thrown);
    }
  };
}
