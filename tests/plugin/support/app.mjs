// A real Strapi in this process: a fixture copied to a folder of its own, with a database of its own, on a free port.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assertHistories } from './histories.mjs';
import { partsOf } from './parts.mjs';

const tests = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { createStrapi } = createRequire(import.meta.url)('@strapi/core');

// Production is what an operator runs, and development changes the Content-Security-Policy.
process.env.NODE_ENV = 'production';
process.env.STRAPI_TELEMETRY_DISABLED = 'true';

export const PLUGIN = 'plugin::render-jobs';

/** Objects merged into objects; everything else replaces. */
function merge(base, over) {
  if (over === null || typeof over !== 'object' || Array.isArray(over)) return over;
  const result = { ...base };
  for (const [key, value] of Object.entries(over)) result[key] = merge(result[key], value);
  return result;
}

/** Most tests want to see a render at work, however often the same was rendered before. */
const FROM_NOTHING = { renderer: { parts: { maxBytes: 0 } } };

/**
 * A copy of a fixture with a configuration of the plugin's merged into the fixture's own. `database` is a connection as
 * Strapi's config/database has it, in place of the fixture's SQLite file.
 */
export function copyFixture(fixture, config = {}, database = undefined) {
  mkdirSync(join(tests, '.tmp'), { recursive: true });
  const directory = mkdtempSync(join(tests, '.tmp', `${fixture}-`));
  cpSync(join(tests, 'fixtures', fixture), directory, { recursive: true });
  const file = join(directory, 'config', 'render-jobs.json');
  const own = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify(merge(merge(own, FROM_NOTHING), config)));
  if (database) {
    const text = `module.exports = ${JSON.stringify({ connection: database })};\n`;
    writeFileSync(join(directory, 'config', 'database.js'), text);
  }
  return directory;
}

async function apiTokens(strapi) {
  const create = async (name, type, permissions = []) => {
    const token = await strapi
      .service('admin::api-token')
      .create({ name, description: '', type, lifespan: null, ...(type === 'custom' && { permissions }) });
    return token.accessKey;
  };
  return {
    full: await create('full access', 'full-access'),
    readOnly: await create('read only', 'read-only'),
    other: await create('another permission', 'custom', ['plugin::upload.content-api.find']),
    worker: await create('worker', 'custom', [`${PLUGIN}.worker.claim`]),
    view: await create('view one job', 'custom', [`${PLUGIN}.render-job.findOne`]),
  };
}

/** One call; the body is parsed where there is one. */
export async function call(url, { method = 'GET', token, body, raw, type = 'application/json', headers, signal } = {}) {
  const response = await fetch(url, {
    method,
    signal,
    headers: {
      ...headers,
      ...(token && { authorization: `Bearer ${token}` }),
      ...(method !== 'GET' && { 'content-type': type }),
    },
    body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
  };
}

/**
 * Starts a fixture, on SQLite unless `database` is another. Jobs are not consumed unless the configuration says so: most
 * tests want to see them wait.
 *
 * @returns the running Strapi, its address, API tokens, and functions that call it with the full-access token.
 */
export async function startApp(fixture, { config = {}, database, directory, load = async () => undefined } = {}) {
  const appDir = directory ?? copyFixture(fixture, merge({ queue: { consume: false } }, config), database);
  const strapi = await createStrapi({ appDir, distDir: appDir }).load();
  await load(strapi);
  await strapi.listen();
  // Where a test makes media it stands still, and the server with it: a connection that the server gives up meanwhile must not
  // be the one that the next call takes.
  strapi.server.httpServer.keepAliveTimeout = 120_000;
  const url = `http://127.0.0.1:${strapi.server.httpServer.address().port}`;
  const tokens = await apiTokens(strapi);
  const api = `${url}/api/render-jobs`;
  let stopped = false;
  return {
    strapi,
    directory: appDir,
    url,
    tokens,
    jobs: strapi.plugin('render-jobs').service('render-job'),
    parts: partsOf(strapi),
    types: strapi.config.get(PLUGIN).contentTypes,
    get: (path, options) => call(`${api}${path}`, { token: tokens.full, ...options }),
    put: (path, raw, options) => call(`${api}${path}`, { method: 'PUT', token: tokens.full, raw, ...options }),
    post: (path, body, options) => call(`${api}${path}`, { method: 'POST', token: tokens.full, body, ...options }),
    row: (jobId) => strapi.db.query(strapi.config.get(`${PLUGIN}.contentTypes.job.uid`)).findOne({ where: { jobId } }),
    /** What another process does: the job changes, and this process is not notified. */
    elsewhere: (jobId, event) => partsOf(strapi).lifecycle.change(jobId, event),
    countJobs: () => strapi.db.query(strapi.config.get(`${PLUGIN}.contentTypes.job.uid`)).count(),
    async stop({ keep = false, check = true } = {}) {
      if (stopped) return;
      stopped = true;
      try {
        if (check) await assertHistories(strapi);
      } finally {
        await strapi.destroy();
        if (!keep) rmSync(appDir, { recursive: true, force: true });
      }
    },
  };
}
