import { isActive } from 'render-rules';
import type { JobView, ListJobs } from '../../../shared/contracts';
import { endpoints } from '../api/render-jobs';
import { useVisible } from './useVisible';

const LIVE_MS = 1_000;
const IDLE_MS = 10_000;

/** How often to look: every second while something moves, now and then while jobs may come from elsewhere. */
function usePollingInterval(jobs: JobView[] | undefined): number {
  const visible = useVisible();
  if (!visible) return 0;
  return jobs?.some((job) => isActive(job.status)) ? LIVE_MS : IDLE_MS;
}

/** A session's jobs, the newest first, kept up to date. */
export function useSessionJobs(sessionId: string) {
  const { useQueryState, useQuerySubscription } = endpoints.getSessionRenderJobs;
  const state = useQueryState(sessionId);
  const pollingInterval = usePollingInterval(state.data);
  useQuerySubscription(sessionId, { pollingInterval, refetchOnMountOrArgChange: true });
  return state;
}

/** A page of all jobs, kept up to date. */
export function useJobsPage(query: ListJobs.Query) {
  const { useQueryState, useQuerySubscription } = endpoints.listRenderJobs;
  const state = useQueryState(query);
  const pollingInterval = usePollingInterval(state.data?.data);
  useQuerySubscription(query, { pollingInterval, refetchOnMountOrArgChange: true });
  return state;
}
