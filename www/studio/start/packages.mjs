import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, STUDIO } from './places.mjs';
import { Problem } from './problem.mjs';
import { run } from './processes.mjs';
import { compilingEnvironment, sqliteStarts } from './sqlite.mjs';

/** Whether the npm packages are installed. */
export function packagesAreThere() {
  // npm writes it at the end of an installation.
  if (!existsSync(join(ROOT, 'node_modules', '.package-lock.json'))) return false;
  const { dependencies } = JSON.parse(readFileSync(join(STUDIO, 'package.json'), 'utf8'));
  return Object.keys(dependencies).every((name) =>
    [STUDIO, ROOT].some((folder) => existsSync(join(folder, 'node_modules', name, 'package.json'))),
  );
}

const npm = (...args) => run('npm', args, { cwd: ROOT, env: compilingEnvironment() });

async function install(say) {
  say('installing with `npm ci`, which takes some minutes if SQLite has to be compiled');
  try {
    await npm('ci', '--no-audit', '--no-fund');
  } catch {
    say('`npm ci` failed; trying once more, in case the registry did not answer');
    await npm('ci', '--no-audit', '--no-fund');
  }
}

/** Installs the npm packages where they are missing. */
export async function ensurePackages(say) {
  const there = packagesAreThere();
  if (!there) await install(say);
  if (!sqliteStarts()) {
    say('compiling SQLite');
    await npm('rebuild', 'better-sqlite3');
    if (!sqliteStarts())
      throw new Problem(
        'SQLite does not start: remove `node_modules` and start the studio again; npm must run install scripts',
      );
  }
  return there ? 'already installed' : 'installed';
}
