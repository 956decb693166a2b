// The package's surface: the functions and types that wasm-bindgen wrote from the Rust source, and the error class.
import type { Finding } from '../wasm/render_rules.js';

export type * from '../wasm/render_rules.js';
export * from '../wasm/functions.js';
export * from '../wasm-renderer/functions.js';

/** A call that the rules can't answer, such as `isTerminal('done')`. */
export declare class RulesError extends Error {
  /**
   * - `unknown_status`: `value` is no status; `valid` lists them.
   * - `bad_input`: an argument has not the shape that its type says.
   * - `not_renderable`: planRender of a session that checkRender refuses, for the reasons in `findings`.
   * - `bad_history`: replay of entries that no job can have gone through.
   * - `wasm_unavailable`: WebAssembly can't be started here, mostly for a Content-Security-Policy.
   * - `wasm_trapped`: the call broke the module, as one with an argument that does not fit into its 4 GiB of memory;
   *   `cause` is what the engine threw. The next call gets a fresh module.
   */
  readonly code:
    'unknown_status' | 'bad_input' | 'not_renderable' | 'bad_history' | 'wasm_unavailable' | 'wasm_trapped';
  readonly value?: string;
  readonly valid?: string[];
  readonly findings?: Finding[];
}
