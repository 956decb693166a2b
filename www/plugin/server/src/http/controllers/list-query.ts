import { formats, rules } from 'render-rules';
import type { Context } from 'koa';
import { quoted, refused } from '../../errors';
import type { JobFilter, PageRequest } from '../../jobs/job-list';
import { pagingOf } from '../../jobs/paging';

const SORTABLE = [
  'createdAt',
  'updatedAt',
  'status',
  'format',
  'progress',
  'attempt',
  'renderStartedAt',
  'renderCompletedAt',
];
const DEFAULT_PAGE_SIZE = 10;
/** The longest text to look for. */
const MAX_TEXT = 200;

const listed = (names: string[]): string => names.map((name) => `\`${name}\``).join(', ');

function sortOf(value: unknown): PageRequest['sort'] {
  const [field = '', given = 'asc'] = String(value ?? 'createdAt:desc').split(':');
  const order = given.toLowerCase();
  if (SORTABLE.includes(field) && (order === 'asc' || order === 'desc')) return { field, order };
  throw refused(
    'bad_request',
    `\`sort\` must be one of ${listed(SORTABLE)} with \`:asc\` or \`:desc\`, not ${quoted(value)}`,
  );
}

/** Some of the known names, with commas between them; none where nothing is said. */
function namesOf<Name extends string>(name: string, value: unknown, known: Name[]): Name[] | undefined {
  if (value === undefined || value === '') return undefined;
  const isKnown = (part: string): part is Name => known.some((one) => one === part);
  const parts = typeof value === 'string' ? value.split(',') : [];
  if (parts.length > 0 && parts.every(isKnown)) return parts;
  throw refused(
    'bad_request',
    `\`${name}\` must be one or more of ${listed(known)}, separated by commas, not ${quoted(value)}`,
  );
}

function textOf(name: string, value: unknown): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string' || value.length > MAX_TEXT)
    throw refused('bad_request', `\`${name}\` must be a text of at most ${MAX_TEXT} characters, not ${quoted(value)}`);
  // PostgreSQL refuses a query that holds a NUL.
  return value.replaceAll('\0', '\uFFFD');
}

/** What a URL asks for; anybody may have written it. @throws RequestError 400 `bad_request`. */
export function pageRequestOf({ query }: Context): PageRequest {
  const filter: JobFilter = {
    statuses: namesOf('status', query.status, rules().statuses),
    formats: namesOf(
      'format',
      query.format,
      formats().map(({ format }) => format),
    ),
    session: textOf('session', query.session),
    error: textOf('error', query.error),
    search: textOf('_q', query._q),
  };
  return { ...pagingOf(query, DEFAULT_PAGE_SIZE), sort: sortOf(query.sort), filter };
}
