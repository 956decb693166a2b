import type { GetConfiguration } from '../../../shared/desk';
import { defaults } from './index';
import type { PluginConfig } from './types';

/** Shown options that have a default of the plugin's own. */
const WITH_DEFAULT: Record<string, (config: PluginConfig) => unknown> = {
  'queue.driver': ({ queue }) => queue.driver,
  'queue.concurrency': ({ queue }) => queue.concurrency,
  'queue.leaseMs': ({ queue }) => queue.leaseMs,
  'renderer.maxArtifactBytes': ({ renderer }) => renderer.maxArtifactBytes,
  'retry.maxAttempts': ({ retry }) => retry.maxAttempts,
};

/** The configuration as people may see it: no user name and no password. */
export function shownConfiguration(config: PluginConfig): GetConfiguration.Configuration {
  const { queue, retry, limits, renderer, media } = config;
  return {
    queue: {
      driver: queue.driver,
      redis: queue.driver === 'bullmq' ? new URL(queue.redis.url).host : null,
      concurrency: queue.concurrency,
      pollMs: queue.pollMs,
      leaseMs: queue.leaseMs,
    },
    retry: { maxAttempts: retry.maxAttempts, baseMs: retry.baseMs ?? null, maxMs: retry.maxMs ?? null },
    limits: {
      maxQueued: limits.maxQueued ?? null,
      maxQueuedPerSession: limits.maxQueuedPerSession ?? null,
      maxArtifactBytes: renderer.maxArtifactBytes,
    },
    timeLimitsMs: renderer.timeLimits,
    changed: Object.entries(WITH_DEFAULT).flatMap(([name, read]) => (read(config) === read(defaults) ? [] : [name])),
    media: { allowedHosts: media.allowedHosts ?? null, privateHosts: media.privateHosts ?? null },
  };
}
