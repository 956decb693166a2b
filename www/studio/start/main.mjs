// The studio from its first look at the machine to its end.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureAdmin, ensureApiToken } from './access.mjs';
import { aloneInRepository, buildAdminPanel, buildPlugin } from './builds.mjs';
import { seed } from './demo/seed.mjs';
import { tellFailure } from './failure.mjs';
import { makePrivateFolder } from './folders.mjs';
import { tryLock, unlockAll } from './lock.mjs';
import { makeRecordings } from './media/record.mjs';
import { OTHER_FOLDER, USAGE, readOptions } from './options.mjs';
import { ensurePackages } from './packages.mjs';
import { portProblem } from './port.mjs';
import { lookForPrerequisites } from './prerequisites.mjs';
import { writePrivately } from './private-file.mjs';
import { Problem } from './problem.mjs';
import { stopProcesses } from './processes.mjs';
import { installPackages } from './programs.mjs';
import { ensureSecrets } from './secrets.mjs';
import { loadStrapi } from './server.mjs';
import { stopWhenToldTo } from './signals.mjs';
import { createSteps } from './steps.mjs';
import { listSessions } from './sessions.mjs';

let strapi;
let studioFile;
/** The data folder, once it is this process's. */
let own = null;
let stopping = false;

/** Ends everything that the studio began, and then its own process. */
async function stop(exitCode) {
  if (stopping) return;
  stopping = true;
  try {
    await stopProcesses();
    if (studioFile) rmSync(studioFile, { force: true });
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

  const needed = await lookForPrerequisites({ port, data });
  // For this user alone: the database has what the secrets open.
  makePrivateFolder(data, OTHER_FOLDER);
  const holder = tryLock(join(data, 'lock'));
  if (holder !== null)
    throw new Problem(
      `the studio in \`${data}\` is running already, as process ${holder}: stop that one, or ${OTHER_FOLDER}`,
    );
  own = data;
  studioFile = join(data, 'studio.json');
  rmSync(studioFile, { force: true });

  const step = createSteps(7);
  const url = `http://127.0.0.1:${port}`;
  const { environment, adminPassword } = ensureSecrets(data);

  await step('programs', async (say) => {
    await installPackages(needed.packages, needed.programs, say);
    return needed.packages.length > 0 ? 'installed' : 'already installed';
  });
  await step('npm packages', (say) => aloneInRepository(say, () => ensurePackages(say)));
  await step('plugin', (say) => aloneInRepository(say, () => buildPlugin(say)));
  await step('admin panel', (say) => aloneInRepository(say, () => buildAdminPanel(say)));
  await step('demo media', (say) => makeRecordings(data, say));
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
    const problem = await portProblem(port);
    if (problem) throw new Problem(problem);
    await strapi.listen();
    writePrivately(studioFile, studio);
    return `listening on ${url}`;
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

function fail(error) {
  // Once it is being stopped, whatever fails fails because of that.
  if (stopping) return;
  tellFailure(error, own);
  stop(error.exitCode ?? 1);
}

process.on('uncaughtException', fail);
main().catch(fail);
