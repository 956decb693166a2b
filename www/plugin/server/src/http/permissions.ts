import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../context';

const action = (subCategory: string, uid: string, displayName: string) => ({
  section: 'plugins',
  pluginName: PLUGIN_ID,
  subCategory,
  uid,
  displayName,
});

const ACTIONS = [
  action('jobs', 'job.view', 'View'),
  action('jobs', 'job.trigger', 'Trigger'),
  action('jobs', 'job.retry', 'Retry'),
  action('jobs', 'job.cancel', 'Cancel'),
  action('jobs', 'job.delete', 'Delete'),
  action('settings', 'settings.update', 'Switch rendering off and on'),
  action('EDLs', 'edl.transition', 'Change the status'),
];

/** The admin permissions, by the names under which routes and the admin ask for them. */
export type Permission =
  'job.view' | 'job.trigger' | 'job.retry' | 'job.cancel' | 'job.delete' | 'settings.update' | 'edl.transition';

/** A permission as Strapi stores it. */
export const permissionId = (permission: Permission): string => `plugin::${PLUGIN_ID}.${permission}`;

/** Makes the permissions known, so that roles can be given them. */
export async function registerPermissions(strapi: Core.Strapi): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany(ACTIONS);
}
