import { ffmpegHealth, programVersion, rendererHealth, workerRules } from 'render-rules';
import type { ProgramAnswer } from 'render-rules';
import type { GetRenderer } from '../../../shared';
import type { PluginConfig } from '../config/types';
import { run } from './process';

/** How long an answer counts: however often somebody looks, programs are started this seldom. */
const KEPT_MS = 10_000;

interface Answer {
  text: string;
  /** Why there is none. */
  problem: string | null;
}

type Limits = PluginConfig['renderer']['limits'];

async function ask(limits: Limits, program: string, ...args: string[]): Promise<Answer> {
  const lines: string[] = [];
  const { programAnswerMs } = workerRules();
  const signal = AbortSignal.timeout(programAnswerMs);
  try {
    const { exitCode } = await run({ program, arguments: args, limits, signal, onLine: (line) => lines.push(line) });
    if (signal.aborted) return { text: '', problem: `no answer within ${programAnswerMs / 1000} s` };
    const ended = exitCode === null ? 'was ended by a signal' : `ended with ${exitCode}`;
    if (exitCode !== 0) return { text: '', problem: `\`${args.join(' ')}\` ${ended}` };
    return { text: lines.join('\n'), problem: null };
  } catch (error) {
    return { text: '', problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Why a program can't be used; null where it says what it is. */
export async function problemOf(limits: Limits, path: string): Promise<string | null> {
  const { problem } = await ask(limits, path, '-version');
  return problem === null ? null : `\`${path}\` can't be used: ${problem}`;
}

/** What ffmpeg or ffprobe prints of its version and build; null where it does not answer. */
export async function versionOf(limits: Limits, path: string): Promise<string | null> {
  const { text, problem } = await ask(limits, path, '-version');
  return problem === null ? text : null;
}

async function answerOf(limits: Limits, path: string): Promise<ProgramAnswer> {
  const { text: version, problem } = await ask(limits, path, '-version');
  return { path, version, ...(problem !== null && { problem }) };
}

async function ffmpegAnswer(limits: Limits, path: string): Promise<ProgramAnswer> {
  const answer = await answerOf(limits, path);
  if (answer.problem !== undefined) return answer;
  const listed = async (name: string) => (await ask(limits, path, '-hide_banner', name)).text;
  const [encoders, filters, protocols] = await Promise.all(['-encoders', '-filters', '-protocols'].map(listed));
  return { ...answer, encoders, filters, protocols };
}

async function askBoth({ ffmpegPath, ffprobePath, limits }: PluginConfig['renderer']): Promise<Programs> {
  const [ffmpeg, ffprobe] = await Promise.all([ffmpegAnswer(limits, ffmpegPath), answerOf(limits, ffprobePath)]);
  const health = rendererHealth({ ffmpeg, ffprobe });
  return {
    problem: health.problem,
    ffmpeg: {
      ...ffmpegHealth(ffmpeg.version, ffmpeg.encoders ?? ''),
      path: ffmpegPath,
      ok: health.ffmpeg === null,
      problem: health.ffmpeg,
    },
    ffprobe: {
      path: ffprobePath,
      ok: health.ffprobe === null,
      version: programVersion(ffprobe.version),
      problem: health.ffprobe,
    },
  };
}

type Programs = Omit<GetRenderer.Renderer, 'consumes' | 'parts'>;

interface Kept {
  paths: string;
  at: number;
  answer: Promise<Programs>;
}

let kept: Kept | null = null;

/** What the programs said no longer counts. */
export function forgetPrograms(): void {
  kept = null;
}

/** What this server would render with: the programs are asked, and the rules judge what they say. */
export async function programsOf({ queue, renderer }: PluginConfig): Promise<Omit<GetRenderer.Renderer, 'parts'>> {
  const paths = JSON.stringify([renderer.ffmpegPath, renderer.ffprobePath]);
  if (kept?.paths !== paths || performance.now() - kept.at > KEPT_MS)
    kept = { paths, at: performance.now(), answer: askBoth(renderer) };
  return { consumes: queue.consume, ...(await kept.answer) };
}
