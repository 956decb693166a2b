import {
  checkMediaProbe,
  explainMediaProbe,
  lateMediaProbe,
  logTail,
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
import { servedBy } from './served';
import { start } from './start';

type Probing = Pick<PluginConfig['renderer'], 'ffprobePath' | 'limits'>;

/** Looks at a recording through a proxy. @throws RenderFailure where it can't be read, or nothing is in it. */
export async function lookAt(
  { ffprobePath: program, limits }: Probing,
  proxy: MediaProxy,
  recording: Recording,
  signal: AbortSignal,
): Promise<MediaProbe> {
  const late = AbortSignal.timeout(workerRules().mediaProbeMs);
  const lines: string[] = [];
  const served = servedBy(proxy, recording.url, signal);
  const { exitCode, stderr } = await start({
    program,
    arguments: mediaProbeArguments(recording.url, proxy.url),
    limits,
    signal: AbortSignal.any([signal, late]),
    onLine: (line) => lines.push(line),
  });
  signal.throwIfAborted();
  if (late.aborted) throw new RenderFailure(lateMediaProbe(recording));
  const failure =
    exitCode === 0 ? checkMediaProbe(recording, stderr) : explainMediaProbe(recording, stderr, proxy.faults());
  if (failure) {
    throw new RenderFailure({ ...failure, ...(stderr.trim() !== '' && { log: logTail(stderr) }) });
  }
  try {
    const probe = readMediaProbe(lines.join('\n'));
    const file = await served;
    return file ? { ...probe, served: file } : probe;
  } catch (cause) {
    if (cause instanceof RulesError) throw new RenderFailure(explainMediaProbe(recording, ''), { cause });
    throw cause;
  }
}

/**
 * The request with what its recordings are, and why the first of those can't be read for good that can't.
 *
 * @throws RenderFailure where trying again may help.
 */
export async function lookedAt(
  probing: Probing,
  proxy: MediaProxy,
  request: RenderRequest,
  signal: AbortSignal,
): Promise<{ request: RenderRequest; unreadable: RenderFailure | null }> {
  const assets = [...request.assets];
  let unreadable: RenderFailure | null = null;
  for (const recording of recordings(request)) {
    const asset = assets[recording.asset];
    if (!asset) continue;
    try {
      const probe = await lookAt(probing, proxy, recording, signal);
      assets[recording.asset] = { ...asset, probe, problem: null };
    } catch (error) {
      if (!(error instanceof RenderFailure) || error.kind !== 'permanent') throw error;
      unreadable ??= error;
      assets[recording.asset] = { ...asset, probe: null, problem: error.message };
    }
  }
  return { request: { ...request, assets }, unreadable };
}
