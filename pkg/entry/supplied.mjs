import { RulesError } from './rules-error.mjs';

let module;

/** The module that `init` was given. */
export function compiled() {
  if (module) return module;
  throw new RulesError({
    code: 'wasm_unavailable',
    message:
      "the rules can't be started: call `init` with the module's bytes, its URL or a compiled module, and wait for it",
  });
}

function isFile(url) {
  return url.protocol === 'file:' && typeof globalThis.process?.getBuiltinModule === 'function';
}

async function fetched(url) {
  // Asked for by name when it is needed, so that no bundler takes it for something of the page's.
  if (isFile(url)) return WebAssembly.compile(globalThis.process.getBuiltinModule('node:fs').readFileSync(url));
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.href} answers with ${response.status}`);
  // Not as a stream: servers that know no `application/wasm` are many.
  return WebAssembly.compile(await response.arrayBuffer());
}

function compile(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof URL) return fetched(source);
  return WebAssembly.compile(source);
}

/** Takes the module, as bytes, as a URL to get them from, or compiled. */
export async function init(source) {
  try {
    module = await compile(source);
  } catch (cause) {
    throw new RulesError(
      { code: 'wasm_unavailable', message: `the rules can't be started: ${cause?.message ?? cause}` },
      { cause },
    );
  }
}
