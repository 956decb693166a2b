// `npm run soak`: all rounds, kills and outages of which `npm test` does a tenth, with the figures.
process.env.RENDER_JOBS_SOAK = '1';
process.env.STORM_ROUNDS ??= '200';
process.argv.push('queue', 'storm');
await import('./run.mjs');
