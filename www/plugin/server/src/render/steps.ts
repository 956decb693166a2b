import { writeFile } from 'node:fs/promises';
import {
  checkStep,
  explainFailure,
  logTail,
  mayBeKept,
  readLoudness,
  renderSteps,
  stepProgress,
  stepWarning,
} from 'render-rules';
import type {
  ArtifactPaths,
  Failure,
  Finding,
  JobParts,
  RenderPart,
  RenderPaths,
  RenderPlan,
  RenderStep,
} from 'render-rules';
import type { PluginConfig } from '../config/types';
import type { MediaProxy } from './media-proxy';
import type { PartStore } from './part-store';
import { RenderFailure } from './port';
import type { RenderOrder } from './port';
import { servedBy } from './served';
import { start } from './start';

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

/** The steps that finish a part each. */
const finishing = (steps: RenderStep[]): RenderStep[] =>
  steps.filter(({ part }, number) => part && part.path !== steps[number + 1]?.part?.path);

/** What carries a plan out. */
export interface Means {
  renderer: Pick<PluginConfig['renderer'], 'ffmpegPath' | 'limits'>;
  proxy: MediaProxy;
  store: PartStore | null;
}

/** What is there when all steps are carried out, and what there is to know of it. */
export interface Made {
  artifacts: ArtifactPaths;
  warnings: Finding[];
}

/** Carries a plan out, and tells how far it is. Parts that are kept are not made again. */
export async function carryOut(
  { renderer: { ffmpegPath, limits }, proxy, store }: Means,
  plan: RenderPlan,
  paths: RenderPaths,
  { signal, onProgress, onParts }: Pick<RenderOrder, 'signal' | 'onProgress' | 'onParts'>,
): Promise<Made> {
  const { files, steps: first, artifacts } = renderSteps(plan, paths);
  for (const { path, text } of files) await writeFile(path, text);

  /** Where those parts are now that were kept. */
  async function take(): Promise<Set<string>> {
    const taken = new Set<string>();
    for (const { part } of finishing(first)) {
      signal.throwIfAborted();
      if (part && (await store?.take(part))) taken.add(part.path);
    }
    return taken;
  }

  /** The answer is the end of what ffmpeg wrote to its standard error, and what there is to know of what it made. */
  async function make(step: RenderStep): Promise<{ stderr: string; warning: Finding | null }> {
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
      exitCode === 0 ? checkStep(plan, step, lastBlock) : explainFailure(plan, stderr, proxy.faults(), step, lastBlock);
    if (failure) throw withLog(failure, plan, stderr);
    return { stderr, warning: stepWarning(plan, step, lastBlock, stderr) };
  }

  async function keep(step: RenderStep, part: RenderPart): Promise<void> {
    if (!store) return;
    const url = part.input == null ? undefined : plan.inputs[part.input]?.url;
    const served = url === undefined ? null : await servedBy(proxy, url, signal);
    if (mayBeKept(plan, step, served)) await store.keep(part);
  }

  const taken = await take();
  const isTaken = ({ part }: RenderStep) => part != null && taken.has(part.path);
  let progress = first.filter(isTaken).reduce((sum, { share }) => sum + share, 0);
  const parts: JobParts = {
    total: finishing(first).length,
    reused: taken.size,
    done: taken.size,
    reusedProgress: Math.min(progress, 1),
  };
  const tellParts = () => {
    if (parts.total > 0) onParts({ ...parts });
  };
  tellParts();

  const warnings: Finding[] = [];
  /** A part that is not all that was planned is not kept. */
  let unfit: string | undefined;
  let steps = first;
  for (let number = 0; ; number += 1) {
    const step = steps[number];
    if (!step) break;
    if (isTaken(step)) continue;
    const { part, measures, share } = step;
    const { stderr, warning } = await make({ ...step, progressBefore: progress });
    progress += share;
    if (warning) {
      warnings.push(warning);
      unfit = part?.path;
    }
    // The steps after it depend on what was measured.
    if (measures) ({ steps } = renderSteps(plan, paths, readLoudness(stderr)));
    if (!part || part.path === steps[number + 1]?.part?.path) continue;
    if (part.path !== unfit) await keep(step, part);
    parts.done += 1;
    tellParts();
  }
  return { artifacts, warnings };
}
