import type { Core } from '@strapi/strapi';
import type { Context, Middleware } from 'koa';
import { PLUGIN_ID } from './plugin';

const PAYLOAD_TOO_LARGE = 413;
const BAD_REQUEST = 400;

interface Told {
  name: string;
  message: string;
  details: object;
}

function errorOf(ctx: Context): Told | null {
  const { body } = ctx;
  const error: unknown = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  return typeof error === 'object' && error !== null && 'message' in error && 'name' in error ? (error as Told) : null;
}

/**
 * Says clearly what was wrong with a body that Strapi's body parser refused: it comes before the routes, so that the
 * plugin's handlers never see such a request.
 */
export function explainBodyErrors(strapi: Core.Strapi): Middleware {
  const prefixes = [`${strapi.config.get<string>('api.rest.prefix', '/api')}/${PLUGIN_ID}/`, `/${PLUGIN_ID}/`];
  return async (ctx, next) => {
    await next();
    const error = errorOf(ctx);
    if (!error || !prefixes.some((prefix) => ctx.path.startsWith(prefix))) return;
    if (ctx.status === PAYLOAD_TOO_LARGE) {
      error.message = 'the request body is larger than this server accepts';
      error.details = { code: 'body_too_large' };
    } else if (ctx.status === BAD_REQUEST && error.name === 'SyntaxError') {
      // JSON that can't be read, or that has a key such as `__proto__`, which only attacks have.
      error.message = `the request body can't be read: ${error.message}`;
      error.details = { code: 'bad_request' };
    }
  };
}
