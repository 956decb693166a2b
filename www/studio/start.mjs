// `npm run studio [-- --port N --data DIR]`: installs and builds what is missing, and runs a Strapi with render jobs to try.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureAdmin, ensureApiToken } from './start/access.mjs';
import { aloneInRepository, buildAdminPanel, buildPlugin } from './start/builds.mjs';
import { seed } from './start/demo/seed.mjs';
import { tryLock, unlockAll } from './start/lock.mjs';
import { makeRecordings } from './start/media/record.mjs';
import { USAGE, readOptions } from './start/options.mjs';
import { ensurePackages } from './start/packages.mjs';
import { ensurePortIsFree } from './start/port.mjs';
import { writePrivately } from './start/private-file.mjs';
import { Problem } from './start/problem.mjs';
import { stopProcesses } from './start/processes.mjs';
import { FFMPEG, ensurePrograms } from './start/programs.mjs';
import { ensureSecrets } from './start/secrets.mjs';
import { loadStrapi } from './start/server.mjs';
import { stopWhenToldTo } from './start/signals.mjs';
import { createSteps } from './start/steps.mjs';
import { listSessions } from './start/sessions.mjs';

let strapi;
let studioFile;
let stopping = false;

/** Ends everything that the studio began, and then its own process. */
async function stop(exitCode) {
  if (stopping) return;
  stopping = true;
  stopProcesses();
  if (studioFile) rmSync(studioFile, { force: true });
  try {
    await strapi?.destroy();
  } finally {
    unlockAll();
    process.exit(exitCode);
  }
}

async function main() {
  const { help, port, data } = readOptions(process.argv.slice(2));
  if (help) {
    console.log(USAGE);
    return;
  }
  stopWhenToldTo(() => stop(0));

  await ensurePortIsFree(port);
  // For this user alone: the database has what the secrets open.
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const holder = tryLock(join(data, 'studio.lock'));
  if (holder !== null)
    throw new Problem(`the studio in \`${data}\` is running already, as process ${holder}: choose another \`--data\``);
  studioFile = join(data, 'studio.json');
  rmSync(studioFile, { force: true });

  const step = createSteps(6);
  const url = `http://127.0.0.1:${port}`;
  const { environment, adminPassword } = ensureSecrets(data);

  await step('npm packages', (say) => aloneInRepository(say, () => ensurePackages(say)));
  await step('plugin', (say) => aloneInRepository(say, () => buildPlugin(say)));
  await step('admin panel', (say) => aloneInRepository(say, () => buildAdminPanel(say)));
  await step('demo media', (say) => {
    ensurePrograms([FFMPEG]);
    return makeRecordings(data, say);
  });
  const studio = { url };
  await step('database', async () => {
    strapi = await loadStrapi({ data, port, environment });
    const outcome = await seed(strapi, url);
    studio.admin = await ensureAdmin(strapi, adminPassword);
    studio.apiToken = await ensureApiToken(strapi);
    studio.sessions = await listSessions(strapi);
    return outcome;
  });
  await step('server', async () => {
    await ensurePortIsFree(port);
    await strapi.listen();
    writePrivately(studioFile, studio);
    return `listens on ${url}`;
  });

  console.log(`
The studio is ready.

  address    ${url}/admin
  log-in     ${studio.admin.email}
  password   ${studio.admin.password}
  API token  ${studio.apiToken}

All of this stands in ${studioFile}. Ctrl-C stops the studio.
`);
}

main().catch((error) => {
  // Once it is being stopped, whatever fails fails because of that.
  if (stopping) return;
  console.error(error instanceof Problem ? error.message : (error.stack ?? error));
  stop(error.exitCode ?? 1);
});
