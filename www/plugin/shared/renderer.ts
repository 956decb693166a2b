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

/** `GET /renderer`: what this server would render with. */
export declare namespace GetRenderer {
  interface Renderer {
    /** Whether this server renders at all. */
    consumes: boolean;
    /** Why it can't, and what to do; null where it can. */
    problem: string | null;
    ffmpeg: ProgramHealth & { recentEnough: boolean; encoders: EncoderHealth[] };
    ffprobe: ProgramHealth;
  }
  interface Reply {
    data: Renderer;
  }
}
