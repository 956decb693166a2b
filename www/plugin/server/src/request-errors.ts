import type { Core } from '@strapi/strapi';
import type { Context, Middleware } from 'koa';
import { PLUGIN_ID } from './plugin';

interface Told {
  name: string;
  message: string;
  details: object;
}

interface Explanation {
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

function explain(ctx: Context, { name, message }: Told): Explanation | null {
  switch (ctx.status) {
    case 400:
      // JSON that can't be read, or that has a key such as `__proto__`, which only attacks have.
      return name === 'SyntaxError'
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
    default:
      return null;
  }
}

/**
 * Says clearly, and with a code, why Strapi itself refused a request that was meant for the plugin: its body parser comes
 * before the routes and its permissions before their handlers, so that the plugin never sees such a request.
 */
export function explainRequestErrors(strapi: Core.Strapi): Middleware {
  const prefixes = [`${strapi.config.get<string>('api.rest.prefix', '/api')}/${PLUGIN_ID}/`, `/${PLUGIN_ID}/`];
  return async (ctx, next) => {
    await next();
    const error = errorOf(ctx);
    // What the plugin itself refuses has a code already.
    if (!error || 'code' in (error.details ?? {}) || !prefixes.some((prefix) => ctx.path.startsWith(prefix))) return;
    const explanation = explain(ctx, error);
    if (!explanation) return;
    error.message = explanation.message;
    error.details = { code: explanation.code };
  };
}
