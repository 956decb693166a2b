// What the recordings are is known before a job is made: a trigger looks at them, and refuses what can't be rendered.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { until } from '../support/until.mjs';
import { ownerOf } from './support/admins.mjs';
import { call, startApp } from './support/app.mjs';
import { clip, serveMedia } from './support/media.mjs';
import { assertError } from './support/replies.mjs';
import { createSession } from './support/sessions.mjs';

const UID = 'plugin::render-jobs.recording';

/** A recorder's file of four seconds. */
function sound() {
  const file = join(dirname(clip('recordings', { colour: 'red' })), 'recordings-sound.wav');
  if (existsSync(file)) return file;
  const partial = `${file}.${process.pid}.part.wav`;
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', 'sine=duration=4', partial]);
  renameSync(partial, file);
  return file;
}

/** Names that no other test's recordings have. */
let count = 0;

describe('the recordings of a session', () => {
  let app;
  let owner;
  let media;
  const files = {};
  const long = () => clip('recordings', { colour: 'red', seconds: 8 });
  const short = () => clip('recordings', { colour: 'red' });
  before(async () => {
    media = await serveMedia(files);
    app = await startApp('studio-types', { config: { queue: { pollMs: 3_600_000 } } });
    owner = await ownerOf(app);
  });
  after(async () => {
    await app?.stop();
    await media?.stop();
  });
  beforeEach(() => {
    media.asked.length = 0;
  });

  /** A session of six seconds whose cameras' files are these; an absent one answers 404. */
  async function session(of = {}, options = {}) {
    count += 1;
    const names = { A: `${count}-a${of.extension ?? '.mov'}`, B: `${count}-b.mov` };
    for (const [camera, name] of Object.entries(names)) {
      const file = camera in of ? of[camera] : long();
      if (file) files[name] = file;
    }
    const urls = Object.fromEntries(Object.entries(names).map(([camera, name]) => [camera, `${media.url}/${name}`]));
    const created = { ...(await createSession(app, { durationMs: 6000, media: urls, ...options })), names, urls };
    // Their assets were looked at when they were saved.
    await looked(urls);
    await age(created, 3_600_000);
    media.asked.length = 0;
    return created;
  }
  const trigger = ({ documentId }, body) =>
    app.post('/trigger', { sessionId: documentId, format: 'clip_1_1', ...body });
  async function made(asked) {
    const { status, body } = await asked;
    assert.equal(status, 200, JSON.stringify(body));
    return body.data;
  }
  /** The findings with which a trigger is refused, and no job is made. */
  async function refused(of, body) {
    const jobs = await app.countJobs();
    const reply = await trigger(of, body);
    assertError(reply, 400, 'not_renderable');
    assert.equal(await app.countJobs(), jobs);
    return reply.body.error.details.findings.filter(({ severity }) => severity === 'error');
  }
  /** Until the looks at assets that were saved have come to an end. */
  const looked = async (urls) => {
    for (const url of Object.values(urls)) await until(`a look at ${url}`, () => rowOf(url));
  };
  const rowOf = (url) => app.strapi.db.query(UID).findOne({ where: { address: url } });
  /** As if the looks at these recordings had been so long ago. */
  async function age({ urls }, ms) {
    for (const url of Object.values(urls))
      await app.strapi.db
        .query(UID)
        .update({ where: { address: url }, data: { checkedAt: new Date(Date.now() - ms) } });
  }
  const factsOf = async ({ documentId }) => (await app.parts.facts.ofSession(documentId)).facts;

  test('are looked at by a trigger, and not again within 30 s', async () => {
    const of = await session();
    await made(trigger(of));
    assert.deepEqual(new Set(media.asked), new Set(Object.values(of.names).map((name) => `/${name}`)));
    const { probe, problem, checkedAt } = await rowOf(of.urls.A);
    assert.equal(problem, null);
    assert.ok(Math.abs(Date.now() - new Date(checkedAt).getTime()) < 30_000);
    assert.deepEqual(
      [probe.durationMs, probe.pictures[0].codec, probe.pictures[0].width, probe.sounds[0].codec],
      [8000, 'prores', 320, 'pcm_s24le'],
    );
    media.asked.length = 0;
    await made(trigger(of, { force: true }));
    assert.deepEqual(media.asked, []);
    await age(of, 31_000);
    await made(trigger(of, { force: true }));
    assert.equal(new Set(media.asked).size, 2);
    assert.equal(await app.strapi.db.query(UID).count({ where: { address: of.urls.A } }), 1);
  });

  test('are looked at when an asset is saved, and again when it is given another', async () => {
    const of = await session({ B: null });
    const { probe } = await rowOf(of.urls.A);
    assert.equal(probe.durationMs, 8000);
    assert.equal((await rowOf(of.urls.B)).problem.message, 'it answered 404 Not Found');
    const { uid, fields } = app.types.asset;
    const documents = app.strapi.documents(uid);
    const { documentId } = await documents.findFirst({ filters: { [fields.assetId]: of.assets.B } });
    const url = `${media.url}/another-${of.names.B}`;
    files[`another-${of.names.B}`] = short();
    await documents.update({ documentId, data: { [fields.mezzanineUrl]: url } });
    await looked([url]);
    assert.equal((await rowOf(url)).probe.durationMs, 4000);
    // What may not be read is not asked for.
    media.asked.length = 0;
    await documents.update({ documentId, data: { [fields.mezzanineUrl]: 'file:///etc/passwd' } });
    await documents.update({ documentId, data: { [fields.mezzanineUrl]: url, [fields.type]: 'camera' } });
    await until('the look after that', () => media.asked.length > 0);
    assert.equal(await app.strapi.db.query(UID).count({ where: { address: { $startsWith: 'file' } } }), 0);
  });

  test('are known by what their servers say: the same file is not looked at again, another one is', async () => {
    const of = await session();
    const names = Object.values(of.names);
    for (const name of names) media.etags.set(name, '"1"');
    await made(trigger(of));
    const { probe } = await rowOf(of.urls.A);
    assert.deepEqual(
      [probe.served.etag, probe.served.lengthBytes, probe.served.ranges],
      ['"1"', statSync(files[of.names.A]).size, true],
    );
    await age(of, 3_600_000);
    media.asked.length = 0;
    await made(trigger(of, { force: true }));
    assert.deepEqual(media.asked.sort(), names.map((name) => `/${name}`).sort());
    // They count as looked at again.
    media.asked.length = 0;
    await made(trigger(of, { force: true }));
    assert.deepEqual(media.asked, []);
    files[of.names.A] = short();
    media.etags.set(of.names.A, '"2"');
    await age(of, 3_600_000);
    assert.deepEqual(
      (await refused(of, { force: true })).map(({ code }) => code),
      ['source_too_short'],
    );
  });

  test('are looked at once where many ask at once', async () => {
    const of = await session();
    const jobs = await Promise.all(Array.from({ length: 10 }, () => made(trigger(of))));
    assert.equal(new Set(jobs.map(({ jobId }) => jobId)).size, 1);
    // The server is asked for the first byte, and ffprobe reads a file's head and its end.
    const each = media.asked.filter((path) => path === `/${of.names.A}`).length;
    assert.ok(each <= 5, `${each}`);
  });

  test('are not looked at for a job that is there, nor for what is refused without them', async () => {
    const of = await session();
    const { jobId } = await made(trigger(of));
    await age(of, 3_600_000);
    media.asked.length = 0;
    assert.equal((await made(trigger(of))).jobId, jobId);
    const draft = await session({}, { edl: 'draft' });
    assert.deepEqual(
      (await refused(draft)).map(({ code }) => code),
      ['edl_not_locked'],
    );
    assert.deepEqual(media.asked, []);
  });

  test('that are shorter than a cut needs are refused with their real length', async () => {
    const of = await session({ A: short() });
    const [finding, ...others] = await refused(of);
    assert.deepEqual(others, []);
    assert.equal(finding.code, 'source_too_short');
    assert.deepEqual([finding.params.camera, finding.params.assetDurationMs], ['A', 4000]);
  });

  test('that are longer than somebody typed are rendered, with a warning', async () => {
    const of = await session({}, { recordingMs: 2000 });
    await made(trigger(of));
    const { body } = await trigger(of, { format: 'thumbnail', force: true });
    assert.equal(body.success, true);
    const { assets } = await factsOf(of);
    assert.deepEqual(
      assets.map(({ durationMs, probe }) => [durationMs, probe.durationMs]),
      [
        [2000, 8000],
        [2000, 8000],
      ],
    );
  });

  test('that have no picture are refused, whatever their addresses say', async () => {
    const of = await session({ A: sound(), extension: '' });
    const findings = await refused(of);
    assert.ok(findings.some(({ code, params }) => code === 'source_without_picture' && params.camera === 'A'));
  });

  test('that are not there are refused', async () => {
    const of = await session({ B: null });
    const [finding, ...others] = await refused(of);
    assert.deepEqual(others, []);
    assert.deepEqual([finding.code, finding.path], ['recording_unreadable', 'assets[1].mezzanineUrl']);
    assert.equal(
      finding.message,
      `the mezzanine of asset \`${of.assets.B}\` of camera \`B\` can't be read: it answered 404 Not Found`,
    );
    const { assets } = await factsOf(of);
    assert.equal(assets[1].problem, 'it answered 404 Not Found');
  });

  test('that are no media files are refused', async () => {
    const of = await session({ B: new URL(import.meta.url).pathname });
    const [{ code, params }] = await refused(of);
    assert.equal(code, 'recording_unreadable');
    assert.match(params.problem, /^it is no media file that can be read/);
  });

  test('whose server fails are for the worker to try', async () => {
    const of = await session();
    media.failing.add(of.names.A);
    await made(trigger(of));
    const { probe, problem } = await rowOf(of.urls.A);
    assert.deepEqual([probe, problem.kind], [null, 'transient']);
    const { assets } = await factsOf(of);
    assert.deepEqual(
      assets.map((asset) => ['probe' in asset, 'problem' in asset]),
      [
        [false, false],
        [true, false],
      ],
    );
  });

  test('that were put right are looked at again, however lately they were refused', async () => {
    const of = await session({ A: short(), B: null });
    assert.deepEqual(
      (await refused(of)).map(({ code }) => code),
      ['source_too_short', 'recording_unreadable'],
    );
    files[of.names.B] = long();
    assert.deepEqual(
      (await refused(of)).map(({ code }) => code),
      ['source_too_short'],
    );
    files[of.names.A] = long();
    await made(trigger(of));
  });

  test('whose addresses differ in their query alone are each looked at', async () => {
    const of = await session({}, {});
    const name = of.names.A;
    const urls = { A: `${media.url}/${name}?of=a`, B: `${media.url}/${name}?of=b` };
    const both = await createSession(app, { durationMs: 6000, media: urls });
    await made(trigger(both));
    assert.deepEqual(new Set(media.asked), new Set([`/${name}?of=a`, `/${name}?of=b`]));
    const { address } = await rowOf(`${media.url}/${name}`);
    assert.equal(address.includes('?'), false);
    const { assets } = await factsOf(both);
    assert.deepEqual(
      assets.map((asset) => 'probe' in asset),
      [false, false],
    );
  });

  test('are all looked at where an operator asks for it, and the answer says what they are', async () => {
    const of = await session({ A: short(), B: null }, { edl: 'draft' });
    const path = `${app.url}/render-jobs/sessions/${of.documentId}/recordings`;
    const check = async () => {
      const { status, body } = await call(path, { method: 'POST', token: owner, body: {} });
      assert.equal(status, 200, JSON.stringify(body));
      return body;
    };
    const { data, meta } = await check();
    assert.deepEqual([data.assets[0].probe.durationMs, data.assets[1].problem], [4000, 'it answered 404 Not Found']);
    assert.deepEqual([meta.known, meta.unknown, meta.assetDocumentIds.length], [2, [], 2]);
    assert.deepEqual((await factsOf(of)).assets, data.assets);
    // However lately they were looked at.
    files[of.names.B] = long();
    media.failing.add(of.names.A);
    const again = await check();
    assert.deepEqual([again.data.assets[0].probe, again.data.assets[1].probe.durationMs], [undefined, 8000]);
    assert.equal(again.meta.known, 1);
    assert.deepEqual(again.meta.unknown, [{ camera: 'A', problem: 'it answered 503 Service Unavailable' }]);
    const nothing = await call(path.replace(of.documentId, 'nothing'), { method: 'POST', token: owner, body: {} });
    assertError(nothing, 404, 'session_not_found');
  });

  test('are forgotten when nobody has looked at them for 90 days', async () => {
    const [old, young] = [await session(), await session()];
    for (const of of [old, young]) await made(trigger(of));
    await age(old, 91 * 86_400_000);
    await age(young, 89 * 86_400_000);
    await app.parts.recordings.sweep();
    assert.deepEqual([await rowOf(old.urls.A), await rowOf(old.urls.B)], [null, null]);
    assert.ok(await rowOf(young.urls.A));
  });
});

test('where ffprobe is missing nothing is known of recordings, and jobs are made', async () => {
  const app = await startApp('studio-types', { config: { renderer: { ffprobePath: '/nowhere/ffprobe' } } });
  try {
    const { documentId } = await createSession(app, {
      media: { A: 'http://127.0.0.1:9/a.mov', B: 'http://127.0.0.1:9/b.mov' },
    });
    const { status, body } = await app.post('/trigger', { sessionId: documentId });
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(await app.strapi.db.query(UID).count(), 0);
    const path = `${app.url}/render-jobs/sessions/${documentId}/recordings`;
    const asked = await call(path, { method: 'POST', token: await ownerOf(app), body: {} });
    assertError(asked, 503, 'ffprobe_missing', /can't look at recordings/);
  } finally {
    await app.stop();
  }
});

test('of two recordings of one camera the one that can be read is rendered', async () => {
  const media = await serveMedia({ 'a.mov': clip('recordings', { colour: 'red' }) });
  const app = await startApp('studio-types', { config: { queue: { consume: true, pollMs: 100 } } });
  try {
    const { documentId } = await createSession(app, {
      durationMs: 2000,
      media: { A: `${media.url}/gone.mov` },
      edit: (canonicalEdl) => ({ ...canonicalEdl, sources: { A: { offsetMs: 0 } } }),
    });
    const asked = { sessionId: documentId, format: 'thumbnail' };
    assertError(await app.post('/trigger', asked), 400, 'not_renderable', /can't be read|not be rendered/);
    const { uid, fields } = app.types.asset;
    await app.strapi.documents(uid).create({
      data: {
        [fields.assetId]: 'second',
        [fields.session]: documentId,
        [fields.angle]: 'A',
        [fields.mezzanineUrl]: `${media.url}/a.mov`,
      },
    });
    const { status, body } = await app.post('/trigger', asked);
    assert.equal(status, 200, JSON.stringify(body));
    const ended = await until('the end of the job', async () => {
      const job = (await app.get(`/${body.data.jobId}`)).body.data;
      return ['completed', 'failed'].includes(job.status) && job;
    });
    assert.equal(ended.status, 'completed', ended.errorMessage);
  } finally {
    await app.stop();
    await media.stop();
  }
});
