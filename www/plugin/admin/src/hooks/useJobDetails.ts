import { useState } from 'react';
import { isActive, isTerminal } from 'render-rules';
import type { JobEvents } from '../../../shared';
import { deskEndpoints } from '../api/desk';
import type { ServerEvent } from '../api/event-stream';
import { useAskAgain } from './useAskAgain';
import { useEventStream } from './useEventStream';
import { useVisible } from './useVisible';

const LIVE_MS = 1_000;
const IDLE_MS = 10_000;

/** Everything of one job, kept up to date: by what the server tells, and by asking where it tells nothing. */
export function useJobDetails(jobId: string) {
  const { useQueryState, useQuerySubscription } = deskEndpoints.getRenderJobDetails;
  const { data, error, fulfilledTimeStamp } = useQueryState(jobId);
  const { refetch } = useQuerySubscription(jobId, { refetchOnMountOrArgChange: true });
  useAskAgain(error, refetch);
  const [state, setState] = useState<JobEvents.State | null>(null);
  const visible = useVisible();

  const onEvent = ({ event, data: text }: ServerEvent) => {
    if (event !== 'job') return;
    const told: JobEvents.State = JSON.parse(text);
    const before = state ?? data?.job;
    setState(told);
    // History, attempts and files are not part of the event stream: they are read again when there can be more of them.
    if (before?.status !== told.status || before.attempts !== told.attempts) refetch();
  };

  const { job } = data ?? {};
  // A job that is at its end changes no more.
  const path = job && !isTerminal(job.status) ? `/jobs/${encodeURIComponent(jobId)}/events` : null;
  const isLive = useEventStream(path, { onEvent, onRefused: refetch });
  const moves = job !== undefined && isActive(job.status);
  const pollingInterval = !visible || path === null || isLive ? 0 : moves ? LIVE_MS : IDLE_MS;
  useQuerySubscription(jobId, { pollingInterval });

  // What was read after a status changed tells more than what streamed in before.
  const isNewer = isLive && state !== null && state.status === job?.status && state.attempts === job.attempts;
  return {
    details: data && isNewer ? { ...data, job: { ...data.job, ...state } } : data,
    error,
    heardAt: fulfilledTimeStamp,
  };
}
