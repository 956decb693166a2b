// The functions that are no renderer's, without the module's bytes, for pages that load `render-rules/wasm` by themselves.
export type * from '../wasm/render_rules.js';
export * from '../wasm/functions.js';
export { RulesError } from './rules.js';

/**
 * Takes the module `render-rules/wasm`: its bytes, a URL to get them from (in Node a `file:` URL, too), or compiled.
 * Until it is done, each function throws `wasm_unavailable`.
 */
export declare function init(source: BufferSource | URL | WebAssembly.Module): Promise<void>;
