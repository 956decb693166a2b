import { RulesError } from './rules-error.mjs';

function read(file) {
  try {
    // Asked for by name: an `import` of it would take longer than all that is read.
    return globalThis.process.getBuiltinModule('node:fs').readFileSync(file);
  } catch (cause) {
    throw new RulesError(
      { code: 'wasm_unavailable', message: `the rules can't be started: ${cause.message}` },
      { cause },
    );
  }
}

/** Gives the module whose bytes lie in a file, of which `place` says where: compiled when it is first asked for. */
export function moduleOf(place) {
  let module;
  return () => (module ??= new WebAssembly.Module(read(place())));
}
