import type { EncoderHealth } from 'render-rules';

/** One of the renderer's programs, as it is found on this server. */
export interface ProgramHealth {
  /** The name or path that is configured. */
  path: string;
  ok: boolean;
  version: string | null;
  /** What is wrong with it; null where it can be used. */
  problem: string | null;
}

/**
 * `GET /renderer`: what this server would render with. `DELETE /parts` deletes the parts that it keeps, and answers the same;
 * where it keeps none, 404 `parts_not_kept`.
 */
export declare namespace GetRenderer {
  interface Renderer {
    /** Whether this server renders at all. */
    consumes: boolean;
    /** Why it can't, and what to do; null where it can. */
    problem: string | null;
    ffmpeg: ProgramHealth & { recentEnough: boolean; encoders: EncoderHealth[] };
    ffprobe: ProgramHealth;
    /** The parts of renders that this server keeps; null where it keeps none. */
    parts: KeptParts | null;
  }
  interface KeptParts {
    /** How many they are. */
    count: number;
    bytes: number;
    /** They are deleted, those first that were not used for the longest time, where there are more bytes than this. */
    maxBytes: number;
    /** How many renders used since the server was started, and how many they had to make. */
    taken: number;
    missed: number;
  }
  interface Reply {
    data: Renderer;
  }
}
