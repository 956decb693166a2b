import type { ArtifactFile, CheckOptions, Finding, JobParts, Phase, RenderRequest } from 'render-rules';
import type { Failure } from '../worker/worker';

/** What a renderer is to do. */
export interface RenderOrder {
  jobId: string;
  /** What is to be rendered, and how the rules judge it. */
  request: RenderRequest;
  options: CheckOptions;
  /** An empty directory for everything the renderer writes. It is removed afterwards. */
  directory: string;
  /** Aborted when the render is not wanted any more: stop within a second or two, and reject. */
  signal: AbortSignal;
  /** To be called with 0..1 as the work goes on, never with less than before, and with what is done at the moment. */
  onProgress(progress: number, phase: Phase): void;
  /** To be called with how many parts are there, where the render is made of parts. */
  onParts(parts: JobParts): void;
}

/**
 * Makes files from a request: looks at its recordings, lets the rules plan the render from what they are, and carries out the
 * plan. The plan says everything: cuts, source times, sound, chapters, subtitles, output; a renderer judges nothing. It writes
 * nowhere but in the order's directory, leaves no process behind, and rejects with a RenderFailure when the render can't be
 * made, and with a RulesError when the rules refuse it.
 */
export interface Renderer {
  render(order: RenderOrder): Promise<Rendered>;
}

/** What a render made. */
export interface Rendered {
  /** The files that are handed over. */
  files: ArtifactFile[];
  /** What there is to know of them. */
  warnings: Finding[];
}

/** A render that ended without a file, for a reason that the operator can read. */
export class RenderFailure extends Error implements Failure {
  /** Whether trying again by itself may help. */
  readonly kind: Failure['kind'];
  readonly log?: string;

  constructor({ message, kind, log }: Failure, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RenderFailure';
    this.kind = kind;
    this.log = log;
  }
}
