import type { Pagination } from '../../../shared';
import { quoted, refused } from '../errors';

/** Which page, from 1, and of how many. */
export interface Paging {
  page: number;
  pageSize: number;
}

/** How many of a session's jobs are given where nothing is said. */
export const SESSION_PAGE_SIZE = 25;
/** The largest page. */
const MAX_PAGE_SIZE = 100;
/** With a page of the largest size the offset is still an exact integer, for JavaScript and for the databases. */
const MAX_PAGE = 2 ** 31 - 1;

function count(name: string, value: unknown, fallback: number, max: number): number {
  if (value === undefined) return fallback;
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 1 && number <= max) return number;
  throw refused('bad_request', `\`${name}\` must be a whole number from 1 to ${max}, not ${quoted(value)}`);
}

/** The page that a URL or an application's own code asks for. @throws RequestError 400 `bad_request`. */
export function pagingOf({ page, pageSize }: { page?: unknown; pageSize?: unknown }, defaultPageSize: number): Paging {
  return {
    page: count('page', page, 1, MAX_PAGE),
    pageSize: count('pageSize', pageSize, defaultPageSize, MAX_PAGE_SIZE),
  };
}

/** A page of what is there as a whole. */
export function pageOf<Item>(items: Item[], { page, pageSize }: Paging): { data: Item[]; pagination: Pagination } {
  const { length: total } = items;
  const data = items.slice((page - 1) * pageSize, page * pageSize);
  return { data, pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total } };
}
