// Who may have a finished file: everybody who knows its address, or who was given a link; and what is left of a deleted job.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { adminWith, ownerOf } from './support/admins.mjs';
import { call, copyFixture, startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { clip, serveMedia } from './support/media.mjs';
import { ARTIFACTS, assertError } from './support/replies.mjs';
import { createSession } from './support/sessions.mjs';

const CONSUME = { queue: { consume: true, pollMs: 100 } };
const PRIVATE = { artifacts: { access: 'private' } };
/** The column of a job that has the address of its video. */
const storedAddress = async (app, jobId) => (await app.row(jobId)).output_r2_url;

let media;
before(async () => {
  media = await serveMedia({
    'slow.mov': clip('a', { colour: 'red' }),
    'a.mov': clip('a', { colour: 'red' }),
    'b.mov': clip('b', { colour: 'blue', tone: 880 }),
  });
  media.slow.add('slow.mov');
});
after(() => media?.stop());

/** A render that is completed. */
async function rendered(app, format = 'clip_1_1') {
  const session = await createSession(app, { media: { A: `${media.url}/a.mov`, B: `${media.url}/b.mov` } });
  const { jobId } = await app.jobs.createJob({ sessionId: session.documentId, format });
  return until(`the render of ${format}`, async () => {
    const job = await app.jobs.getJob(jobId);
    assert.notEqual(job.status, 'failed', job.errorMessage);
    return job.status === 'completed' && job;
  }, { timeoutMs: 120_000 }); // prettier-ignore
}

const linksOf = ({ artifacts }) =>
  Object.entries(artifacts).flatMap(([name, value]) => (name.endsWith('Url') && value !== null ? [value] : []));

/** One call without a token, with the bytes as they come. */
async function fetchBytes(address, headers = {}, method = 'GET') {
  const response = await fetch(address, { method, headers, redirect: 'manual' });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** As a browser asks again: `fetch` of Node adds to it that it takes nothing old. */
async function statusOf(address, headers) {
  const [response] = await once(get(address, { headers }), 'response');
  response.resume();
  return response.statusCode;
}

describe('private files', () => {
  let app;
  let job;
  let address;
  let file;
  before(async () => {
    app = await startApp('studio-types', { config: { ...CONSUME, ...PRIVATE } });
    job = await rendered(app);
    address = `${app.url}${job.artifacts.outputVideoUrl}`;
    file = join(app.directory, 'private', 'renders', new URL(address).pathname.split('/').at(-1));
  });
  after(() => app?.stop());

  test('lie where nobody but the server reads, and in no public folder', () => {
    assert.deepEqual(
      readdirSync(join(app.directory, 'public', 'uploads')).filter((name) => name.startsWith('render')),
      [],
    );
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(statSync(join(file, '..')).mode & 0o777, 0o700);
  });

  test('are answered to whoever has a link of the job’s, each with its own type', async () => {
    const types = await Promise.all(
      linksOf(job).map(async (link) => (await fetch(`${app.url}${link}`)).headers.get('content-type')),
    );
    assert.deepEqual(
      types,
      ['video/mp4', 'image/jpeg', 'application/json; charset=utf-8', 'text/vtt; charset=utf-8'].slice(0, types.length),
    );
    const { status, headers, bytes } = await fetchBytes(address);
    assert.equal(status, 200);
    assert.deepEqual(bytes, readFileSync(file));
    assert.equal(bytes.length, job.artifacts.fileSizeBytes);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.match(headers.get('cache-control'), /private/);
  });

  test('are answered to nobody else: no link, another file’s, a changed or a made-up one', async () => {
    const { pathname, searchParams } = new URL(address);
    const other = new URL(`${app.url}${job.artifacts.outputThumbnailUrl}`);
    const expires = searchParams.get('expires');
    const signature = searchParams.get('signature');
    for (const query of [
      '',
      `?expires=${expires}`,
      `?signature=${signature}`,
      `?expires=${Number(expires) + 1}&signature=${signature}`,
      `?expires=${expires}&signature=${signature.slice(1)}`,
      `?expires=${expires}&signature=`,
      `?expires=${expires}&signature=${signature}&signature=${signature}`,
      other.search,
    ])
      assertError(await call(`${app.url}${pathname}${query}`, { token: app.tokens.full }), 403, 'link_invalid');
    assertError(await call(`${app.url}/api/render-jobs/files/..%2f..%2fdata.db${other.search}`), 403, 'link_invalid');
  });

  test('a link ends', async () => {
    const clock = app.parts.clock;
    const { now } = clock;
    const { linkMs } = app.strapi.config.get('plugin::render-jobs').artifacts;
    try {
      clock.now = () => now() + linkMs - 1000;
      assert.equal((await fetchBytes(address)).status, 200);
      clock.now = () => now() + 2 * linkMs;
      assertError(await call(address), 403, 'link_expired');
      const fresh = (await app.get(`/${job.jobId}`)).body.data.artifacts.outputVideoUrl;
      assert.equal((await fetchBytes(`${app.url}${fresh}`)).status, 200);
    } finally {
      clock.now = now;
    }
  });

  test('a link stays the same for a while, so that no player begins anew', async () => {
    assert.deepEqual((await app.get(`/${job.jobId}`)).body.data.artifacts, job.artifacts);
  });

  test('a part of a file is answered, and what can’t be is said', async () => {
    const whole = readFileSync(file);
    const { length } = whole;
    for (const [range, from, to] of [
      ['bytes=0-99', 0, 100],
      ['bytes=100-', 100, length],
      ['bytes=-50', length - 50, length],
      [`bytes=${length - 10}-${length + 10}`, length - 10, length],
    ]) {
      const { status, headers, bytes } = await fetchBytes(address, { range });
      assert.equal(status, 206, range);
      assert.equal(headers.get('content-range'), `bytes ${from}-${to - 1}/${length}`);
      assert.equal(headers.get('content-length'), String(to - from));
      assert.deepEqual(bytes, whole.subarray(from, to));
    }
    const behind = await fetchBytes(address, { range: `bytes=${length}-` });
    assert.deepEqual([behind.status, behind.headers.get('content-range')], [416, `bytes */${length}`]);
    for (const range of ['lines=1-2', 'bytes=a-b', 'bytes=0-1,5-6'])
      assert.equal((await fetchBytes(address, { range })).bytes.length, length, range);
    const head = await fetchBytes(address, {}, 'HEAD');
    assert.deepEqual([head.status, head.headers.get('content-length'), head.bytes.length], [200, String(length), 0]);
    const etag = head.headers.get('etag');
    assert.equal(await statusOf(address, { 'if-none-match': etag }), 304);
    assert.equal((await fetchBytes(address, { range: 'bytes=0-9', 'if-range': etag })).status, 206);
    assert.equal((await fetchBytes(address, { range: 'bytes=0-9', 'if-range': '"another"' })).status, 200);
  });

  test('are in lists with links, and in no other answer', async () => {
    const { data } = (await app.get(`/session/${job.sessionId}`)).body;
    assert.deepEqual(data[0].artifacts, job.artifacts);
    assert.doesNotMatch(JSON.stringify((await app.get(`/${job.jobId}/history`)).body), /signature/);
    assert.doesNotMatch(await storedAddress(app, job.jobId), /signature/);
  });

  test('what somebody deleted in the media library is answered no more, and gone a day later', async () => {
    const still = await rendered(app, 'thumbnail');
    const link = `${app.url}${still.artifacts.outputVideoUrl}`;
    const name = new URL(link).pathname.split('/').at(-1);
    const path = join(file, '..', name);
    const files = app.strapi.db.query('plugin::upload.file');
    const row = await files.findOne({ where: { hash: name.split('.')[0] } });
    await app.strapi.plugin('upload').service('upload').remove(row);
    assertError(await call(link), 404, 'file_not_found');
    assert.ok(existsSync(path));
    const old = new Date(Date.now() - 25 * 3_600_000);
    utimesSync(path, old, old);
    writeFileSync(join(file, '..', 'mine.mp4'), 'of somebody else');
    utimesSync(join(file, '..', 'mine.mp4'), old, old);
    utimesSync(file, old, old);
    const again = await startAgain(app);
    app = again;
    await until('the file to be deleted', () => !existsSync(path));
    assert.ok(existsSync(join(file, '..', 'mine.mp4')), 'a file that is not ours was deleted');
    assert.ok(existsSync(file), 'a file of a job was deleted');
  });

  /** The same application, started anew; at the start what nobody knows is swept. */
  async function startAgain(running) {
    const { directory } = running;
    await running.stop({ keep: true });
    return startApp('studio-types', { directory });
  }
});

describe('public files', () => {
  let app;
  before(async () => {
    app = await startApp('studio-types', { config: CONSUME });
  });
  after(() => app?.stop());

  test('have the address that the provider gave them, and stay there when files become private', async () => {
    const { artifacts } = await rendered(app, 'thumbnail');
    assert.match(artifacts.outputVideoUrl, /^\/uploads\/render_[\w-]+\.jpg$/);
    assert.equal((await fetchBytes(`${app.url}${artifacts.outputVideoUrl}`)).status, 200);
  });
});

describe('a provider that signs', () => {
  let app;
  let provider;
  before(async () => {
    const directory = copyFixture('studio-types', { ...CONSUME, ...PRIVATE });
    // Strapi writes the name of a provider in small letters.
    provider = `/tmp/signing-provider-${process.pid}`;
    mkdirSync(join(provider, 'files'), { recursive: true });
    writeFileSync(
      join(provider, 'index.js'),
      `const { writeFile, rm } = require('node:fs/promises');
       const { join } = require('node:path');
       const path = ({ hash, ext }) => join(__dirname, 'files', hash + ext);
       module.exports = { init: () => ({
         async uploadStream(file) {
           const parts = [];
           for await (const part of file.stream) parts.push(part);
           await writeFile(path(file), Buffer.concat(parts));
           file.url = 'https://bucket.example/' + file.hash + file.ext;
         },
         delete: (file) => rm(path(file)),
         checkFileSize() {},
         isPrivate: async () => true,
         getSignedUrl: async (file) => ({ url: file.url + '?signed-by=provider' }),
       }) };`,
    );
    writeFileSync(
      join(directory, 'config', 'plugins.js'),
      `module.exports = {
        'render-jobs': { enabled: true, config: require('./render-jobs.json') },
        'users-permissions': { config: { jwtSecret: 'fixture-jwt-secret' } },
        upload: { config: { provider: ${JSON.stringify(provider)} } },
      };`,
    );
    app = await startApp('studio-types', { directory });
  });
  after(async () => {
    await app?.stop();
    if (provider) rmSync(provider, { recursive: true, force: true });
  });

  test('keeps private files, and a link of ours leads to one of its own', async () => {
    const job = await rendered(app, 'thumbnail');
    assert.equal(existsSync(join(app.directory, 'private')), false);
    const name = new URL(job.artifacts.outputVideoUrl, app.url).pathname.split('/').at(-1);
    const { status, headers } = await fetchBytes(`${app.url}${job.artifacts.outputVideoUrl}`);
    assert.deepEqual([status, headers.get('location')], [302, `https://bucket.example/${name}?signed-by=provider`]);
    assert.deepEqual((await app.jobs.deleteJob(job.jobId, { files: true })).deletedFiles, 1);
    assert.deepEqual(readdirSync(join(provider, 'files')), []);
  });
});

describe('a deleted job', () => {
  let app;
  before(async () => {
    app = await startApp('studio-types', { config: { ...CONSUME, ...PRIVATE } });
  });
  after(() => app?.stop());

  const remove = (jobId, query = '?files=true', token = app.tokens.full) =>
    call(`${app.url}/api/render-jobs/${jobId}${query}`, { method: 'DELETE', token });
  const inFolder = () => readdirSync(join(app.directory, 'private', 'renders'));

  test('takes its files along where that is asked for, and leaves them where it is not', async () => {
    const [one, other] = [await rendered(app, 'thumbnail'), await rendered(app, 'thumbnail')];
    assert.equal(inFolder().length, 2);
    assert.deepEqual((await remove(one.jobId)).body, { success: true, data: { jobId: one.jobId, deletedFiles: 1 } });
    assert.equal((await app.get(`/${one.jobId}`)).status, 404);
    assert.equal(inFolder().length, 1);
    assertError(await call(`${app.url}${one.artifacts.outputVideoUrl}`), 404, 'file_not_found');
    assert.deepEqual((await remove(other.jobId, '?files=false')).body.data.deletedFiles, 0);
    assert.equal((await fetchBytes(`${app.url}${other.artifacts.outputVideoUrl}`)).status, 200);
    assertError(await remove(one.jobId), 404, 'job_not_found');
  });

  test('is refused while it is active, without a choice, and to who may not', async () => {
    const slow = { A: `${media.url}/slow.mov`, B: `${media.url}/slow.mov` };
    const { documentId } = await createSession(app, { media: slow });
    const { jobId } = await app.jobs.createJob({ sessionId: documentId, format: 'clip_1_1' });
    assertError(await remove(jobId), 409, 'job_active', /cancel it/);
    await app.jobs.cancelJob(jobId);
    assertError(await remove(jobId, ''), 400, 'bad_request', /`files` must be/);
    assertError(await remove(jobId, '?files=yes'), 400, 'bad_request', /`files` must be/);
    for (const token of [app.tokens.readOnly, app.tokens.view, app.tokens.worker])
      assert.equal((await remove(jobId, '?files=true', token)).status, 403);
    assert.ok(await app.row(jobId));
    await ownerOf(app);
    const admin = (token) => call(`${app.url}/render-jobs/jobs/${jobId}?files=true`, { method: 'DELETE', token });
    assert.equal((await admin(await adminWith(app, 'viewer', ['job.view']))).status, 403);
    assert.equal((await admin(await adminWith(app, 'cleaner', ['job.view', 'job.delete']))).status, 200);
    assert.equal(await app.row(jobId), null);
  });

  test('keeps an address that was stored by hand as it is', async () => {
    const { jobId } = await rendered(app, 'thumbnail');
    await app.strapi.db
      .query(app.types.job.uid)
      .updateMany({ where: { jobId }, data: { output_r2_url: ARTIFACTS.outputVideoUrl } });
    assert.equal((await app.jobs.getJob(jobId)).artifacts.outputVideoUrl, ARTIFACTS.outputVideoUrl);
    await app.jobs.deleteJob(jobId, { files: true });
  });
});

test('without keys of the application private files stop the start', async () => {
  const directory = copyFixture('studio-types', PRIVATE);
  const file = join(directory, 'config', 'server.js');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/app: .*/, ''));
  await assert.rejects(startApp('studio-types', { directory }), /needs `app.keys`/);
});
