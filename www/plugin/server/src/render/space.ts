import { statfsSync } from 'node:fs';
import { checkSpace, missingBytes, workerRules } from 'render-rules';
import type { Failure, RenderPlan, Space } from 'render-rules';
import type { RendererLimits } from '../config/types';
import type { PartStore } from './part-store';
import { RenderFailure } from './port';

type Reserved = Pick<RendererLimits, 'freeSpaceBytes'>;

/** What is free on a folder's disk for this process; null where the system does not tell. */
function spaceOf(directory: string, { freeSpaceBytes }: Reserved): Space | null {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return { freeBytes: Math.min(bavail * bsize, Number.MAX_SAFE_INTEGER), reservedBytes: freeSpaceBytes };
  } catch {
    return null;
  }
}

/** Where renders write, what is to stay free there, and what makes way for them. */
export interface Place {
  directory: string;
  limits: Reserved;
  store: PartStore | null;
}

/**
 * Why a folder has too little space for a plan to be begun; or, without one, for anything. Kept parts make way first. Null where
 * there is enough.
 */
export function spaceFailure({ directory, limits, store }: Place, plan?: RenderPlan): Failure | null {
  const before = spaceOf(directory, limits);
  if (!before) return null;
  const missing = missingBytes(before, plan);
  if (missing === 0) return null;
  store?.makeRoom(missing);
  return checkSpace(spaceOf(directory, limits) ?? before, plan);
}

/** Looks whether a folder keeps enough space. The signal is aborted, for that reason, where it does not, and with another. */
export function watchSpace(place: Place, signal: AbortSignal) {
  const controller = new AbortController();
  const timer = setInterval(() => {
    const failure = spaceFailure(place);
    if (failure) controller.abort(new RenderFailure(failure));
  }, workerRules().spaceCheckMs);
  return { signal: AbortSignal.any([signal, controller.signal]), stop: () => clearInterval(timer) };
}
