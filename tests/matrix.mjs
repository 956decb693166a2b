// `npm run matrix`: the packed package with every consumer, of which `npm test` takes those that need nothing more.
// On two idle cores: the core 20 s, the tools 1 min, and installing the tools (0.7 GB) 2 min more the first time.
process.env.RENDER_JOBS_MATRIX = '1';
process.argv.push('matrix');
await import('./run.mjs');
