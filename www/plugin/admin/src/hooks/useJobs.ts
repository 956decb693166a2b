import { isActive } from 'render-rules';
import type { JobView, ListJobs } from '../../../shared';
import { endpoints } from '../api/render-jobs';
import { useLiveJobs } from './useLiveJobs';
import { useVisible } from './useVisible';

const LIVE_MS = 1_000;
const IDLE_MS = 10_000;
/** While changes stream in, looking is only for what a stream can't tell, such as deleted jobs. */
const STREAMED_MS = 30_000;

/** How often to look: every second while something moves, now and then while jobs may come from elsewhere. */
function usePollingInterval(jobs: JobView[] | undefined, isLive = false): number {
  const visible = useVisible();
  if (!visible) return 0;
  if (isLive) return STREAMED_MS;
  return jobs?.some((job) => isActive(job.status)) ? LIVE_MS : IDLE_MS;
}

/** How many jobs a side panel shows. */
const FEW = '10';

/** A session's newest jobs, the newest first, kept up to date, and how many it has in all. */
export function useSessionJobs(sessionId: string) {
  const { useQueryState, useQuerySubscription } = endpoints.getSessionRenderJobs;
  const query = { sessionId, pageSize: FEW };
  const { data, error } = useQueryState(query);
  const pollingInterval = usePollingInterval(data?.data);
  useQuerySubscription(query, { pollingInterval, refetchOnMountOrArgChange: true });
  return { jobs: data?.data, total: data?.meta.pagination.total ?? 0, error };
}

/** A page of all jobs, kept up to date: by what the server tells, and by asking where it tells nothing. */
export function useJobsPage(query: ListJobs.Query) {
  const { useQueryState, useQuerySubscription } = endpoints.listRenderJobs;
  const { data, error, fulfilledTimeStamp, isFetching, currentData } = useQueryState(query);
  const { refetch } = useQuerySubscription(query, { refetchOnMountOrArgChange: true });
  const { jobs, isLive } = useLiveJobs(data?.data, refetch);
  const pollingInterval = usePollingInterval(data?.data, isLive);
  useQuerySubscription(query, { pollingInterval });
  // What another query found is not what this one asks for; until that is known the old rows stay.
  const isStale = isFetching && currentData === undefined;
  return { jobs, data, error, isLive, isStale, heardAt: fulfilledTimeStamp, refetch };
}
