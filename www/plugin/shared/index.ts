/**
 * What every endpoint takes and answers, one namespace per endpoint, for server, admin and whoever calls the plugin: types
 * alone, one file a resource.
 *
 * Bulk actions, the events of all jobs, a job's details, health, renderer and configuration are routes of the admin API, below
 * `/render-jobs`. Times are ISO 8601 in UTC, durations ms, sizes bytes, progress 0..1.
 */
export type * from './bulk';
export type * from './configuration';
export type * from './content-types';
export type * from './details';
export type * from './edl';
export type * from './events';
export type * from './file';
export type * from './health';
export type * from './history';
export type * from './job';
export type * from './renderer';
export type * from './reply';
export type * from './session';
export type * from './settings';
export type * from './worker';
