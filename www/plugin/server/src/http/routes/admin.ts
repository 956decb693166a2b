import { answerErrors } from '../../errors';
import { permissionId } from '../permissions';
import type { Permission } from '../permissions';

const route = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, handler: string, permission: Permission) => ({
  method,
  path,
  handler,
  config: {
    middlewares: [answerErrors],
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [permissionId(permission)] } },
    ],
  },
});

/** `/render-jobs/…`: for the admin's pages. */
export default () => ({
  type: 'admin',
  routes: [
    route('GET', '/content-types', 'admin-job.contentTypes', 'job.view'),
    route('GET', '/sessions/:sessionId/facts', 'admin-job.facts', 'job.view'),
    route('POST', '/sessions/:sessionId/recordings', 'admin-job.checkRecordings', 'job.trigger'),
    route('GET', '/settings', 'settings.find', 'job.view'),
    route('PUT', '/settings', 'settings.update', 'settings.update'),
    route('GET', '/health', 'desk.health', 'job.view'),
    route('GET', '/renderer', 'desk.renderer', 'job.view'),
    route('DELETE', '/parts', 'desk.clearParts', 'settings.update'),
    route('GET', '/configuration', 'desk.configuration', 'job.view'),
    route('GET', '/events', 'desk.events', 'job.view'),
    route('POST', '/bulk/retry', 'desk.retry', 'job.retry'),
    route('POST', '/bulk/cancel', 'desk.cancel', 'job.cancel'),
    route('GET', '/jobs', 'admin-job.list', 'job.view'),
    route('GET', '/jobs/session/:sessionId', 'admin-job.find', 'job.view'),
    route('GET', '/jobs/:jobId', 'admin-job.findOne', 'job.view'),
    route('DELETE', '/jobs/:jobId', 'render-job.delete', 'job.delete'),
    route('GET', '/jobs/:jobId/details', 'desk.details', 'job.view'),
    route('GET', '/jobs/:jobId/history', 'history.findOne', 'job.view'),
    route('GET', '/jobs/:jobId/events', 'events.findOne', 'job.view'),
    route('POST', '/jobs/trigger', 'render-job.trigger', 'job.trigger'),
    route('POST', '/jobs/:jobId/retry', 'render-job.retry', 'job.retry'),
    route('POST', '/jobs/:jobId/cancel', 'render-job.cancel', 'job.cancel'),
    route('GET', '/edls/:documentId', 'edl.findOne', 'job.view'),
    route('GET', '/edls/:documentId/stills', 'edl.still', 'job.trigger'),
    route('POST', '/edls/:documentId/status', 'edl.transition', 'edl.transition'),
    route('POST', '/edls/:documentId/versions', 'edl.newVersion', 'edl.transition'),
  ],
});
