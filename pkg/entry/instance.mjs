import { RulesError } from './rules-error.mjs';

function unavailable(cause) {
  return new RulesError(
    {
      code: 'wasm_unavailable',
      message: `the rules can't be started: WebAssembly is refused here (${cause?.message ?? cause}); allow 'wasm-unsafe-eval' in the page's script-src`,
    },
    { cause },
  );
}

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
 * The one instance of a module: `createGlue` makes the functions that wasm-bindgen wrote for it, and `compiled` gives the
 * module. It is started when it is first asked.
 */
export function instanceOf(createGlue, compiled) {
  /** The functions of the running module, its memory and, where it was asked for, its desk; or nothing. */
  let running;

  // Lazily, so that a page whose Content-Security-Policy forbids WebAssembly gets an error at the first call that it can
  // show, and not a bundle that fails to load. Synchronously, so that `require` and plain function calls work.
  function start() {
    try {
      const module = compiled();
      const glue = createGlue();
      const { memory } = glue.initSync({ module });
      running = { glue, memory };
    } catch (cause) {
      throw cause instanceof RulesError ? cause : unavailable(cause);
    }
  }

  /** What is asked of the running module; `first` and `second` are for the question. */
  function ask(question, first, second) {
    if (!running) start();
    try {
      return question(running, first, second);
    } catch (thrown) {
      if (isThrownByRules(thrown)) throw new RulesError(thrown);
      // A trap, or a getter of the caller's that threw: it left Rust's frames behind on the module's stack, which in the
      // end would be full. The next call starts anew.
      running = undefined;
      throw thrown instanceof WebAssembly.RuntimeError ? trapped(thrown) : thrown;
    }
  }

  return {
    ask,
    /** A function of the module's. */
    rule: (name) => {
      const question = ({ glue }, args) => glue[name](...args);
      return (...args) => ask(question, args);
    },
  };
}
