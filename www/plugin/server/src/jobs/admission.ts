import { admit } from 'render-rules';
import type { AdmissionCode } from 'render-rules';
import { configuration } from '../context';
import type { Context } from '../context';
import { RequestError } from '../errors';
import type { JobStore } from './job-store';
import type { SettingsService } from './settings';

const STATUSES: Record<AdmissionCode, 429 | 503> = {
  rendering_paused: 503,
  queue_full: 429,
  session_queue_full: 429,
};

export interface AdmissionPorts {
  jobStore: Pick<JobStore, 'countWaiting'>;
  settings: Pick<SettingsService, 'get'>;
}

/**
 * Refuses another job where rendering is switched off or enough jobs wait. Jobs that are asked for
 * in the same moment do not see one another, so all of these may pass: the ceilings keep a queue from growing without end,
 * and are not counted to the job.
 *
 * @throws RequestError 503 `rendering_paused`, 429 `queue_full` or `session_queue_full`.
 */
export async function assertAdmitted(
  { strapi }: Context,
  { jobStore, settings }: AdmissionPorts,
  sessionDocumentId: string | null,
): Promise<void> {
  const { maxQueued, maxQueuedPerSession } = configuration(strapi).limits;
  const [{ paused }, queued, queuedOfSession] = await Promise.all([
    settings.get(),
    jobStore.countWaiting(),
    sessionDocumentId === null ? 0 : jobStore.countWaiting(sessionDocumentId),
  ]);
  const admission = admit({ paused, queued, queuedOfSession, maxQueued, maxQueuedPerSession });
  if (admission.ok) return;
  throw new RequestError(STATUSES[admission.code], admission.message, { code: admission.code });
}
