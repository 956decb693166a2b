// The packages as they are published: packed, installed into an application, and put through the same REST tests.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { copyFixture, startApp } from './support/app.mjs';
import { restSuite } from './support/rest-suite.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

function npm(directory, ...args) {
  return execFileSync('npm', args, { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function pack(directory, into) {
  const [{ filename }] = JSON.parse(npm(directory, 'pack', '--json', '--ignore-scripts', '--pack-destination', into));
  return join(into, filename);
}

/** An application with the packed packages in its node_modules; Strapi itself is found in the repository's. */
function installed() {
  const app = copyFixture('own-types', { queue: { consume: false } });
  const tarballs = join(app, 'tarballs');
  mkdirSync(tarballs);
  const rules = pack(join(root, 'pkg'), tarballs);
  const plugin = pack(join(root, 'www', 'plugin'), tarballs);
  // Alone in its folder while npm installs, so that npm installs these two and not all of Strapi again.
  const manifest = createRequire(import.meta.url)(join(app, 'package.json'));
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: manifest.name, private: true }));
  npm(app, 'install', '--no-save', '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund', rules, plugin);
  writeFileSync(join(app, 'package.json'), JSON.stringify(manifest));
  // Strapi looks packages up from its own place, where the repository's plugin lies: so this one is named by its path.
  writeFileSync(
    join(app, 'config', 'plugins.js'),
    `module.exports = {
      'render-jobs': {
        enabled: true,
        resolve: './node_modules/strapi-plugin-render-jobs',
        config: require('./render-jobs.json'),
      },
      'users-permissions': { config: { jwtSecret: 'fixture-jwt-secret' } },
    };`,
  );
  rmSync(tarballs, { recursive: true });
  return app;
}

const app = installed();
const modules = join(app, 'node_modules');

test('the packed packages bring what they need and nothing else', () => {
  const plugin = join(modules, 'strapi-plugin-render-jobs');
  assert.deepEqual(readdirSync(plugin).sort(), ['LICENSE', 'README.md', 'dist', 'package.json']);
  assert.deepEqual(
    readdirSync(modules).filter((name) => !name.startsWith('.')),
    ['range-parser', 'render-rules', 'strapi-plugin-render-jobs', 'undici'],
  );
  const resolved = createRequire(join(plugin, 'dist', 'server', 'index.js')).resolve('render-rules');
  assert.ok(realpathSync(resolved).startsWith(realpathSync(modules) + sep), resolved);
});

restSuite('the REST API of the packed plugin', async () => {
  const started = await startApp('own-types', { directory: app });
  const { pathToPlugin } = started.strapi.config.get('enabledPlugins')['render-jobs'];
  assert.equal(pathToPlugin, join(modules, 'strapi-plugin-render-jobs'));
  return started;
});
