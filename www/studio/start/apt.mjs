// Installs Debian packages. On a new machine the system itself installs its updates first, and nobody else can meanwhile.
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from './problem.mjs';
import { run } from './processes.mjs';

const PATIENCE_MS = 600_000;
const RETRY_MS = 2000;

// The programs alone: at run level 1 no package starts a service of its own. In English, because it is read here.
const ENVIRONMENT = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1', LC_ALL: 'C' };

// apt's own waiting (`DPkg::Lock::Timeout`) covers neither the lists nor the archives.
const NO_WAITING = ['-o', 'DPkg::Lock::Timeout=0'];
const LOCKED = /^E: Could not get lock (\S+?)\.?(?:\s|$)|^E: .*, is another process using it\?/m;

/** Whether this process may install packages: on Debian and its kin, as root. */
export const canInstall = () =>
  process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;

/** Who has the lock, as far as apt says it. */
const holderIn = (output) => /held by process (\d+ \([^)]*\))/.exec(output)?.[1];

/** Why apt-get failed. The first of its complaints: the later ones follow from it. */
const complaintIn = ({ output, message }) => /^(?:E|dpkg): (.*)/m.exec(output ?? '')?.[1] ?? message.split('\n').at(-1);

/** Runs apt-get; where another program has its locks, again and again until `until`. */
async function aptGet(args, until, say) {
  for (let told = false; ; told = true) {
    try {
      await run('apt-get', [...args, ...NO_WAITING], { env: ENVIRONMENT, gently: true });
      return;
    } catch (error) {
      if (!LOCKED.test(error.output ?? '')) throw error;
      const holder = holderIn(error.output);
      const who = holder ? `process ${holder}` : 'another program';
      if (Date.now() > until)
        throw new Problem(`${who} is installing packages, so \`apt-get\` can't: try again when it has finished`);
      if (!told) say(`waiting for ${who}, which is installing packages`);
      await sleep(RETRY_MS);
    }
  }
}

/** Installs packages, or throws one sentence. `patienceMs` is how long it waits for others that install. */
export async function aptInstall(packages, say, patienceMs = PATIENCE_MS) {
  const until = Date.now() + patienceMs;
  const names = packages.join(' ');
  say(`installing ${names} with \`apt-get\``);
  // Old lists may do, and a source that nobody needs here may be broken: it counts only if the packages can't be had.
  // Without a network apt-get itself would call that a success.
  const update = await aptGet(['update', '-qq', '-o', 'APT::Update::Error-Mode=any'], until, say).then(
    () => null,
    (error) => error,
  );
  try {
    await aptGet(['install', '-y', '-qq', '--no-install-recommends', ...packages], until, say);
  } catch (error) {
    // It was waited for in vain.
    if (error.output === undefined) throw error;
    const before = update ? `; \`apt-get update\` failed before it: ${complaintIn(update)}` : '';
    throw new Problem(`\`apt-get install ${names}\` failed: ${complaintIn(error)}${before}`);
  }
}
