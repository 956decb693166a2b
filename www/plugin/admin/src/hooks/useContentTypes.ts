import { useGetRenderContentTypesQuery } from '../api/render-jobs';
import { useAllowed } from './useAllowed';

/** Which content types are sessions, assets, EDLs and jobs here; undefined until known, and for who may not see jobs. */
export function useContentTypes() {
  const { view } = useAllowed();
  return useGetRenderContentTypesQuery(null, { skip: !view }).data;
}
