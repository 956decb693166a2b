import {
  explainMediaProbe,
  lateMediaProbe,
  mediaProbeArguments,
  readMediaProbe,
  recordings,
  RulesError,
  workerRules,
} from 'render-rules';
import type { MediaProbe, Recording, RenderRequest } from 'render-rules';
import type { PluginConfig } from '../config/types';
import type { MediaProxy } from './media-proxy';
import { RenderFailure } from './port';
import { start } from './start';

type Probing = Pick<PluginConfig['renderer'], 'ffprobePath' | 'limits'>;

/** Looks at a recording. @throws RenderFailure where it can't be read, or nothing is in it. */
async function lookAt(
  { ffprobePath: program, limits }: Probing,
  { url: proxy, faults }: MediaProxy,
  recording: Recording,
  signal: AbortSignal,
): Promise<MediaProbe> {
  const late = AbortSignal.timeout(workerRules().mediaProbeMs);
  const lines: string[] = [];
  const { exitCode, stderr } = await start({
    program,
    arguments: mediaProbeArguments(recording.url, proxy),
    limits,
    signal: AbortSignal.any([signal, late]),
    onLine: (line) => lines.push(line),
  });
  signal.throwIfAborted();
  if (late.aborted) throw new RenderFailure(lateMediaProbe(recording));
  if (exitCode !== 0) throw new RenderFailure(explainMediaProbe(recording, stderr, faults()));
  try {
    return readMediaProbe(lines.join('\n'));
  } catch (cause) {
    if (cause instanceof RulesError) throw new RenderFailure(explainMediaProbe(recording, ''), { cause });
    throw cause;
  }
}

/** The request with what its recordings are. @throws RenderFailure where one can't be read. */
export async function lookedAt(
  probing: Probing,
  proxy: MediaProxy,
  request: RenderRequest,
  signal: AbortSignal,
): Promise<RenderRequest> {
  const assets = [...request.assets];
  for (const recording of recordings(request)) {
    const asset = assets[recording.asset];
    if (asset) assets[recording.asset] = { ...asset, probe: await lookAt(probing, proxy, recording, signal) };
  }
  return { ...request, assets };
}
