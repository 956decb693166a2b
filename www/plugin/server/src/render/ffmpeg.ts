import { writeFile } from 'node:fs/promises';
import { explainFailure, logTail, probeArguments, readProbe, readProgress, renderSteps } from 'render-rules';
import type { Probe, RenderPlan } from 'render-rules';
import type { PluginConfig } from '../config/types';
import type { Renderer, RenderOrder } from './port';
import { RenderFailure } from './port';
import { run } from './process';
import type { Ended } from './process';

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

/** What an ffmpeg or ffprobe that failed says of it. */
const failureOf = (plan: RenderPlan, stderr: string): RenderFailure =>
  new RenderFailure({ ...explainFailure(plan, stderr), log: logTail(stderr, plan) });

/** The renderer that spawns ffmpeg with the arguments that the rules computed. */
export function ffmpegRenderer({ ffmpegPath, ffprobePath }: PluginConfig['renderer']): Renderer {
  async function start(
    program: string,
    args: string[],
    signal: AbortSignal,
    onLine: (line: string) => void,
  ): Promise<Ended> {
    try {
      return await run({ program, arguments: args, signal, onLine });
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      // Trying again does not install a program.
      throw new RenderFailure({ message: `\`${program}\` can't be started: ${why}`, kind: 'permanent' }, { cause });
    }
  }

  async function probe(path: string, plan: RenderPlan, signal: AbortSignal): Promise<Probe> {
    const lines: string[] = [];
    const { exitCode, stderr } = await start(ffprobePath, probeArguments(path), signal, (line) => lines.push(line));
    signal.throwIfAborted();
    if (exitCode !== 0) throw failureOf(plan, stderr);
    return readProbe(lines.join('\n'));
  }

  return {
    async render({ plan, directory, signal, onProgress }: RenderOrder) {
      const { files, steps, artifacts } = renderSteps(plan, { directory });
      for (const { path, text } of files) await writeFile(path, text);

      let before = 0;
      for (const { phase, arguments: args, durationMs, share } of steps) {
        const onBlock = (block: string) => onProgress(before + share * readProgress(block, durationMs).progress, phase);
        onProgress(before, phase);
        const { exitCode, stderr } = await start(ffmpegPath, args, signal, blocks(onBlock));
        signal.throwIfAborted();
        if (exitCode !== 0) throw failureOf(plan, stderr);
        before += share;
        onProgress(before, phase);
      }
      return {
        files: { ...artifacts, chapters: artifacts.chapters ?? null },
        probe: await probe(artifacts.video, plan, signal),
      };
    },
  };
}
