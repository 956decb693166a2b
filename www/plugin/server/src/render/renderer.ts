import { tmpdir } from 'node:os';
import { workerRules } from 'render-rules';
import type { GetRenderer } from '../../../shared';
import type { PartStore } from './part-store';
import { configuration, PLUGIN_ID } from '../context';
import type { Context } from '../context';
import { RequestError } from '../errors';
import { forgetPrograms, programsOf } from './programs';
import { spaceFailure } from './space';

/** Whether this server can render, which it asks of its programs, and of its disk, before it takes a job. */
export type RendererService = {
  /** Deletes the parts that no render has at the moment. @throws RequestError 404 `parts_not_kept`. */
  clearParts(): void;
  /** Asks the programs what they are. Whoever wants to know, what is new counts for the jobs of this server, too. */
  look(): Promise<GetRenderer.Renderer>;
  /** Why this server can't render; null where it can, and undefined where that is not known at the moment. */
  problem(): string | null | undefined;
  /** Looks now, and again while nothing can be rendered; `onChange` is called when `problem` is something else. */
  watch(onChange: () => void): void;
  /** A program could not be started: nothing is to be rendered before the programs are asked again. */
  doubt(): void;
  /** Looks no more. */
  close(): void;
};

const NOTHING_KEPT =
  'this server keeps no parts of renders: it does not render (`queue.consume`), or `renderer.parts.maxBytes` is 0';

export function createRendererService({ strapi }: Context, store: PartStore | null): RendererService {
  const { recheckMs } = workerRules();
  let onChange: (() => void) | null = null;
  let problem: string | null | undefined;
  /** What was logged last. */
  let told: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  /** Why there is too little space, as it was said first: how much there is changes all the time. */
  let space: string | null = null;

  function tellLog(): void {
    if (problem === undefined || problem === told) return;
    if (problem === null) strapi.log.info(`${PLUGIN_ID}: this server can render now and takes jobs`);
    else
      strapi.log.error(
        `${PLUGIN_ID}: this server takes no jobs: ${problem}; it checks again every ${recheckMs / 1000} s`,
      );
    told = problem;
  }

  function note(now: string | null): void {
    const isNew = now !== problem;
    problem = now;
    tellLog();
    clearTimeout(timer);
    if (now !== null) timer = setTimeout(() => void look(), recheckMs).unref();
    if (isNew) onChange?.();
  }

  function spaceProblem(): string | null {
    const { limits } = configuration(strapi).renderer;
    const failure = spaceFailure({ directory: tmpdir(), limits, store });
    space = failure && (space ?? failure.message);
    return space;
  }

  async function look(): Promise<GetRenderer.Renderer> {
    const answer = await programsOf(configuration(strapi));
    const now = answer.problem ?? spaceProblem();
    if (onChange) note(now);
    return { ...answer, problem: now, parts: store?.state() ?? null };
  }

  return {
    clearParts() {
      if (!store) throw new RequestError(404, NOTHING_KEPT, { code: 'parts_not_kept' });
      store.clear();
    },
    look,
    problem() {
      // A disk may be full from one moment to the next.
      if (problem === null && spaceProblem() !== null) note(space);
      return problem;
    },
    watch(listener) {
      onChange = listener;
      void look();
    },
    doubt() {
      problem = undefined;
      forgetPrograms();
      void look();
    },
    close() {
      onChange = null;
      clearTimeout(timer);
    },
  };
}
