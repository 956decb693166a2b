import { after, before } from 'node:test';
import { startApp } from '../plugin/support/app.mjs';
import { requestKeys } from '../plugin/support/request-keys.mjs';
import { storm } from '../plugin/support/storm.mjs';
import { rounds } from '../soak/rounds.mjs';
import { startPostgres } from '../support/postgres.mjs';

let postgres;
before(async () => {
  postgres = await startPostgres();
});
after(() => postgres?.remove());

storm('a hundred callers at once on PostgreSQL', {
  rounds: rounds(200, 20),
  start: async (config) => startApp('studio-types', { config, database: await postgres.createDatabase() }),
});

requestKeys('triggers with an Idempotency-Key on PostgreSQL', async (config) =>
  startApp('studio-types', { config, database: await postgres.createDatabase() }),
);
