import { useGetRenderConfigurationQuery, useGetRendererQuery } from '../api/desk';
import { useAskAgain } from './useAskAgain';

/** What this server renders with. */
export function useRenderer() {
  const query = useGetRendererQuery(null, { refetchOnMountOrArgChange: true });
  useAskAgain(query.error, query.refetch);
  return query;
}

/** How rendering is configured. */
export function useRenderConfiguration() {
  const query = useGetRenderConfigurationQuery(null, { refetchOnMountOrArgChange: true });
  useAskAgain(query.error, query.refetch);
  return query;
}
