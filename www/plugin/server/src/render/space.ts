import { statfsSync } from 'node:fs';
import { checkSpace, workerRules } from 'render-rules';
import type { Failure, RenderPlan } from 'render-rules';
import type { RendererLimits } from '../config/types';
import { RenderFailure } from './port';

/** What is free on a folder's disk for this process, in bytes; null where the system does not tell. */
function freeBytes(directory: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return Math.min(bavail * bsize, Number.MAX_SAFE_INTEGER);
  } catch {
    return null;
  }
}

type Reserved = Pick<RendererLimits, 'freeSpaceBytes'>;

/** Why a folder has too little space for a plan to be begun; or, without one, for anything. Null where there is enough. */
export function spaceFailure(directory: string, limits: Reserved, plan?: RenderPlan): Failure | null {
  const free = freeBytes(directory);
  return free === null ? null : checkSpace({ freeBytes: free, reservedBytes: limits.freeSpaceBytes }, plan);
}

/** Looks whether a folder keeps enough space. The signal is aborted, for that reason, where it does not, and with another. */
export function watchSpace(directory: string, limits: Reserved, signal: AbortSignal) {
  const controller = new AbortController();
  const timer = setInterval(() => {
    const failure = spaceFailure(directory, limits);
    if (failure) controller.abort(new RenderFailure(failure));
  }, workerRules().spaceCheckMs);
  return { signal: AbortSignal.any([signal, controller.signal]), stop: () => clearInterval(timer) };
}
