import { useEffect, useRef } from 'react';
import { useGetRenderFactsQuery } from '../api/render-jobs';
import type { OpenEntry } from '../api/render-jobs';
import { useAskAgain } from './useAskAgain';
import { useVisible } from './useVisible';

/** What the rules judge a session by: read anew when an entry is saved, and when the user comes back from another tab. */
export function useFacts(session: OpenEntry) {
  const query = useGetRenderFactsQuery(session, { refetchOnMountOrArgChange: true });
  const { error, refetch } = query;
  useAskAgain(error, refetch);
  const visible = useVisible();
  const wasVisible = useRef(visible);
  useEffect(() => {
    if (visible && !wasVisible.current) refetch();
    wasVisible.current = visible;
  }, [visible, refetch]);
  return query;
}
