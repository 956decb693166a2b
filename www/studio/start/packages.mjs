import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT, STUDIO } from './places.mjs';
import { Problem } from './problem.mjs';
import { run } from './processes.mjs';

const require = createRequire(import.meta.url);

function allThere() {
  // npm writes it at the end of an installation.
  if (!existsSync(join(ROOT, 'node_modules', '.package-lock.json'))) return false;
  const { dependencies } = JSON.parse(readFileSync(join(STUDIO, 'package.json'), 'utf8'));
  return Object.keys(dependencies).every((name) =>
    [STUDIO, ROOT].some((folder) => existsSync(join(folder, 'node_modules', name, 'package.json'))),
  );
}

/** SQLite is compiled where no binary can be downloaded: with this Node's own headers, if they are installed. */
function npmEnvironment() {
  const prefix = dirname(dirname(process.execPath));
  const headers = existsSync(join(prefix, 'include', 'node', 'node.h'));
  return headers && !process.env.npm_config_nodedir ? { npm_config_nodedir: prefix } : {};
}

const npm = (...args) => run('npm', args, { cwd: ROOT, env: npmEnvironment() });

async function install(say) {
  say('installing with `npm ci`: some minutes, because SQLite may have to be compiled');
  try {
    await npm('ci', '--no-audit', '--no-fund');
  } catch {
    say('`npm ci` failed; once more, in case the registry did not answer');
    await npm('ci', '--no-audit', '--no-fund');
  }
}

function sqliteStarts() {
  try {
    const Database = require('better-sqlite3');
    new Database(':memory:').close();
    return true;
  } catch {
    return false;
  }
}

/** Installs the npm packages where they are missing. */
export async function ensurePackages(say) {
  const there = allThere();
  try {
    if (!there) await install(say);
    if (!sqliteStarts()) {
      say('compiling SQLite');
      await npm('rebuild', 'better-sqlite3');
    }
  } catch (error) {
    throw new Problem(
      `${error.message}\n\nthe npm packages can't be installed (see above); SQLite needs a compiler, on Debian: ` +
        '`apt-get install build-essential python3`',
    );
  }
  return there ? 'already installed' : 'installed';
}
