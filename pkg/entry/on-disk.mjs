import { unavailable } from './rules-error.mjs';

/** Gives the module whose bytes lie in a file, of which `place` says where: compiled when it is first asked for. */
export function moduleOf(place) {
  let module;
  const read = () => {
    try {
      // Asked for by name: an `import` of it would take longer than all that is read.
      return globalThis.process.getBuiltinModule('node:fs').readFileSync(place());
    } catch (cause) {
      throw unavailable(cause.message, { cause });
    }
  };
  return () => (module ??= new WebAssembly.Module(read()));
}
