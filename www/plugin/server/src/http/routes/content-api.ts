import type { Context as Koa, Next } from 'koa';
import { PLUGIN_ID } from '../../context';
import type { Context } from '../../context';
import { answerErrors } from '../../errors';
import { FILE_ROUTE } from '../../artifacts/links';
import { workerRoutes } from './worker';

const route = (method: 'GET' | 'POST' | 'DELETE', path: string, handler: string) => ({
  method,
  path,
  handler,
  config: { middlewares: [answerErrors] },
});

/** `/api/render-jobs/…`: for API tokens and users' roles that were given the action. A file's link speaks for itself. */
export default ({ strapi }: Context) => {
  // No handler by name, which Strapi would make a permission of: the link itself says that it may be followed.
  const openFile = (ctx: Koa, next: Next) => strapi.plugin(PLUGIN_ID).controller('files').findOne?.(ctx, next);
  return {
    type: 'content-api',
    routes: [
      route('POST', '/trigger', 'render-job.trigger'),
      ...workerRoutes(strapi),
      route('GET', '/session/:sessionId', 'render-job.find'),
      { method: 'GET', path: FILE_ROUTE, handler: openFile, config: { auth: false, middlewares: [answerErrors] } },
      route('GET', '/:jobId', 'render-job.findOne'),
      route('DELETE', '/:jobId', 'render-job.delete'),
      route('GET', '/:jobId/history', 'history.findOne'),
      route('GET', '/:jobId/events', 'events.findOne'),
      route('POST', '/:jobId/retry', 'render-job.retry'),
      route('POST', '/:jobId/cancel', 'render-job.cancel'),
    ],
  };
};
