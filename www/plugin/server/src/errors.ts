import type { Finding } from 'render-rules';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

const NAMES = {
  400: 'BadRequestError',
  403: 'ForbiddenError',
  404: 'NotFoundError',
  409: 'ConflictError',
  413: 'PayloadTooLargeError',
  416: 'RangeNotSatisfiableError',
  426: 'UpgradeRequiredError',
  429: 'RateLimitError',
  503: 'ServiceUnavailableError',
  507: 'InsufficientStorageError',
} as const;

/** What an error tells a program. */
export interface ErrorDetails {
  code: string;
  findings?: Finding[];
  /** The other job that stands in the way. */
  jobId?: string;
  /** What a worker must run to be given jobs. */
  expected?: { protocol: number; rules: string };
  /** How many bytes of an upload are there. */
  received?: number;
}

/** A request that the plugin does not fulfil, with the HTTP status that says so. */
export class RequestError extends Error {
  /** What Strapi answers with where the error reaches it. */
  readonly status: keyof typeof NAMES;
  readonly details: ErrorDetails;
  /** In how many seconds asking again may help, where that is known. */
  readonly retryAfter: number | undefined;

  constructor(status: keyof typeof NAMES, message: string, details: ErrorDetails, retryAfter?: number) {
    super(message);
    this.name = NAMES[status];
    this.status = status;
    this.details = details;
    this.retryAfter = retryAfter;
  }
}

/** How much of what a caller sent an error repeats. */
const SHOWN = 64;

/** A caller's value as text. JSON may be nested deeper than it can be written again. */
export function textOf(value: unknown): string {
  if (typeof value !== 'object') return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return Array.isArray(value) ? '[…]' : '{…}';
  }
}

/** A value of a caller's as an error names it: in backticks, and cut where it is long. */
export function quoted(value: unknown): string {
  const text = textOf(value);
  return `\`${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}\``;
}

/** 400: a rule refuses what was asked. */
export const refused = (code: string, message: string): RequestError => new RequestError(400, message, { code });

/** 400: what was sent or named has findings; the message sums up those that block. */
export function refusedFor(code: string, findings: Finding[]): RequestError {
  const blocking = findings.filter((finding) => finding.severity === 'error');
  return new RequestError(400, blocking.map((finding) => finding.message).join('; '), { code, findings });
}

/** 404: `what` has no entry of this id. */
export const notFound = (what: 'job' | 'session' | 'edl', id: string, locale?: string): RequestError =>
  new RequestError(
    404,
    `there is no ${what} ${quoted(id)}${locale === undefined ? '' : ` in the locale ${quoted(locale)}`}`,
    {
      code: `${what}_not_found`,
    },
  );

/** 409: what is asked for can't be done to what is there now. */
export const conflict = (code: string, message: string): RequestError => new RequestError(409, message, { code });

/** Whether the system says that a disk is full, or that what may be stored is used up. */
export const isOutOfSpace = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

/** 507: a disk of the server's is full; it may have space later. */
export const noSpace = (): RequestError =>
  new RequestError(507, 'the server has no space left for the file; try again later', { code: 'no_space' });

/** 409: the row was changed between reading and saving; nothing was overwritten. */
export const lostRace = (what: 'job' | 'EDL', id: string): RequestError =>
  conflict('lost_race', `the ${what} \`${id}\` was changed by someone else at the same time; load it again`);

/**
 * Route middleware: answers a RequestError in Strapi's error format. Strapi's own error middleware knows only its own
 * classes' statuses, and would log each refused request as a fault of the server.
 */
export const answerErrors: Core.MiddlewareHandler = async (ctx: Context, next: Next) => {
  try {
    return await next();
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const { status, name, message, details, retryAfter } = error;
    ctx.status = status;
    if (retryAfter !== undefined) ctx.set('Retry-After', String(retryAfter));
    ctx.body = { data: null, error: { status, name, message, details } };
  }
};
