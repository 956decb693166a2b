import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { PLUGIN_ID } from '../../context';
import { answerErrors } from '../../errors';

const CLAIM = `plugin::${PLUGIN_ID}.worker.claim`;

// One permission is for all that a worker does: who may claim jobs may also report on them. `claim` alone is a handler by
// name, which Strapi makes a permission of; for the others there is none that somebody could give in vain.
const config = { auth: { scope: [CLAIM] }, middlewares: [answerErrors] };

/** `/api/render-jobs/worker/…`: for workers on other machines. */
export function workerRoutes(strapi: Core.Strapi) {
  const handler = (action: string) => (ctx: Context, next: Next) =>
    strapi.plugin(PLUGIN_ID).controller('worker')[action]?.(ctx, next);
  return [
    { method: 'POST', path: '/worker/claim', handler: 'worker.claim', config },
    { method: 'POST', path: '/worker/:jobId/progress', handler: handler('progress'), config },
    { method: 'GET', path: '/worker/:jobId/artifacts/:kind', handler: handler('received'), config },
    { method: 'PUT', path: '/worker/:jobId/artifacts/:kind', handler: handler('upload'), config },
    { method: 'POST', path: '/worker/:jobId/complete', handler: handler('complete'), config },
    { method: 'POST', path: '/worker/:jobId/fail', handler: handler('fail'), config },
  ];
}
