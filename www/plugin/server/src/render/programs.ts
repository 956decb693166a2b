import { ffmpegHealth, programVersion } from 'render-rules';
import type { GetRenderer, ProgramHealth } from '../../../shared/desk';
import type { PluginConfig } from '../config/types';
import { run } from './process';

/** How long an answer counts: however often somebody looks, programs are started this seldom. */
const KEPT_MS = 10_000;
/** How long a program may take to say what it is. */
const ANSWER_MS = 5_000;

interface Answer {
  text: string;
  /** Why there is none. */
  problem: string | null;
}

async function ask(program: string, ...args: string[]): Promise<Answer> {
  const lines: string[] = [];
  const signal = AbortSignal.timeout(ANSWER_MS);
  try {
    const { exitCode } = await run({ program, arguments: args, signal, onLine: (line) => lines.push(line) });
    if (signal.aborted) return { text: '', problem: `\`${program}\` did not answer within ${ANSWER_MS / 1000} s` };
    if (exitCode !== 0) return { text: '', problem: `\`${program} ${args.join(' ')}\` ended with ${exitCode}` };
    return { text: lines.join('\n'), problem: null };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { text: '', problem: `\`${program}\` can't be started: ${why}` };
  }
}

async function ffprobe(path: string): Promise<ProgramHealth> {
  const { text, problem } = await ask(path, '-version');
  const version = programVersion(text);
  return { path, ok: version !== null, version, problem };
}

async function ffmpeg(path: string): Promise<GetRenderer.Renderer['ffmpeg']> {
  const version = await ask(path, '-version');
  const encoders = version.problem === null ? await ask(path, '-hide_banner', '-encoders') : version;
  return { path, problem: version.problem ?? encoders.problem, ...ffmpegHealth(version.text, encoders.text) };
}

interface Kept {
  paths: string;
  at: number;
  answer: ReturnType<typeof askBoth>;
}

const askBoth = ({ ffmpegPath, ffprobePath }: PluginConfig['renderer']) =>
  Promise.all([ffmpeg(ffmpegPath), ffprobe(ffprobePath)]);

let kept: Kept | null = null;

/** What this server would render with: the programs are asked, and the rules judge what they say. */
export async function programsOf({ queue, renderer }: PluginConfig): Promise<GetRenderer.Renderer> {
  const paths = JSON.stringify([renderer.ffmpegPath, renderer.ffprobePath]);
  if (kept?.paths !== paths || Date.now() - kept.at > KEPT_MS)
    kept = { paths, at: Date.now(), answer: askBoth(renderer) };
  const [one, other] = await kept.answer;
  return { consumes: queue.consume, ffmpeg: one, ffprobe: other };
}
