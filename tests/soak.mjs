// `npm run soak`: all rounds, kills, outages and random EDLs of which `npm test` does some, with the figures.
process.env.RENDER_JOBS_SOAK = '1';
process.env.STORM_ROUNDS ??= '200';
process.argv.push('queue', 'storm', 'durations');
await import('./run.mjs');
