// `npm run soak`: all random cases, rounds, kills and outages of which `npm test` does some, with the figures, and first what
// a job costs beside ffmpeg by hand.
process.env.RENDER_JOBS_SOAK = '1';
process.env.STORM_ROUNDS ??= '200';
process.argv.push('linear', 'cost', 'conformance', 'queue', 'storm', 'durations', 'fuzz');
await import('./run.mjs');
