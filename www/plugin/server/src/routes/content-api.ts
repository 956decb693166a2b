import { answerErrors } from '../errors';

const route = (method: 'GET' | 'POST', path: string, handler: string) => ({
  method,
  path,
  handler,
  config: { middlewares: [answerErrors] },
});

/** `/api/render-jobs/…`: for API tokens and users' roles that were given the action. Nothing is public. */
export default () => ({
  type: 'content-api',
  routes: [
    route('POST', '/trigger', 'render-job.trigger'),
    route('GET', '/session/:sessionId', 'render-job.find'),
    route('GET', '/:jobId', 'render-job.findOne'),
    route('POST', '/:jobId/retry', 'render-job.retry'),
    route('POST', '/:jobId/cancel', 'render-job.cancel'),
  ],
});
