import type { Core } from '@strapi/strapi';
import type { PluginConfig } from './config/types';
import type { ArtifactStore } from './services/artifacts';
import type { Clock } from './services/clock';
import type { EdlService } from './services/edl';
import type { FactsService } from './services/facts';
import type { JobList } from './services/job-list';
import type { JobStore } from './services/job-store';
import type { Lifecycle } from './services/lifecycle';
import type { Presence } from './services/presence';
import type { JobService } from './services/render-job';
import type { RendererService } from './services/renderer';
import type { RequestKeys } from './services/request-keys';
import type { EventHub } from './events/hub';
import type { QueueDriver } from './queue/port';
import type { WaitingRoom } from './queue/waiting-room';
import type { SettingsService } from './services/settings';
import type { TriggerRate } from './services/trigger-rate';
import type { Uploads } from './services/uploads';
import type { Worker } from './services/worker';

/** The plugin's id: the prefix of its routes, its permissions and its part of config/plugins. */
export const PLUGIN_ID = 'render-jobs';

interface Services {
  artifacts: ArtifactStore;
  clock: Clock;
  edl: EdlService;
  events: EventHub;
  facts: FactsService;
  'job-list': JobList;
  'job-store': JobStore;
  lifecycle: Lifecycle;
  presence: Presence;
  queue: QueueDriver;
  'render-job': JobService;
  renderer: RendererService;
  'request-keys': RequestKeys;
  settings: SettingsService;
  'trigger-rate': TriggerRate;
  uploads: Uploads;
  'waiting-room': WaitingRoom;
  worker: Worker;
}

/** One of the plugin's own services. */
export function service<Name extends keyof Services>(strapi: Core.Strapi, name: Name): Services[Name] {
  return strapi.plugin(PLUGIN_ID).service<Services[Name]>(name);
}

/** The plugin's configuration: the user's, completed with the defaults and checked. */
export function configuration(strapi: Core.Strapi): PluginConfig {
  return strapi.config.get<PluginConfig>(`plugin::${PLUGIN_ID}`);
}

/** Tells the log what the plugin could not do, and why. */
export function logError(strapi: Core.Strapi, what: string, error: unknown): void {
  strapi.log.error(`${PLUGIN_ID}: ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}

/** What every service and lifecycle function of the plugin is called with. */
export interface Context {
  strapi: Core.Strapi;
}
