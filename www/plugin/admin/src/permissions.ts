import type { Permission } from '@strapi/strapi/admin';
import { PLUGIN_ID } from './plugin';

type PermissionCheck = Pick<Permission, 'action' | 'subject'>;

const permission = (name: string): PermissionCheck => ({ action: `plugin::${PLUGIN_ID}.${name}`, subject: null });

/** What a role may be given; the server checks the same names on every route. */
export const PERMISSIONS = {
  view: permission('job.view'),
  trigger: permission('job.trigger'),
  retry: permission('job.retry'),
  cancel: permission('job.cancel'),
  delete: permission('job.delete'),
  transition: permission('edl.transition'),
  pause: permission('settings.update'),
};
