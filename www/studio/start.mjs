// `npm run studio [-- --port N --data DIR]`: installs and builds what is missing, and runs a Strapi with render jobs to try.
// This file and `node-version.mjs` are read by any Node, also by one that can't read the rest.
import { nodeProblem } from './start/node-version.mjs';

function fail(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}

const problem = nodeProblem();
if (problem) fail(problem);
else import('./start/main.mjs').catch((error) => fail(`the studio can't be loaded: ${error.message}`));
