import type { GetConfiguration } from '../../../shared';
import { defaults } from './index';
import type { PluginConfig } from './types';

/** Options as people may see them: no user name and no password. */
function shown(config: PluginConfig): GetConfiguration.Options {
  const { queue, retry, limits, renderer, media, artifacts } = config;
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
      triggersPerMinute: limits.triggersPerMinute || null,
      maxArtifactBytes: renderer.maxArtifactBytes,
    },
    timeLimitsMs: renderer.timeLimits,
    artifacts: { access: artifacts.access, linkMs: artifacts.linkMs },
    media: { allowedHosts: media.allowedHosts ?? null, privateHosts: media.privateHosts ?? null },
  };
}

/** The configuration, and what would hold without one. */
export const shownConfiguration = (config: PluginConfig): GetConfiguration.Configuration => ({
  ...shown(config),
  defaults: shown(defaults),
});
