import createGlue from '../wasm/render_rules.js';
import text from '../wasm/render_rules_bg.wasm';
import { openDesk } from './desk.mjs';
import { RulesError } from './rules-error.mjs';

let module;
/** The functions of a running module and its desk, or nothing. */
let running;

/** The module's bytes, each of which the build made a character. */
function bytesOf(text) {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

// Lazily, so that a page whose Content-Security-Policy forbids WebAssembly gets an error at the first call that it can
// show, and not a bundle that fails to load. Synchronously, so that `require` and plain function calls work.
function start() {
  try {
    module ??= new WebAssembly.Module(bytesOf(text));
    const glue = createGlue();
    const { memory } = glue.initSync({ module });
    running = { glue, desk: openDesk(glue, memory) };
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
    throw thrown;
  }
}

/** A function of the module's. */
export function rule(name) {
  return (...args) => ask(({ glue }) => glue[name](...args));
}

/** A function of the module's that has a short way across the boundary, for arguments that can take it. */
export function ruleOnDesk(name) {
  return (...args) => ask(({ glue, desk }) => desk[name](...args) ?? glue[name](...args));
}
