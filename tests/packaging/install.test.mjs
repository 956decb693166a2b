// The README's install, as a stranger does it: from a checkout in which nothing was built, into an application as
// create-strapi-app makes it.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root, makeCheckout } from './checkout.mjs';
import { addStrapi, diagnosticsOf, makeApplication } from './application.mjs';

/** The lines of the first block of shell commands after a heading of a README. */
function commandsOf(readme, heading) {
  const [, after] = readFileSync(join(root, readme), 'utf8').split(`\n## ${heading}\n`);
  const [, block] = /```sh\n(.*?)```/s.exec(after);
  return block.trim().split('\n');
}

const commands = commandsOf('README.md', 'Install it into your own Strapi');

/** Every path in a part of a package.json. */
const pathsIn = (part) => (typeof part === 'string' ? [part] : Object.values(part).flatMap(pathsIn));

let checkout;
let application;
before(() => {
  checkout = makeCheckout();
  application = makeApplication(join(checkout, '..', 'my-strapi'));
});
after(() => checkout && rmSync(join(checkout, '..'), { recursive: true, force: true }));

const installed = (...path) => join(application, 'node_modules', ...path);
const manifestOf = (name) => JSON.parse(readFileSync(installed(name, 'package.json'), 'utf8'));

test('both READMEs have the same commands, and `npm ci` is the first of them', () => {
  assert.equal(commands[0], 'npm ci');
  assert.deepEqual(commandsOf(join('www', 'plugin', 'README.md'), 'Install').slice(0, commands.length), commands);
});

test('the commands after `npm ci` pack and install both packages', () => {
  assert.equal(existsSync(join(checkout, 'www', 'plugin', 'dist')), false, 'the checkout is built already');
  // The application's other packages are added below: npm would download all of Strapi again.
  const environment = { npm_config_legacy_peer_deps: 'true', npm_config_audit: 'false', npm_config_fund: 'false' };
  execFileSync('bash', ['-ec', commands.slice(1).join('\n')], {
    cwd: checkout,
    env: { ...process.env, ...environment },
    // What the build says matters only where it fails, and then it is part of the error.
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 2 ** 26,
  });
  addStrapi(application);
  assert.deepEqual(readdirSync(installed('strapi-plugin-render-jobs')).sort(), [
    'LICENSE',
    'README.md',
    'dist',
    'package.json',
  ]);
  for (const name of ['strapi-plugin-render-jobs', 'render-rules']) {
    const { main, module, types, exports, typesVersions } = manifestOf(name);
    const paths = [main, module, types, exports, typesVersions].flatMap((part) => pathsIn(part ?? []));
    // `source` is for whoever builds the package.
    const missing = paths.filter((path) => !existsSync(installed(name, path)) && !path.endsWith('/src/index.ts'));
    assert.deepEqual(missing, [], name);
  }
});

test('what is installed is loaded by Node', () => {
  const load = `
    const { register, bootstrap, services } = require('strapi-plugin-render-jobs/strapi-server').default;
    const contracts = require('strapi-plugin-render-jobs/contracts');
    console.log(typeof register, typeof bootstrap, 'render-job' in services, Object.keys(contracts).length);`;
  const options = { cwd: application, encoding: 'utf8' };
  assert.equal(execFileSync(process.execPath, ['-e', load], options), 'function function true 0\n');
});

describe('TypeScript', () => {
  test("compiles the application's own code with its own tsconfig.json", () => {
    const tsc = installed('typescript', 'bin', 'tsc');
    const { stdout, status } = spawnSync(process.execPath, [tsc], { cwd: application, encoding: 'utf8' });
    assert.equal(stdout, '');
    assert.equal(status, 0);
    // Types alone were imported, so nothing but the rules is left to be loaded.
    const compiled = readFileSync(join(application, 'dist', 'src', 'render.js'), 'utf8');
    assert.deepEqual(
      [...compiled.matchAll(/require\("(.*?)"\)/g)].map(([, name]) => name),
      ['render-rules'],
    );
  });

  for (const [name, options] of [
    ['node10', {}],
    ['node16', { module: 'node16', moduleResolution: 'node16' }],
    ['bundler', { module: 'esnext', moduleResolution: 'bundler' }],
  ])
    test(`finds every type that the packages name: ${name}`, () => {
      const { packages, diagnostics } = diagnosticsOf(application, options);
      assert.deepEqual(packages, ['render-rules', 'strapi-plugin-render-jobs']);
      assert.deepEqual(diagnostics, []);
    });
});
