import text from '../wasm/render_rules_bg.wasm';

let module;

/** The module's bytes, each of which the build made a character. */
function bytesOf(text) {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** The module, whose bytes lie in this file: compiled when it is first asked for. */
export function compiled() {
  module ??= new WebAssembly.Module(bytesOf(text));
  return module;
}
