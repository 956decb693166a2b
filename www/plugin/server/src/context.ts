import type { Core } from '@strapi/strapi';
import type { PluginConfig } from './config/types';

/** The plugin's id: the prefix of its routes, its permissions and its part of config/plugins. */
export const PLUGIN_ID = 'render-jobs';

/** What every part and lifecycle function of the plugin is called with. */
export interface Context {
  strapi: Core.Strapi;
}

/** The plugin's configuration: the user's, completed with the defaults and checked. */
export function configuration(strapi: Core.Strapi): PluginConfig {
  return strapi.config.get<PluginConfig>(`plugin::${PLUGIN_ID}`);
}

/** Tells the log what the plugin could not do, and why. */
export function logError(strapi: Core.Strapi, what: string, error: unknown): void {
  strapi.log.error(`${PLUGIN_ID}: ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}
