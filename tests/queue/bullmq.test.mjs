import { startPostgres } from '../support/postgres.mjs';
import { startRedis } from '../support/redis.mjs';
import { conformance } from './conformance.mjs';

conformance('bullmq, on PostgreSQL and Redis', async () => {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  return {
    database: await postgres.createDatabase(),
    // The table is looked into every ten seconds: later than a test waits for what was announced.
    queue: { driver: 'bullmq', redis: { url: redis.url }, pollMs: 1000 },
    tearDown: async () => {
      await redis.remove();
      await postgres.remove();
    },
  };
});
