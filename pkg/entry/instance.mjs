import createGlue from '../wasm/render_rules.js';
import { openDesk } from './desk.mjs';
import { compiled } from './embedded.mjs';
import { RulesError } from './rules-error.mjs';

/** The functions of a running module, its memory and, where it was asked for, its desk; or nothing. */
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
    if (cause instanceof RulesError) throw cause;
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

/** A call that ended in an instruction which may not be reached, or beyond the module's memory. */
function trapped(cause) {
  const message = `the call can't be answered: it broke the WebAssembly module (${cause.message}), mostly by an argument that is too large; the next call gets a fresh one`;
  return new RulesError({ code: 'wasm_trapped', message }, { cause });
}

/** What is asked of a running module, which is started where none runs. */
function ask(question) {
  if (!running) start();
  try {
    return question(running);
  } catch (thrown) {
    if (isThrownByRules(thrown)) throw new RulesError(thrown);
    // A trap, or a getter of the caller's that threw: it left Rust's frames behind on the module's stack, which in the
    // end would be full. The next call starts anew.
    running = undefined;
    throw thrown instanceof WebAssembly.RuntimeError ? trapped(thrown) : thrown;
  }
}

/** A function of the module's. */
export function rule(name) {
  return (...args) => ask(({ glue }) => glue[name](...args));
}

/** A function of the module's that has a short way across the boundary, for arguments that can take it. */
export function ruleOnDesk(name) {
  return (...args) =>
    ask((module) => {
      // A memory that grows takes the desk's place in it away.
      if (module.desk?.buffer !== module.memory.buffer) module.desk = openDesk(module.glue, module.memory);
      return module.desk[name](...args) ?? module.glue[name](...args);
    });
}
