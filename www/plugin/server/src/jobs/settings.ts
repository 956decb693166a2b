import type { RenderSettings } from '../../../shared';
import { configuration, PLUGIN_ID } from '../context';
import type { Context } from '../context';
import { conflict } from '../errors';

/** What is switched while Strapi runs. It is kept in the database, so that every instance sees it. */
export type SettingsService = {
  get(): Promise<RenderSettings>;
  /** @throws RequestError 409 `paused_by_configuration`. */
  update(paused: boolean): Promise<RenderSettings>;
};

const KEY = { type: 'plugin', name: PLUGIN_ID, key: 'settings' };

const isPaused = (stored: unknown): boolean =>
  typeof stored === 'object' && stored !== null && 'paused' in stored && stored.paused === true;

export function createSettings({ strapi }: Context): SettingsService {
  const lockedByConfig = () => configuration(strapi).queue.paused;

  return {
    async get() {
      if (lockedByConfig()) return { paused: true, lockedByConfig: true };
      return { paused: isPaused(await strapi.store(KEY).get({})), lockedByConfig: false };
    },
    async update(paused) {
      if (lockedByConfig())
        throw conflict('paused_by_configuration', 'rendering is switched off by the configuration, `queue.paused`');
      await strapi.store(KEY).set({ value: { paused } });
      return { paused, lockedByConfig: false };
    },
  };
}
