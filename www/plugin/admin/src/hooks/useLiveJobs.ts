import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { JobsEvents, JobView } from '../../../shared';
import type { ServerEvent } from '../api/event-stream';
import { useEventStream } from './useEventStream';

/** How long changes are collected before the list is read again. */
const SETTLE_MS = 400;

type States = Record<string, JobsEvents.State>;

const NONE: States = {};
/** As many jobs' states are kept: more than a page shows. */
const KEPT = 300;

function withState(states: States, state: JobsEvents.State): States {
  const all = Object.entries({ ...states, [state.jobId]: state });
  return Object.fromEntries(all.length > KEPT ? all.slice(-KEPT / 2) : all);
}

/**
 * The jobs of a list as they are at this moment: what streams in is laid over what was read, and what the stream does not
 * tell – new jobs, files, another order – is read again. `isLive` is false while nothing streams: then the list has to be
 * read from time to time.
 */
export function useLiveJobs(jobs: JobView[] | undefined, refetch: () => void) {
  const [states, setStates] = useState<States>(NONE);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const readAgain = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      refetch();
    }, SETTLE_MS);
  }, [refetch]);

  const onEvent = ({ event, data }: ServerEvent) => {
    // What was loaded before the stream began may be out of date.
    if (event === 'ready') {
      setStates(NONE);
      readAgain();
    }
    if (event !== 'job') return;
    const state: JobsEvents.State = JSON.parse(data);
    const known = jobs?.find(({ jobId }) => jobId === state.jobId);
    const before = states[state.jobId] ?? known;
    setStates((all) => withState(all, state));
    if (before?.status !== state.status || before.attempts !== state.attempts) readAgain();
  };

  const isLive = useEventStream('/events', { onEvent, onRefused: readAgain });
  const live = useMemo(
    () => (isLive ? jobs?.map((job) => ({ ...job, ...states[job.jobId] })) : jobs),
    [isLive, jobs, states],
  );
  return { jobs: live, isLive };
}
