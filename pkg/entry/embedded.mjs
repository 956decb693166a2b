import { inflateSync } from 'fflate';

/** A module's bytes, which the build deflated and made base64. */
function inflated(deflated) {
  // Node has both ready; asked for by name, so that no bundler takes them for something of the page's.
  const { Buffer, process } = globalThis;
  const zlib = process?.getBuiltinModule?.('node:zlib');
  if (zlib) return zlib.inflateRawSync(Buffer.from(deflated, 'base64'));
  return inflateSync(Uint8Array.from(atob(deflated), (character) => character.charCodeAt(0)));
}

/** Gives the module whose bytes lie in this file: compiled when it is first asked for. */
export function moduleOf(deflated) {
  let module;
  return () => (module ??= new WebAssembly.Module(inflated(deflated)));
}
