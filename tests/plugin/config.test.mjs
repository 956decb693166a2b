import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { copyFixture } from './support/app.mjs';

const require = createRequire(import.meta.url);
const { createStrapi } = require('@strapi/core');
const { config } = require('strapi-plugin-render-jobs/strapi-server').default;

const changed = (change) => {
  const copy = structuredClone(config.default);
  change(copy);
  return () => config.validator(copy);
};

describe('the configuration', () => {
  test('the defaults are valid', () => assert.doesNotThrow(() => config.validator(config.default)));

  test('an unknown option is a sentence that names it and the valid ones', () => {
    assert.throws(
      changed((options) => (options.queue.concurency = 2)),
      {
        message:
          '`queue.concurency` is no option; valid are `queue.driver`, `queue.redis`, `queue.consume`, `queue.concurrency`, `queue.pollMs`, `queue.leaseMs`, `queue.paused`',
      },
    );
    assert.throws(
      changed((options) => (options.contentTypes.asset.fields.mezzanine = 'x')),
      /^Error: `contentTypes\.asset\.fields\.mezzanine` is no option; valid are `contentTypes\.asset\.fields\.assetId`/,
    );
    assert.throws(
      changed((options) => (options.kue = {})),
      /`kue` is no option; valid are `contentTypes`, `queue`, `renderer`, `retry`/,
    );
  });

  test('a wrong value is a sentence that says what is right', () => {
    const wrong = [
      [
        (options) => (options.queue.concurrency = 'two'),
        '`queue.concurrency` must be a whole number from 1 to 64, not `"two"`',
      ],
      [
        (options) => (options.queue.concurrency = 0),
        '`queue.concurrency` must be a whole number from 1 to 64, not `0`',
      ],
      [
        (options) => (options.queue.pollMs = 1.5),
        '`queue.pollMs` must be a whole number from 50 to 3600000, not `1.5`',
      ],
      [(options) => (options.queue.consume = 'yes'), '`queue.consume` must be `true` or `false`, not `"yes"`'],
      [
        (options) => (options.limits.triggersPerMinute = -1),
        '`limits.triggersPerMinute` must be a whole number from 0 to 1000000, or `false`, not `-1`',
      ],
      [
        (options) => (options.limits.triggersPerMinute = true),
        '`limits.triggersPerMinute` must be a whole number from 0 to 1000000, or `false`, not `true`',
      ],
      [(options) => (options.queue = 5), '`queue` must be an object, not `5`'],
      [(options) => (options.queue = null), '`queue` must be an object, not `null`'],
      [(options) => (options.renderer.ffmpegPath = ''), '`renderer.ffmpegPath` must be a text, not `""`'],
      [
        (options) => (options.retry.maxAttempts = NaN),
        '`retry.maxAttempts` must be a whole number from 1 to 100, not `null`',
      ],
      [
        (options) => (options.retry.baseMs = '5 s'),
        '`retry.baseMs` must be a whole number from 1 to 4294967295, or left out, not `"5 s"`',
      ],
      [
        (options) => (options.renderer.timeLimits.thumbnail = 0),
        '`renderer.timeLimits.thumbnail` must be a whole number from 1000 to 4294967295, or left out, not `0`',
      ],
      [
        (options) => (options.renderer.timeLimits.vertical_9_16 = 5000),
        '`renderer.timeLimits.vertical_9_16` is no option; valid are `renderer.timeLimits.full_16_9`, ' +
          '`renderer.timeLimits.short_9_16`, `renderer.timeLimits.clip_1_1`, `renderer.timeLimits.thumbnail`',
      ],
      [
        (options) => (options.renderer.limits.memoryBytes = '2 GB'),
        '`renderer.limits.memoryBytes` must be a whole number from 268435456 to 9007199254740991, or left out, not `"2 GB"`',
      ],
      [
        (options) => (options.renderer.limits.threads = 0),
        '`renderer.limits.threads` must be a whole number from 1 to 128, or left out, not `0`',
      ],
      [
        (options) => (options.renderer.limits.nice = -1),
        '`renderer.limits.nice` must be a whole number from 0 to 19, or left out, not `-1`',
      ],
      [
        (options) => (options.renderer.limits.freeSpaceBytes = undefined),
        '`renderer.limits.freeSpaceBytes` must be a whole number from 0 to 9007199254740991, not `undefined`',
      ],
      [
        (options) => (options.renderer.limits.memory = 1),
        '`renderer.limits.memory` is no option; valid are `renderer.limits.memoryBytes`, `renderer.limits.threads`, ' +
          '`renderer.limits.nice`, `renderer.limits.freeSpaceBytes`',
      ],
      [
        (options) => (options.contentTypes.edl.uid = 'cut-list'),
        '`contentTypes.edl.uid` must be a content type\'s uid such as `api::recording-session.recording-session`, not `"cut-list"`',
      ],
      [
        (options) => (options.contentTypes.asset.fields.mezzanineUrl = null),
        '`contentTypes.asset.fields.mezzanineUrl` must be a text, not `null`',
      ],
    ];
    for (const [change, message] of wrong) assert.throws(changed(change), { message });
  });

  test("a Redis's address is never shown: there may be a password in it", () => {
    const address =
      '`queue.redis.url` must be an address such as `redis://127.0.0.1:6379`, or one that begins with `rediss://` for TLS';
    for (const url of ['http://user:hidden@redis:6379', 'user:hidden@redis', 'redis://', '', '//:hidden@'])
      assert.throws(
        changed((options) => (options.queue.redis.url = url)),
        { message: address },
      );
    assert.throws(
      changed((options) => (options.queue.redis.url = 5)),
      { message: `${address}, not \`5\`` },
    );
    assert.throws(
      changed((options) => (options.queue.driver = 'kafka')),
      {
        message: '`queue.driver` must be `embedded` or `bullmq`, not `"kafka"`',
      },
    );
    for (const url of ['redis://127.0.0.1:6379', 'rediss://user:hidden@redis.example/2', 'redis://:hidden@[::1]:6380'])
      assert.doesNotThrow(changed((options) => (options.queue.redis.url = url)));
  });

  test('how strictly is checked, and where media may lie, the rules read themselves', () => {
    const valid = [
      (options) => (options.checks = { gaps: 'error', shotLength: 'off', frameAlignment: 'warning', minShotMs: 40 }),
      (options) => (options.checks = { unusedCameras: 'off', maxCutsPerMinute: 0 }),
      (options) => (options.render = { fps: 23.976, onDamage: 'conceal' }),
      (options) => (options.media = { allowedHosts: ['media.example', '*.cdn.example:8443', '[fd00::5]'] }),
      (options) => (options.media = { allowedHosts: [], privateHosts: ['127.0.0.1', 'nas.example:9000'] }),
    ];
    for (const change of valid) assert.doesNotThrow(changed(change));
    const host = 'not a host such as `media.example`, `*.media.example` or `10.0.0.5:8080`';
    const wrong = [
      [
        (options) => (options.checks = { gap: 'error' }),
        /^`checks`: the options can't be read: `gap` is no option: valid are `gaps`, /,
      ],
      [
        (options) => (options.checks = { gaps: 'yes' }),
        "`checks`: the options can't be read: `gaps` is `yes`, not `error`, `warning` or `off`",
      ],
      [
        (options) => (options.checks = { minShotMs: -1 }),
        "`checks`: the options can't be read: `minShotMs` is `-1`, not a number from 0 to 2^53 - 1",
      ],
      [
        (options) => (options.render = { fps: 0, onDamage: 'hide', rate: 25 }),
        '`render.rate` is no option; `render`: `fps` is `0`, not a number of frames per second from 1 to 60; `render`: `onDamage` is `hide`, not `fail` or `conceal`',
      ],
      [(options) => (options.render = 25), '`render` must be an object, not `25`'],
      [(options) => (options.checks = []), "`checks`: the options can't be read: they are a list, not an object"],
      [(options) => (options.checks = { media: {} }), '`checks.media` is no option: give `media` beside `checks`'],
      [
        (options) => (options.media = { hosts: [] }),
        "the options can't be read: `media.hosts` is no option: valid are `media.allowedHosts`, `media.privateHosts`",
      ],
      [
        (options) => (options.media = { allowedHosts: 'media.example' }),
        "the options can't be read: `media.allowedHosts` is text, not a list of hosts",
      ],
      [
        (options) => (options.media = { privateHosts: ['ok.example', '10.0.0.0/8'] }),
        `the options can't be read: \`media.privateHosts[1]\` is \`10.0.0.0/8\`, ${host}`,
      ],
      [
        (options) => (options.media = { allowedHosts: ['https://media.example'] }),
        `the options can't be read: \`media.allowedHosts[0]\` is \`https://media.example\`, ${host}`,
      ],
      [(options) => (options.media = 5), "the options can't be read: `media` is `5`, not an object"],
    ];
    for (const [change, message] of wrong) assert.throws(changed(change), { message });
  });

  test('everything that is wrong is said at once', () => {
    const change = (options) => {
      options.queue.consume = 1;
      options.retry.maxAttempts = 0;
    };
    assert.throws(changed(change), /`queue\.consume` .*; `retry\.maxAttempts` /);
  });

  test('a field that an application does not have may be null', () => {
    assert.doesNotThrow(changed((options) => (options.contentTypes.asset.fields.assetId = null)));
  });
});

describe('the boot', () => {
  const directories = [];
  after(() => directories.forEach((directory) => rmSync(directory, { recursive: true, force: true })));

  /** What stops the boot of a fixture with this configuration. */
  const bootError = (fixture, options) => bootErrorIn(copyFixture(fixture, options));

  async function bootErrorIn(appDir) {
    directories.push(appDir);
    const strapi = createStrapi({ appDir, distDir: appDir });
    try {
      await strapi.load();
    } catch (error) {
      return error.message;
    } finally {
      // Strapi can't put away what it has not loaded; that is not asked here.
      await strapi.destroy().catch(() => undefined);
    }
    return 'the application booted';
  }

  test('stops for an unknown option', async () => {
    assert.match(
      await bootError('studio-types', { queue: { consumes: true } }),
      /^Error regarding render-jobs config: `queue\.consumes` is no option/,
    );
  });

  test('stops for hosts that are none', async () => {
    assert.match(
      await bootError('studio-types', { media: { privateHosts: ['http://127.0.0.1'] } }),
      /^Error regarding render-jobs config: .*`media\.privateHosts\[0\]` is `http:\/\/127\.0\.0\.1`, not a host/,
    );
  });

  test('stops for a mapping to a content type that is missing', async () => {
    const message = await bootError('studio-types', { contentTypes: { asset: { uid: 'api::clip.clip' } } });
    assert.match(
      message,
      /`contentTypes\.asset\.uid` names `api::clip\.clip`, but the application has no such content type/,
    );
  });

  test('stops for a mapping to an attribute that is missing, and says which there are', async () => {
    const options = { contentTypes: { asset: { fields: { mezzanineUrl: 'r2_video_prores_url' } } } };
    const message = await bootError('own-types', options);
    assert.match(
      message,
      /`contentTypes\.asset\.fields\.mezzanineUrl` names `r2_video_prores_url`, but `api::recording\.recording` has no such attribute; it has .*`r2_mezzanine_url`/,
    );
  });

  test('stops for a relation that leads elsewhere', async () => {
    const options = { contentTypes: { asset: { fields: { session: 'camera' } } } };
    assert.match(
      await bootError('own-types', options),
      /`contentTypes\.asset\.fields\.session`: the attribute `camera` of `api::recording\.recording` must be a relation to `api::show\.show`/,
    );
  });

  test("stops for EDLs whose status is not an enumeration of the workflow's", async () => {
    const statuses = ['draft', 'reviewing', 'approved', 'locked'];
    for (const status of [
      { type: 'enumeration', enum: ['draft', 'final'] },
      { type: 'enumeration', enum: [...statuses, 'final'] },
      { type: 'string' },
    ]) {
      const appDir = copyFixture('studio-types');
      const file = join(appDir, 'src/api/edit-decision-list/content-types/edit-decision-list/schema.json');
      const schema = JSON.parse(readFileSync(file, 'utf8'));
      schema.attributes.status = status;
      writeFileSync(file, JSON.stringify(schema));
      assert.match(
        await bootErrorIn(appDir),
        /`contentTypes\.edl\.fields\.status`: the attribute `status` of `api::edit-decision-list\.edit-decision-list` must be an enumeration of the values `draft`, `reviewing`, `approved`, `locked`/,
        JSON.stringify(status),
      );
    }
  });

  test('stops for a job type that can store no jobs', async () => {
    assert.match(
      await bootError('own-types', { contentTypes: { job: { uid: 'api::show.show' } } }),
      /`contentTypes\.job\.uid` names `api::show\.show`, which has no attribute `jobId` and so can't store jobs.*draft & publish/,
    );
  });

  test('stops for a queue driver whose packages are not installed, and says how to install them', async () => {
    // The built plugin outside of the repository, where nothing finds the repository's packages.
    const elsewhere = mkdtempSync(join(tmpdir(), 'render-jobs-plugin-'));
    directories.push(elsewhere);
    const plugin = join(elsewhere, 'node_modules', 'strapi-plugin-render-jobs');
    const installed = dirname(require.resolve('strapi-plugin-render-jobs/package.json'));
    cpSync(join(installed, 'dist'), join(plugin, 'dist'), { recursive: true });
    cpSync(join(installed, 'package.json'), join(plugin, 'package.json'));
    for (const name of Object.keys(require('strapi-plugin-render-jobs/package.json').dependencies)) {
      const needed = dirname(require.resolve(`${name}/package.json`));
      cpSync(needed, join(elsewhere, 'node_modules', name), { recursive: true });
    }

    const appDir = copyFixture('studio-types', { queue: { driver: 'bullmq' } });
    writeFileSync(
      join(appDir, 'config', 'plugins.js'),
      `module.exports = {
        'render-jobs': { enabled: true, resolve: ${JSON.stringify(plugin)}, config: require('./render-jobs.json') },
        'users-permissions': { config: { jwtSecret: 'fixture-jwt-secret' } },
      };`,
    );
    assert.equal(
      await bootErrorIn(appDir),
      'the queue driver `bullmq` needs the packages `bullmq` and `ioredis`, which are not installed: run `npm install bullmq@6 ioredis@6`',
    );
  });

  test("warns of the application's own routes that come before the plugin's", async () => {
    const appDir = copyFixture('own-types', { queue: { consume: false } });
    directories.push(appDir);
    for (const [folder, factory] of Object.entries({
      routes: 'createCoreRouter',
      controllers: 'createCoreController',
      services: 'createCoreService',
    })) {
      mkdirSync(join(appDir, 'src', 'api', 'render-job', folder));
      writeFileSync(
        join(appDir, 'src', 'api', 'render-job', folder, 'render-job.js'),
        `module.exports = require('@strapi/strapi').factories.${factory}('api::render-job.render-job');`,
      );
    }
    const strapi = createStrapi({ appDir, distDir: appDir });
    const warnings = [];
    strapi.log.warn = (message) => warnings.push(message);
    await strapi.load();
    await strapi.destroy();
    assert.deepEqual(
      warnings.filter((message) => message.startsWith('render-jobs:')),
      [
        "render-jobs: the application's own `GET /render-jobs/:id` answers before the plugin's `/render-jobs/:jobId`; remove it unless this is intended",
        "render-jobs: the application's own `DELETE /render-jobs/:id` answers before the plugin's `/render-jobs/:jobId`; remove it unless this is intended",
      ],
    );
  });
});
