// A Strapi of a fixture in a process of its own, that can be killed. Started by instance.mjs, which tells it what to do.
import * as rules from 'render-rules';
import { createSession } from '../plugin/support/sessions.mjs';
import { startApp } from '../plugin/support/app.mjs';

const [directory] = process.argv.slice(2);
const app = await startApp('', { directory });

async function stop() {
  await app.stop({ keep: true });
  process.exit(0);
}

const tools = { createSession, rules };

process.on('message', async ({ id, source, argument }) => {
  if (source === 'stop') return stop();
  try {
    // Code of the tests' own, which runs here because the server does.
    const run = new Function(`return (${source})`)();
    process.send({ id, result: await run(app, argument, tools) });
  } catch (error) {
    process.send({ id, error: error.stack ?? String(error) });
  }
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit(1));
process.send({ ready: { url: app.url, token: app.tokens.full, workerToken: app.tokens.worker } });
