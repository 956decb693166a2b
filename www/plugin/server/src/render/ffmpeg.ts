import { writeFile } from 'node:fs/promises';
import {
  artifactFiles,
  checkApartFromRecordings,
  checkRender,
  checkStep,
  explainFailure,
  logTail,
  planRender,
  readLoudness,
  renderSteps,
  stepProgress,
  stepWarning,
} from 'render-rules';
import type { Failure, Finding, RenderPlan, RenderStep } from 'render-rules';
import type { PluginConfig } from '../config/types';
import { openMediaProxy } from './media-proxy';
import type { MediaProxy } from './media-proxy';
import type { Rendered, Renderer, RenderOrder } from './port';
import { RenderFailure } from './port';
import { lookedAt } from './recordings';
import { spaceFailure, watchSpace } from './space';
import { start } from './start';

/** A plan, and what the gate warns of. */
interface Planned {
  plan: RenderPlan;
  warnings: Finding[];
}

/** Ends a block of ffmpeg's `-progress` lines. */
const LAST_LINE = /^progress=/;

/** Collects lines to the blocks in which ffmpeg reports. */
function blocks(onBlock: (block: string) => void): (line: string) => void {
  let lines: string[] = [];
  return (line) => {
    lines.push(line);
    if (!LAST_LINE.test(line)) return;
    onBlock(lines.join('\n'));
    lines = [];
  };
}

/** The failure of a program, with the end of what it wrote, if it wrote anything. */
const withLog = (failure: Failure, plan: RenderPlan, stderr: string): RenderFailure =>
  new RenderFailure({ ...failure, log: logTail(stderr, plan) || undefined });

/**
 * The renderer that spawns ffmpeg with the arguments that the rules computed. It reads from the hosts that `media` lets it
 * read from.
 */
export function ffmpegRenderer({
  renderer: { ffmpegPath, ffprobePath, limits },
  media,
}: Pick<PluginConfig, 'renderer' | 'media'>): Renderer {
  /** What is refused whatever the recordings are is refused before anybody looks at them. */
  async function planned(proxy: MediaProxy, { request, options, signal }: RenderOrder): Promise<Planned> {
    if (!checkApartFromRecordings(request, options).ok) planRender(request, options);
    const looked = await lookedAt({ ffprobePath, limits }, proxy, request, signal);
    try {
      const plan = planRender(looked.request, options);
      return { plan, warnings: checkRender(looked.request, options).findings };
    } catch (error) {
      // A recording that can't be read is no fault where the render reads another one.
      throw looked.unreadable ?? error;
    }
  }

  async function carryOut(
    { url, faults }: MediaProxy,
    { plan, warnings: known }: Planned,
    { directory, signal, onProgress }: RenderOrder,
  ): Promise<Rendered> {
    const warnings = [...known];
    const paths = { directory, proxy: url, limits: { threads: limits.threads } };
    const { files, steps: first, artifacts } = renderSteps(plan, paths);
    for (const { path, text } of files) await writeFile(path, text);

    async function make(step: RenderStep): Promise<string> {
      const { phase, arguments: args, progressBefore = 0 } = step;
      let lastBlock = '';
      const onBlock = (block: string) => {
        lastBlock = block;
        onProgress(stepProgress(step, block), phase);
      };
      onProgress(progressBefore, phase);
      const { exitCode, stderr } = await start({
        program: ffmpegPath,
        arguments: args,
        limits,
        signal,
        onLine: blocks(onBlock),
      });
      signal.throwIfAborted();
      const failure =
        exitCode === 0 ? checkStep(plan, step, lastBlock) : explainFailure(plan, stderr, faults(), step, lastBlock);
      if (failure) throw withLog(failure, plan, stderr);
      const warning = stepWarning(plan, step, lastBlock, stderr);
      if (warning) warnings.push(warning);
      return stderr;
    }

    let steps = first;
    for (let number = 0; ; number += 1) {
      const step = steps[number];
      if (!step) break;
      const stderr = await make(step);
      // The steps after it depend on what was measured.
      if (step.measures) ({ steps } = renderSteps(plan, paths, readLoudness(stderr)));
    }
    return { files: artifactFiles(artifacts), warnings };
  }

  return {
    async render(order: RenderOrder) {
      const { directory } = order;
      const proxy = await openMediaProxy({ media });
      const space = watchSpace(directory, limits, order.signal);
      try {
        const job = await planned(proxy, order);
        const tooLittle = spaceFailure(directory, limits, job.plan);
        if (tooLittle) throw new RenderFailure(tooLittle);
        return await carryOut(proxy, job, { ...order, signal: space.signal });
      } finally {
        space.stop();
        await proxy.close();
      }
    },
  };
}
