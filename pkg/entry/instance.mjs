import { RulesError, unavailable } from './rules-error.mjs';

/** What Rust throws is plain data with a code. */
function isThrownByRules(thrown) {
  return typeof thrown?.code === 'string' && !(thrown instanceof Error);
}

/** A call that ended in an instruction which may not be reached, or beyond the module's memory. */
function trapped(cause) {
  const message = `the call can't be answered: it broke the WebAssembly module (${cause.message}), mostly by an argument that is too large; the next call gets a fresh one`;
  return new RulesError({ code: 'wasm_trapped', message }, { cause });
}

/**
 * The functions of the one instance of a module, by name: `createGlue` makes those that wasm-bindgen wrote for it, and
 * `compiled` gives the module.
 *
 * It is started at the first call, so that a page whose Content-Security-Policy forbids WebAssembly gets an error that it can
 * show, and not a bundle that fails to load; and synchronously, so that `require` and plain function calls work.
 */
export function instanceOf(createGlue, compiled) {
  let running;

  function start() {
    try {
      const glue = createGlue();
      glue.initSync({ module: compiled() });
      return glue;
    } catch (cause) {
      if (cause instanceof RulesError) throw cause;
      const why = `WebAssembly is refused here (${cause?.message ?? cause}); allow 'wasm-unsafe-eval' in the page's script-src`;
      throw unavailable(why, { cause });
    }
  }

  return (name) =>
    (...args) => {
      running ??= start();
      try {
        return running[name](...args);
      } catch (thrown) {
        if (isThrownByRules(thrown)) throw new RulesError(thrown);
        // A trap, or a proxy of the caller's that threw: it left Rust's frames behind on the module's stack, which in the
        // end would be full. The next call starts anew.
        running = undefined;
        throw thrown instanceof WebAssembly.RuntimeError ? trapped(thrown) : thrown;
      }
    };
}
