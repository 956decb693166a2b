// A Redis that answers and refuses: said once, asked again at growing distances, and no job waits for it.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Redis } from 'ioredis';
import { copyFixture } from '../plugin/support/app.mjs';
import { until } from '../support/until.mjs';
import { killInstances, startInstance } from '../support/instance.mjs';
import { processorMs } from '../support/processes.mjs';
import { startRedis } from '../support/redis.mjs';
import { createWorkload, entries, startMedia } from '../support/workload.mjs';

/** How long a refusal is watched. */
const WATCH_MS = 6000;
/** What one line of the log may have, and a few lines of Strapi's own. */
const LOGGED = 2000;
/** The part of a processor that a server may need that does nothing but look for work and for its Redis. */
const IDLE = 0.4;
const USER = 'renderer';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a Redis that answers and refuses', { timeout: 1_200_000 }, () => {
  let redis;
  let admin;
  let media;
  let work;
  let folder;
  let instance;

  before(async () => {
    [redis, media] = await Promise.all([startRedis(), startMedia()]);
    admin = new Redis(redis.url);
    // What the README says that the queue's user needs, and no more.
    await allow('on', '>secret', '~mine:*', '&mine:*', '+@all', '-@dangerous', '+info');
    work = createWorkload(media);
    const url = redis.url.replace('//', `//${USER}:secret@`);
    const queue = { driver: 'bullmq', consume: true, pollMs: 1000, redis: { url, prefix: 'mine' } };
    folder = copyFixture('studio-types', { queue });
    instance = await start();
  });
  after(async () => {
    await killInstances();
    admin?.disconnect();
    await media?.stop();
    await redis?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = () => startInstance(folder, { environment: { FIXTURE_LOG_LEVEL: 'info' } });
  const allow = (...rules) => admin.call('ACL', 'SETUSER', USER, ...rules);
  const config = (name, value) => admin.config('SET', name, value);
  /** Redis's snapshot can't be written: a folder has its name. */
  const snapshot = () => join(redis.directory, 'dump.rdb');
  async function save() {
    await admin.bgsave().catch(() => undefined);
    await until('the save to end', async () => (await admin.info('persistence')).includes('rdb_bgsave_in_progress:0'));
  }

  /** What can be refused: how it begins and ends, and what the log has to say. */
  const refusals = {
    'a read-only replica': {
      begin: () => admin.replicaof('127.0.0.1', '1'),
      end: () => admin.replicaof('NO', 'ONE'),
      says: /(READONLY|UNBLOCKED).*primary/,
    },
    'a user without EVAL': {
      begin: () => allow('-eval', '-evalsha'),
      end: () => allow('+eval', '+evalsha'),
      says: /NOPERM.*ACL SETUSER/,
    },
    'a user without channels': {
      begin: () => allow('resetchannels'),
      end: () => allow('&mine:*'),
      says: /NOPERM.*ACL SETUSER/,
      // Who is subscribed already is disconnected, and what is published is refused when something is.
      provoke: async () => {
        const job = await work.trigger(instance);
        await instance.post(`/${job.jobId}/cancel`);
      },
    },
    'a full memory': {
      begin: () => config('maxmemory', '1mb'),
      end: () => config('maxmemory', '0'),
      says: /OOM.*maxmemory/,
    },
    'a save that fails': {
      async begin() {
        rmSync(snapshot(), { recursive: true, force: true });
        mkdirSync(snapshot());
        await config('save', '3600 1000000');
        await admin.set('other', 'value');
        await save();
      },
      async end() {
        rmSync(snapshot(), { recursive: true });
        await save();
        await config('save', '');
      },
      says: /MISCONF.*save/,
    },
  };

  const ownLines = (text) => text.split('\n').filter((line) => line.includes('Redis at'));

  async function watched() {
    const [logged, ms, since] = [instance.logged(), processorMs(instance.pid), performance.now()];
    await sleep(WATCH_MS);
    const seconds = (performance.now() - since) / 1000;
    const processor = (processorMs(instance.pid) - ms) / 1000 / seconds;
    return { perSecond: Math.round((instance.logged() - logged) / seconds), processor };
  }

  /** Refused, a job is rendered once, what is wrong is said once, and the server does next to nothing. */
  async function survives(name, { says, provoke }, from) {
    await provoke?.();
    const row = await work.reaches(instance, (await work.trigger(instance)).jobId, 'completed');
    assert.equal(entries(row, 'started').length, 1);
    const { perSecond, processor } = await watched();
    console.log(`${name}: ${perSecond} characters of log a second, ${processor.toFixed(2)} of a processor`);
    assert.ok(perSecond < LOGGED / (WATCH_MS / 1000), `${perSecond} characters a second`);
    assert.ok(processor < IDLE, `${processor} of a processor`);
    const lines = ownLines(instance.log().slice(from));
    assert.equal(lines.length, 1, lines.join('\n'));
    assert.match(lines[0], says);
    assert.doesNotMatch(lines[0], /secret/);
    const health = await instance.run((app) => app.parts.queue.problem());
    assert.match(health, says);
  }

  /** Redis is used again, and that is said once. */
  async function recovers(from) {
    await until('Redis to be used again', () => ownLines(instance.log().slice(from)).length > 1, { timeoutMs: 60_000 });
    const lines = ownLines(instance.log().slice(from));
    assert.match(lines[1], /is usable again/);
    const row = await work.reaches(instance, (await work.trigger(instance)).jobId, 'completed');
    assert.ok(row.bullmq_job_id, 'the job was not told of');
    assert.equal(ownLines(instance.log().slice(from)).length, 2);
    assert.equal(await instance.run((app) => app.parts.queue.problem()), null);
  }

  for (const [name, refusal] of Object.entries(refusals)) {
    test(`${name}, while the server runs, is said once, costs no jobs and ends by itself`, async () => {
      const from = instance.log().length;
      await refusal.begin();
      try {
        await survives(`${name}, later`, refusal, from);
      } finally {
        await refusal.end();
      }
      await recovers(from);
    });

    test(`${name}, when the server starts, is said once, costs no jobs and ends by itself`, async () => {
      await instance.stop();
      await refusal.begin();
      try {
        instance = await start();
        await survives(`${name}, at the start`, { says: refusal.says }, 0);
      } finally {
        await refusal.end();
      }
      await recovers(0);
    });
  }
});
