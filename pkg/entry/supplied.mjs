import { unavailable } from './rules-error.mjs';

let module;

/** Gives the module that `init` was given. */
export const moduleOf = () => () => {
  if (module) return module;
  throw unavailable("call `init` with the module's bytes, its URL or a compiled module, and wait for it");
};

async function bytesAt(url) {
  const fs = globalThis.process?.getBuiltinModule?.('node:fs');
  // Asked for by name, so that no bundler takes it for something of the page's.
  if (url.protocol === 'file:' && fs) return fs.readFileSync(url);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.href} answers with ${response.status}`);
  // Not as a stream: servers that know no `application/wasm` are many.
  return response.arrayBuffer();
}

/** Takes the module, as bytes, as a URL to get them from, or compiled. */
export async function init(source) {
  try {
    const bytes = source instanceof URL ? await bytesAt(source) : source;
    module = bytes instanceof WebAssembly.Module ? bytes : await WebAssembly.compile(bytes);
  } catch (cause) {
    throw unavailable(cause?.message ?? cause, { cause });
  }
}
