// The plugin and the admin panel are built once for all studios of this repository, and by one process at a time.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { filesBelow, fingerprint, youngest } from './files.mjs';
import { alone } from './lock.mjs';
import { PLUGIN, ROOT, RULES, STUDIO } from './places.mjs';
import { run } from './processes.mjs';

const require = createRequire(import.meta.url);

const LOCK = join(STUDIO, '.cache', 'lock');
const STAMP = join(STUDIO, '.cache', 'admin-build');
const PANEL = join(STUDIO, 'build', 'index.html');
const ENTRIES = ['admin', 'server'].map((half) => join(PLUGIN, 'dist', half, 'index.js'));

/** Does the work when no other process installs or builds. */
export function aloneInRepository(say, work) {
  return alone(LOCK, (pid) => say(`waiting for process ${pid}, which is installing or building`), work);
}

function pluginIsBuilt() {
  const sources = ['admin', 'server', 'shared', 'package.json'].map((name) => join(PLUGIN, name));
  if (!ENTRIES.every((entry) => existsSync(entry))) return false;
  const built = Math.min(...ENTRIES.map((entry) => youngest([entry])));
  return youngest(filesBelow(...sources)) <= built;
}

/** Builds the plugin where it is missing or older than its source. */
export async function buildPlugin(say) {
  if (pluginIsBuilt()) return 'already built';
  say('building');
  await run('npm', ['run', 'build', '--workspace', 'strapi-plugin-render-jobs'], { cwd: ROOT });
  return 'built';
}

/** What the panel is made of. By content, not by time: building the plugin again mostly changes nothing. */
const ingredients = () =>
  fingerprint([
    ...filesBelow(join(PLUGIN, 'dist', 'admin'), join(STUDIO, 'src', 'admin'), join(STUDIO, 'config', 'admin.js')),
    join(RULES, 'dist', 'index.mjs'),
    require.resolve('@strapi/strapi/package.json'),
    require.resolve('@strapi/admin/package.json'),
  ]);

/** Builds the admin panel where it is missing or was built of something else. */
export async function buildAdminPanel(say) {
  const wanted = ingredients();
  if (existsSync(PANEL) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return 'already built';
  say('building, which takes about a minute');
  rmSync(STAMP, { force: true });
  const strapi = join(dirname(require.resolve('@strapi/strapi/package.json')), 'bin', 'strapi.js');
  await run(process.execPath, [strapi, 'build'], {
    cwd: STUDIO,
    env: { NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' },
  });
  writeFileSync(STAMP, wanted);
  return 'built';
}
