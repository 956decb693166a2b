import { answerErrors } from '../errors';
import type { Context } from '../plugin';
import { workerRoutes } from './worker';

const route = (method: 'GET' | 'POST', path: string, handler: string) => ({
  method,
  path,
  handler,
  config: { middlewares: [answerErrors] },
});

/** `/api/render-jobs/…`: for API tokens and users' roles that were given the action. Nothing is public. */
export default ({ strapi }: Context) => ({
  type: 'content-api',
  routes: [
    route('POST', '/trigger', 'render-job.trigger'),
    ...workerRoutes(strapi),
    route('GET', '/session/:sessionId', 'render-job.find'),
    route('GET', '/:jobId', 'render-job.findOne'),
    route('GET', '/:jobId/history', 'history.findOne'),
    route('GET', '/:jobId/events', 'events.findOne'),
    route('POST', '/:jobId/retry', 'render-job.retry'),
    route('POST', '/:jobId/cancel', 'render-job.cancel'),
  ],
});
