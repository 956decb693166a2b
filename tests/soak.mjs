// `npm run soak`: all random cases, rounds, kills and outages of which `npm test` does some, with the figures, and last
// what edits cost, how checks grow with their EDL, and what a job costs beside ffmpeg by hand.
process.env.RENDER_JOBS_SOAK = '1';
process.env.RENDER_JOBS_EDITS ??= '100';
process.env.STORM_ROUNDS ??= '200';
process.argv.push('conformance', 'queue', 'storm', 'durations', 'fuzz', 'edits', 'linear', 'cost');
await import('./run.mjs');
