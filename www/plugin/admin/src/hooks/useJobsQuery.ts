import { useCallback } from 'react';
import { useQueryParams, withEncodedUserParams } from '@strapi/strapi/admin';
import type { ListJobs } from '../../../shared';

/** What the list can be narrowed by, as texts; statuses and formats with commas between them. */
export interface JobFilters {
  status?: string;
  format?: string;
  session?: string;
  error?: string;
}

interface UrlQuery {
  page?: string;
  pageSize?: string;
  sort?: string;
  _q?: string;
  filters?: JobFilters;
}

export const DEFAULT_PAGE_SIZE = 10;
const NO_FILTERS: JobFilters = {};

// Strapi's own parts of the page write to the URL, too, and know to encode what stands in `filters` and `_q` alone.
const encoded = (values: object) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, encodeURIComponent(String(value))]));

/** A part of the URL that is a text: anybody may have written it, and the server says what is wrong with it. */
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** What the page's URL asks for, and how to ask for something else. */
export function useJobsQuery() {
  const [{ query }, setQuery] = useQueryParams<UrlQuery>();
  const filters: JobFilters = typeof query.filters === 'object' ? query.filters : NO_FILTERS;
  const request: ListJobs.Query = {
    page: text(query.page) ?? '1',
    pageSize: text(query.pageSize) ?? String(DEFAULT_PAGE_SIZE),
    sort: text(query.sort),
    _q: text(query._q),
    status: text(filters.status),
    format: text(filters.format),
    session: text(filters.session),
    error: text(filters.error),
  };

  /** Narrows the list; the first page shows what is found. */
  const narrow = useCallback(
    (changed: JobFilters & { _q?: string }) => {
      const { _q = query._q ?? '', ...rest } = changed;
      const next = Object.entries({ ...filters, ...rest }).filter(([, value]) => value);
      setQuery(
        withEncodedUserParams(query, {
          _q: _q === '' ? undefined : encodeURIComponent(_q),
          filters: next.length === 0 ? undefined : encoded(Object.fromEntries(next)),
          page: '1',
        }),
        'push',
        true,
      );
    },
    [filters, query, setQuery],
  );

  const clear = useCallback(() => setQuery({ _q: undefined, filters: undefined, page: '1' }), [setQuery]);

  const { _q, status, format, session, error } = request;
  const isNarrowed = [_q, status, format, session, error].some((value) => value !== undefined);
  return { request, narrow, clear, isNarrowed };
}
