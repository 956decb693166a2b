import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { copyFixture, startApp } from './support/app.mjs';

/** The directives of a response's policy by name. */
async function policyOf(url) {
  const header = (await fetch(url, { redirect: 'manual' })).headers.get('content-security-policy');
  if (header === null) return null;
  return new Map(
    header.split(';').map((part) => {
      const [name, ...sources] = part.trim().split(/\s+/);
      return [name, sources.join(' ')];
    }),
  );
}

/** An application whose security middleware has these directives of its own. */
async function startWith(directives) {
  const directory = copyFixture('studio-types', { queue: { consume: false } });
  const security =
    directives === undefined
      ? "'strapi::security'"
      : `{ name: 'strapi::security', config: { contentSecurityPolicy: ${JSON.stringify(directives)} } }`;
  writeFileSync(
    join(directory, 'config', 'middlewares.js'),
    `module.exports = ['strapi::logger', 'strapi::errors', ${security}, 'strapi::cors', 'strapi::query', 'strapi::body',
      'strapi::session', 'strapi::favicon', 'strapi::public'];`,
  );
  return startApp('studio-types', { directory });
}

async function withApp(directives, check) {
  const app = await startWith(directives);
  try {
    await check(app.url);
  } finally {
    await app.stop();
  }
}

describe('the Content-Security-Policy', () => {
  test("lets the admin pages start WebAssembly, and changes nothing else of Strapi's own", () =>
    withApp(undefined, async (url) => {
      const admin = await policyOf(`${url}/admin`);
      const elsewhere = await policyOf(`${url}/api/render-jobs/x`);
      assert.equal(admin.get('script-src'), "'self' 'wasm-unsafe-eval'");
      assert.equal((await policyOf(`${url}/admin/plugins/render-jobs`)).get('script-src'), "'self' 'wasm-unsafe-eval'");
      assert.equal(elsewhere.get('script-src'), "'self'");
      assert.equal((await policyOf(`${url}/administrators`)).get('script-src'), "'self'");
      admin.delete('script-src');
      elsewhere.delete('script-src');
      assert.deepEqual(admin, elsewhere);
    }));

  test("keeps a user's own directives", () =>
    withApp(
      { useDefaults: true, directives: { 'script-src': ["'self'", 'https://cdn.example'], 'img-src': ['*'] } },
      async (url) => {
        const admin = await policyOf(`${url}/admin`);
        assert.equal(admin.get('script-src'), "'self' https://cdn.example 'wasm-unsafe-eval'");
        // Strapi adds its own sources to the pictures' ones.
        assert.equal(admin.get('img-src'), (await policyOf(`${url}/`)).get('img-src'));
        assert.match(admin.get('img-src'), /^\*/);
      },
    ));

  test('copies default-src where there is no script-src', () =>
    withApp(
      {
        useDefaults: false,
        directives: { 'default-src': ["'self'", 'https://cdn.example'], 'object-src': ["'none'"] },
      },
      async (url) => {
        const admin = await policyOf(`${url}/admin`);
        assert.equal(admin.get('default-src'), "'self' https://cdn.example");
        assert.equal(admin.get('script-src'), "'self' https://cdn.example 'wasm-unsafe-eval'");
        assert.equal(admin.get('object-src'), "'none'");
        assert.equal((await policyOf(`${url}/`)).has('script-src'), false);
      },
    ));

  test('leaves a policy alone that allows it already, and pages without a policy', async () => {
    await withApp(
      { useDefaults: false, directives: { 'default-src': ["'self'"], 'script-src': ["'unsafe-eval'"] } },
      async (url) => assert.equal((await policyOf(`${url}/admin`)).get('script-src'), "'unsafe-eval'"),
    );
    await withApp(false, async (url) => assert.equal(await policyOf(`${url}/admin`), null));
  });
});
