import { useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import { url } from '../api/render-jobs';
import type { OpenEntry } from '../api/render-jobs';

/** A still of a camera, as far as it is there. */
export interface Still {
  /** Where the page has it. */
  src: string | null;
  /** Why there is none. */
  error: unknown;
  isLoading: boolean;
}

const NONE: Still = { src: null, error: undefined, isLoading: false };

/** A still of one of an EDL's cameras, made by the server; none where nothing is asked for. */
export function useStill({ documentId, locale }: OpenEntry, camera: string | null): Still {
  const { get } = useFetchClient();
  const [still, setStill] = useState<Still & { of: string | null }>({ ...NONE, of: null });
  const query = new URLSearchParams({ ...(locale !== undefined && { locale }), camera: camera ?? '' });
  const address = camera === null ? null : `${url('edls', documentId, 'stills')}?${query}`;

  useEffect(() => {
    if (address === null) return undefined;
    const gone = new AbortController();
    let src: string | null = null;
    async function load(from: string): Promise<Still> {
      try {
        // Of an image that is refused Strapi's client tells no more than the status. 401 is its own: it logs in again.
        const validateStatus = (status: number) => status !== 401;
        const { signal } = gone;
        const { data, status = 0 } = await get<Blob>(from, { responseType: 'blob', signal, validateStatus });
        if (status >= 400) return { ...NONE, error: JSON.parse(await data.text()).error };
        return { ...NONE, src: URL.createObjectURL(data) };
      } catch (error) {
        return { ...NONE, error };
      }
    }
    void load(address).then((loaded) => {
      ({ src } = loaded);
      if (!gone.signal.aborted) setStill({ ...loaded, of: address });
      else if (src !== null) URL.revokeObjectURL(src);
    });
    return () => {
      gone.abort();
      if (src !== null) URL.revokeObjectURL(src);
    };
  }, [address, get]);

  if (address === null) return NONE;
  return still.of === address ? still : { ...NONE, isLoading: true };
}
