import { startApp } from './support/app.mjs';
import { storm } from './support/storm.mjs';

storm('a hundred callers at once on SQLite', {
  rounds: Number(process.env.STORM_ROUNDS ?? 20),
  start: (config) => startApp('studio-types', { config }),
});
