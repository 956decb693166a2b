import type { Core } from '@strapi/strapi';
import type { Context, Middleware, Next } from 'koa';
import { PLUGIN_ID } from '../context';
import { watchForLocks } from '../database-lock';
import { discardUnread } from './unread-body';

interface Told {
  status: number;
  name: string;
  message: string;
  details: object;
}

interface Explanation {
  /** Where Strapi's own is wrong. */
  status?: 400 | 503;
  name?: string;
  code: string;
  message: string;
}

function errorOf(ctx: Context): Told | null {
  const { body } = ctx;
  const error: unknown = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  return typeof error === 'object' && error !== null && 'message' in error && 'name' in error ? (error as Told) : null;
}

/** The permission that the content API's route wants, as Strapi noted it; none for other routes. */
function scopeOf(ctx: Context): string | null {
  const scope: unknown = ctx.state.route?.config?.auth?.scope;
  return Array.isArray(scope) && typeof scope[0] === 'string' ? scope[0] : null;
}

/** Strapi sets the body after it was read, and the route after that. */
const hasNoBodyYet = (ctx: Context): boolean =>
  ctx.state.route === undefined && !('body' in ctx.request && ctx.request.body !== undefined);

/** Whether a body has to be unpacked: what can go wrong there Strapi takes for a fault of its own. */
const isPacked = (ctx: Context): boolean => ctx.get('Content-Encoding') !== '';

function explain(ctx: Context, { message }: Told, locked: boolean): Explanation | null {
  switch (ctx.status) {
    case 400:
      // JSON that can't be read, or that has a key such as `__proto__`, which only attacks have.
      return ctx.state.route === undefined
        ? { code: 'bad_request', message: `the request body can't be read: ${message}` }
        : null;
    case 401:
      return { code: 'unauthorized', message };
    case 403: {
      const scope = scopeOf(ctx);
      return {
        code: 'forbidden',
        message: scope === null ? message : `not allowed: this needs the permission \`${scope}\``,
      };
    }
    case 413:
      return { code: 'body_too_large', message: 'the request body is larger than this server accepts' };
    case 415:
      return { code: 'unsupported_body', message: `the request body can't be read: ${message}` };
    case 500:
      if (locked)
        return {
          status: 503,
          name: 'ServiceUnavailableError',
          code: 'database_busy',
          message: 'another process has locked the database; try again in a moment',
        };
      return hasNoBodyYet(ctx) && isPacked(ctx)
        ? {
            status: 400,
            name: 'BadRequestError',
            code: 'bad_request',
            message: "the request body can't be read: it does not match its content-encoding",
          }
        : null;
    default:
      return null;
  }
}

function refuseMultipart(ctx: Context): void {
  const [status, name, message] = [400, 'BadRequestError', "the request body can't be multipart: send JSON"] as const;
  ctx.status = status;
  ctx.body = { data: null, error: { status, name, message, details: { code: 'bad_request' } } };
}

/**
 * Says clearly, and with a code, why Strapi itself refused a request that was meant for the plugin: its body parser comes
 * before the routes and its permissions before their handlers, so that the plugin never sees such a request. What nobody read
 * of a request is discarded.
 */
export function explainRequestErrors(strapi: Core.Strapi): Middleware {
  const locks = watchForLocks(strapi);
  const prefixes = [`${strapi.config.get<string>('api.rest.prefix', '/api')}/${PLUGIN_ID}/`, `/${PLUGIN_ID}/`];
  async function answer(ctx: Context, next: Next): Promise<void> {
    // No route takes it, and Strapi would write its files to the disk, or wait for a part that never ends.
    if (ctx.is('multipart/*')) return refuseMultipart(ctx);
    const locked = await locks.during(next);
    const error = errorOf(ctx);
    // What the plugin itself refuses has a code already.
    if (!error || 'code' in (error.details ?? {})) return;
    const explanation = explain(ctx, error, locked);
    if (!explanation) return;
    const { status = error.status, name = error.name, message, code } = explanation;
    ctx.status = status;
    Object.assign(error, { status, name, message, details: { code } });
    if (status === 503) ctx.set('Retry-After', '1');
  }

  return async (ctx, next) => {
    if (!prefixes.some((prefix) => ctx.path.startsWith(prefix))) return next();
    try {
      await answer(ctx, next);
    } finally {
      discardUnread(ctx);
    }
  };
}
