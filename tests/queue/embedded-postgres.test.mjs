import { startPostgres } from '../support/postgres.mjs';
import { conformance } from './conformance.mjs';

conformance('embedded, on PostgreSQL', async () => {
  const postgres = await startPostgres();
  return {
    database: await postgres.createDatabase(),
    queue: { driver: 'embedded', pollMs: 500 },
    tearDown: () => postgres.remove(),
  };
});
