// The worker protocol over REST, as a worker on another machine speaks it.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { hostname, tmpdir } from 'node:os';
import { after, before, describe, test } from 'node:test';
import { checkRender } from 'render-rules';
import { startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { artifact, still, video } from './support/artifacts.mjs';
import { assertError } from './support/replies.mjs';
import { createSession } from './support/sessions.mjs';
import { CURRENT } from './support/workers.mjs';

/** Made before anything runs: it takes a while, and the server is in this process. */
const FILES = Object.fromEntries(
  ['video', 'thumbnail', 'chapters', 'subtitles'].map((kind) => [kind, artifact(kind, 'short_9_16')]),
);
const SECOND = video({ size: '1080x1920', colour: 'red' });
const [VIDEO, STILL, SQUARE] = [video(), still(), artifact('video', 'clip_1_1')];
const LEASE_MS = 1500;
const LARGEST = 100_000;
const PARTS = { total: 40, reused: 30, done: 31, reusedProgress: 0.68 };
// Nothing is found by polling here: what is found was announced.
const CONFIG = {
  queue: { pollMs: 3_600_000, leaseMs: LEASE_MS },
  renderer: { maxArtifactBytes: LARGEST, timeLimits: { thumbnail: 1000 } },
  // No test finds the job of another one, retried by itself.
  retry: { baseMs: 3_600_000, maxMs: 3_600_000 },
};

describe('workers elsewhere', () => {
  let app;
  before(async () => {
    app = await startApp('studio-types', { config: CONFIG });
  });
  after(() => app?.stop());

  const ask = (path, body, options) => app.post(`/worker${path}`, body, { token: app.tokens.worker, ...options });
  const claim = async (owner = 'worker-1', waitMs = 0, options = {}) =>
    ask('/claim', { owner, waitMs, ...CURRENT }, options);
  const trigger = async (format = 'full_16_9') =>
    (await app.jobs.createJob({ sessionId: (await createSession(app)).documentId, format })).jobId;
  const put = ({ jobId, attempt, lease = '' }, kind, bytes, { owner = 'worker-1', ...options } = {}) =>
    app.put(`/worker/${jobId}/artifacts/${kind}?owner=${owner}&attempt=${attempt}`, bytes, {
      token: app.tokens.worker,
      type: 'application/octet-stream',
      headers: { 'render-lease': lease },
      ...options,
    });
  const report = (name, { jobId, attempt, lease = '' }, body = {}) =>
    ask(`/${jobId}/${name}`, { owner: 'worker-1', attempt, ...body }, { headers: { 'render-lease': lease } });
  const claimed = async (format) => {
    const jobId = await trigger(format);
    const { data } = (await claim()).body;
    assert.equal(data.jobId, jobId);
    return data;
  };
  const filesOf = async ({ jobId }) =>
    (await app.strapi.db.query('plugin::upload.file').findMany({ where: { name: { $contains: jobId } } })).map(
      ({ name }) => name,
    );
  const temporary = () =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(`render-jobs-${hostname()}-${process.pid}-`));
  const ok = (reply) => {
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body.data;
  };

  test('claim, progress, upload, complete', async () => {
    assert.deepEqual((await claim()).body, { success: true, data: null });
    const jobId = await trigger('short_9_16');
    const assignment = ok(await claim());
    assert.deepEqual(Object.keys(assignment), ['jobId', 'attempt', 'lease', 'format', 'leaseMs', 'request', 'options']);
    assert.equal(assignment.jobId, jobId);
    assert.equal(assignment.attempt, 1);
    assert.equal(assignment.leaseMs, LEASE_MS);
    assert.equal(checkRender(assignment.request, assignment.options).ok, true);
    assert.equal(assignment.request.format, 'short_9_16');

    const before = await app.row(jobId);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(ok(await report('progress', assignment, { progress: 0.4, phase: 'rendering', parts: PARTS })), {
      jobId,
      status: 'processing',
    });
    const row = await app.row(jobId);
    assert.equal(row.progress, 0.4);
    assert.equal(row.phase, 'rendering');
    assert.deepEqual(row.parts, PARTS);
    assert.ok(Date.parse(row.leaseExpiresAt) > Date.parse(before.leaseExpiresAt), 'the lease was not renewed');

    assertError(await report('complete', assignment), 400, 'artifact_missing', /no video/);
    const urls = {};
    for (const kind of ['thumbnail', 'chapters', 'subtitles', 'video']) {
      const data = ok(await put(assignment, kind, FILES[kind]));
      assert.equal(data.kind, kind);
      urls[kind] = data.url;
    }
    // A broken connection is tried again.
    urls.video = ok(await put(assignment, 'video', SECOND)).url;

    assert.deepEqual(ok(await report('complete', assignment)), { jobId, status: 'completed' });
    assert.deepEqual(ok(await report('complete', assignment)), { jobId, status: 'completed' });
    const other = await report('complete', assignment, { owner: 'other' });
    assertError(other, 409, 'transition_not_allowed');
    const { artifacts } = (await app.get(`/${jobId}`)).body.data;
    assert.deepEqual(artifacts, {
      outputVideoUrl: urls.video,
      outputThumbnailUrl: urls.thumbnail,
      outputChaptersUrl: urls.chapters,
      outputSubtitlesUrl: urls.subtitles,
      durationMs: 3000,
      fileSizeBytes: SECOND.length,
      resolution: '1080x1920',
      fps: 30,
    });
    assert.deepEqual(Buffer.from(await (await fetch(`${app.url}${urls.video}`)).arrayBuffer()), SECOND);
    assert.deepEqual((await filesOf(assignment)).sort(), [
      `render-${jobId}-1-chapters.json`,
      `render-${jobId}-1-subtitles.vtt`,
      `render-${jobId}-1-thumbnail.jpg`,
      `render-${jobId}-1.mp4`,
    ]);
    assert.equal((await app.row(jobId)).history.length, 3);
    assert.deepEqual(temporary(), []);
  });

  test("a still's thumbnail is the still", async () => {
    const assignment = await claimed('thumbnail');
    const { url } = ok(await put(assignment, 'video', STILL));
    ok(await report('complete', assignment));
    const { artifacts } = (await app.get(`/${assignment.jobId}`)).body.data;
    assert.equal(artifacts.outputVideoUrl, url);
    assert.equal(artifacts.outputThumbnailUrl, url);
    assert.equal(artifacts.durationMs, null);
  });

  test('what there is to know of what was made is kept with the job, as far as the rules know it', async () => {
    const assignment = await claimed();
    ok(await put(assignment, 'video', VIDEO));
    const path = 'edl.canonicalEdl.tracks.program[1]';
    const held = { code: 'pictures_held', path, params: { camera: 'B', frames: 2, planned: 30 } };
    const message = 'camera `B` has no pictures for 2 frames';
    const warning = { ...held, severity: 'error', message: `${message}\u202e`, remedy: 'pay somebody' };
    for (const wrong of ['none', {}, ['none'], [{ code: 'pictures_held' }], Array(1001).fill(warning)])
      assertError(await report('complete', assignment, { warnings: wrong }), 400, 'bad_request');
    const unknown = { ...warning, code: 'nothing_known' };
    ok(await report('complete', assignment, { warnings: [warning, unknown] }));
    const { warnings, sessionId } = (await app.get(`/${assignment.jobId}`)).body.data;
    const [listed] = (await app.get(`/session/${sessionId}`)).body.data;
    // They may be long: lists have their number alone.
    assert.deepEqual([listed.warningCount, 'warnings' in listed], [1, false]);
    const [{ remedy, ...kept }, ...others] = warnings;
    assert.deepEqual(others, []);
    assert.deepEqual(kept, { ...held, severity: 'warning', message: `${message}\ufffd` });
    assert.notEqual(remedy, warning.remedy);
    // Said again, as by a worker that did not see the answer: what was said first counts.
    ok(await report('complete', assignment, { warnings: [] }));
    assert.deepEqual((await app.get(`/${assignment.jobId}`)).body.data.warnings, warnings);
  });

  test('a job that was made without a word has no warnings', async () => {
    const assignment = await claimed();
    assert.deepEqual((await app.get(`/${assignment.jobId}`)).body.data.warnings, []);
    ok(await put(assignment, 'video', VIDEO));
    ok(await report('complete', assignment));
    assert.deepEqual((await app.get(`/${assignment.jobId}`)).body.data.warnings, []);
  });

  test('a failure is transient or permanent, as the worker says', async () => {
    const assignment = await claimed();
    ok(await put(assignment, 'video', VIDEO));
    assert.equal(ok(await report('fail', assignment, { message: 'no network', kind: 'transient' })).status, 'failed');
    const row = await app.row(assignment.jobId);
    assert.ok(row.nextAttemptAt);
    assert.equal(row.history.at(-1).actor, 'worker:worker-1');
    assert.deepEqual(await filesOf(assignment), []);
    assertError(await report('fail', assignment, { message: 'again', kind: 'permanent' }), 409, 'lease_lost');
  });

  describe('a job that is not the worker’s any more', () => {
    const all = async (assignment, code, status = 409, options = {}) => {
      for (const reply of [
        await report('progress', assignment, { progress: 0.5, ...options }),
        await put(assignment, 'video', VIDEO, options),
        await report('complete', assignment, options),
        await report('fail', assignment, { message: 'too late', kind: 'transient', ...options }),
      ])
        assertError(reply, status, code);
      assert.deepEqual(await filesOf(assignment), []);
    };

    test('is refused after a cancel, and its files are gone', async () => {
      const assignment = await claimed();
      ok(await put(assignment, 'video', VIDEO));
      await app.jobs.cancelJob(assignment.jobId);
      await all(assignment, 'lease_lost');
    });

    test('is refused to another attempt, and to another worker', async () => {
      const assignment = await claimed();
      await all({ ...assignment, attempt: 7 }, 'attempt_outdated');
      await all(assignment, 'not_owner', 409, { owner: 'other' });
      assert.equal((await app.row(assignment.jobId)).status, 'processing');
      ok(await report('progress', assignment, { progress: 0.1 }));
      await app.jobs.cancelJob(assignment.jobId);
    });

    test('is refused when its time is up', async () => {
      const assignment = await claimed('thumbnail');
      await new Promise((resolve) => setTimeout(resolve, 1050));
      await all(assignment, 'time_limit_exceeded');
      await app.parts.worker.sweep();
      const row = await app.row(assignment.jobId);
      assert.equal(row.failureKind, 'permanent');
      assert.match(row.errorMessage, /longer than the 1000 ms/);
    });

    test('is refused where there is none', () => all({ jobId: 'nothing', attempt: 1, lease: 'x' }, 'lease_lost'));

    test('an upload that ends after a cancel deletes its own file', async () => {
      const assignment = await claimed();
      // Another process cancels between the upload plugin's last step and the answer: its orders do not reach this file.
      const unsubscribe = app.strapi.db.lifecycles.subscribe({
        models: ['plugin::upload.file'],
        afterCreate: () => app.elsewhere(assignment.jobId, { type: 'cancelled' }),
      });
      const reply = await put(assignment, 'video', VIDEO);
      unsubscribe();
      assertError(reply, 409, 'lease_lost');
      assert.deepEqual(await filesOf(assignment), []);
    });

    test('a worker that let its lease run out is refused, and the next attempt is given to another', async () => {
      const assignment = await claimed();
      await new Promise((resolve) => setTimeout(resolve, LEASE_MS + 50));
      await app.parts.worker.sweep();
      await all(assignment, 'lease_lost');
      await app.jobs.retryJob(assignment.jobId);
      const second = ok(await claim('worker-2'));
      assert.equal(second.attempt, 2);
      await all(assignment, 'lease_lost');
      ok(await put(second, 'video', VIDEO, { owner: 'worker-2' }));
      ok(await report('complete', second, { owner: 'worker-2' }));
      assert.deepEqual(await filesOf(second), [`render-${second.jobId}-2.mp4`]);
    });
  });

  describe('what is malformed', () => {
    let assignment;
    before(async () => {
      assignment = await claimed();
    });

    test('bodies', async () => {
      const { jobId, attempt, lease } = assignment;
      const good = { owner: 'worker-1', attempt };
      for (const [path, body, message] of [
        ['/claim', {}, /`owner`/],
        ['/claim', { owner: '' }, /`owner`/],
        ['/claim', { owner: 'a b' }, /`owner`/],
        ['/claim', { owner: 'a\u0007b' }, /`owner`/],
        ['/claim', { owner: 'ä' }, /`owner`/],
        ['/claim', { owner: 'x'.repeat(101) }, /`owner` must be 1 to 100 letters, digits and/],
        ['/claim', { owner: 'w', waitMs: 25_001 }, /`waitMs`/],
        ['/claim', { owner: 'w', waitMs: -1 }, /`waitMs`/],
        ['/claim', { owner: 'w', ...CURRENT, can: undefined }, /`can`/],
        ['/claim', { owner: 'w', ...CURRENT, can: { ...CURRENT.can, filters: 'fps' } }, /`filters`/],
        ['/claim', { owner: 'w', ...CURRENT, can: { ...CURRENT.can, encoders: Array(65).fill('aac') } }, /`encoders`/],
        ['/claim', { owner: 'w', ...CURRENT, can: { ...CURRENT.can, encoders: ['a\nb'] } }, /`encoders`/],
        ['/claim', { owner: 'w', ...CURRENT, protocol: 'two' }, /`protocol`/],
        ['/claim', { owner: 'w', ...CURRENT, rules: 'x'.repeat(65) }, /`rules`/],
        ['/claim', [], /object/],
        [`/${jobId}/progress`, { ...good }, /`progress`/],
        [`/${jobId}/progress`, { ...good, progress: '0.5' }, /`progress`/],
        [`/${jobId}/progress`, { ...good, progress: 0.5, phase: 'sleeping' }, /sleeping/],
        [`/${jobId}/progress`, { ...good, progress: 0.5, parts: 3 }, /`parts` must be an object, not `3`/],
        [`/${jobId}/progress`, { ...good, progress: 0.5, parts: {} }, /total/],
        [`/${jobId}/progress`, { ...good, progress: 0.5, parts: { ...PARTS, total: -1 } }, /-1/],
        [`/${jobId}/progress`, { owner: 'worker-1', progress: 0.5 }, /`attempt`/],
        [`/${jobId}/progress`, { attempt, progress: 0.5 }, /`owner`/],
        [`/${jobId}/fail`, { ...good, kind: 'transient' }, /`message`/],
        [`/${jobId}/fail`, { ...good, message: 'm', kind: 'perhaps' }, /perhaps/],
        [`/${jobId}/complete`, { owner: 'worker-1' }, /`attempt`/],
      ])
        assertError(await ask(path, body, { headers: { 'render-lease': lease } }), 400, 'bad_request', message);
      const over = await report('progress', assignment, { progress: 1.5 });
      assertError(over, 400, 'progress_invalid', /0 to 1/);
      const more = await report('progress', assignment, { progress: 0.5, parts: { ...PARTS, done: 41 } });
      assertError(more, 400, 'progress_invalid', /no more done than there are/);
    });

    test('uploads', async () => {
      assertError(await put(assignment, 'audio', 'x'), 400, 'bad_request', /`audio`.*`video`/);
      assertError(await put({ ...assignment, attempt: 'x' }, 'video', 'x'), 400, 'bad_request', /`attempt`/);
      assertError(await put(assignment, 'video', ''), 400, 'bad_request', /empty/);
      assertError(await put(assignment, 'video', '{}', { type: 'application/json' }), 400, 'bad_request', /octet/);
      assertError(await put(assignment, 'video', 'x'.repeat(LARGEST + 1)), 413, 'artifact_too_large', /100001/);
      assert.deepEqual(await filesOf(assignment), []);
    });

    /** A PUT by hand: what is announced and what is sent may differ. */
    const rawPut = (headers, send) =>
      new Promise((resolve, reject) => {
        const path = `/api/render-jobs/worker/${assignment.jobId}/artifacts/video?owner=worker-1&attempt=1`;
        const request = httpRequest(`${app.url}${path}`, {
          method: 'PUT',
          headers: {
            authorization: `Bearer ${app.tokens.worker}`,
            'content-type': 'application/octet-stream',
            'render-lease': assignment.lease,
            ...headers,
          },
        });
        request.on('response', async (response) => {
          const text = (await response.toArray()).join('');
          resolve({ status: response.statusCode, body: JSON.parse(text) });
        });
        request.on('error', reject);
        send(request);
      });

    test('a file without a length', async () => {
      const inChunks = (request) => {
        request.write('one');
        request.end('two');
      };
      assertError(await rawPut({}, inChunks), 400, 'bad_request', /content-length/);
    });

    test('a connection that breaks leaves what came until the file is there', async () => {
      const broken = rawPut({ 'content-length': 1000 }, (request) => {
        request.write('the beginning');
        const destroy = async () => {
          await until('the temporary file', () => temporary().length === 1);
          request.destroy();
        };
        void destroy();
      });
      await assert.rejects(broken);
      assert.deepEqual(await filesOf(assignment), []);
      ok(await put(assignment, 'video', VIDEO));
      assert.deepEqual(temporary(), []);
    });

    after(() => app.jobs.cancelJob(assignment.jobId));
  });

  describe('waiting for a job', () => {
    test('ends with nothing when the time is over', async () => {
      const began = Date.now();
      assert.deepEqual((await claim('patient', 300)).body, { success: true, data: null });
      assert.ok(Date.now() - began >= 290);
    });

    test('ends as soon as there is a job, for one worker each', async () => {
      const waiting = ['w1', 'w2', 'w3', 'w4', 'w5'].map((owner) => claim(owner, 4000));
      await new Promise((resolve) => setTimeout(resolve, 300));
      const jobIds = [await trigger(), await trigger(), await trigger()];
      const began = Date.now();
      const first = await Promise.all(waiting.slice(0, 3));
      assert.ok(Date.now() - began < 1500, 'they waited for nothing');
      assert.deepEqual(new Set(first.map(({ body }) => body.data.jobId)), new Set(jobIds));
      for (const { body } of await Promise.all(waiting.slice(3))) assert.equal(body.data, null);
      for (const jobId of jobIds) await app.jobs.cancelJob(jobId);
    });

    test('who went away is given nothing', async () => {
      const leaving = new AbortController();
      const gone = claim('gone', 20_000, { signal: leaving.signal });
      await new Promise((resolve) => setTimeout(resolve, 300));
      leaving.abort();
      await assert.rejects(gone);
      await new Promise((resolve) => setTimeout(resolve, 100));
      const jobId = await trigger();
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.equal((await app.row(jobId)).status, 'queued');
      await app.jobs.cancelJob(jobId);
    });
  });

  describe('the permission', () => {
    test('is needed for all that a worker does', async () => {
      const paths = ['/claim', '/x/progress', '/x/complete', '/x/fail'];
      for (const token of [app.tokens.readOnly, app.tokens.view, '']) {
        for (const path of paths) assertError(await ask(path, {}, { token }), 403, 'forbidden', /worker\.claim/);
        assertError(await put({ jobId: 'x', attempt: 1 }, 'video', 'x', { token }), 403, 'forbidden');
      }
    });

    test('is for nothing else, and the only one of its kind', async () => {
      const { token = app.tokens.worker } = {};
      const jobId = await trigger();
      for (const reply of [
        await app.get(`/${jobId}`, { token }),
        await app.post('/trigger', { sessionId: 'x' }, { token }),
        await app.post(`/${jobId}/cancel`, {}, { token }),
      ])
        assertError(reply, 403, 'forbidden');
      await app.jobs.cancelJob(jobId);
      const actions = app.strapi.contentAPI.permissions.providers.action.keys();
      assert.deepEqual(
        actions.filter((action) => action.startsWith('plugin::render-jobs.worker')),
        ['plugin::render-jobs.worker.claim'],
      );
    });
  });

  test('what a crash left is cleared at the next start, and nothing else', async () => {
    // A restart takes longer than leases last here.
    const held = async (format) => {
      const assignment = await claimed(format);
      const { jobId } = assignment;
      const data = { leaseExpiresAt: new Date(Date.now() + 60_000) };
      await app.strapi.db.query(app.types.job.uid).updateMany({ where: { jobId }, data });
      return assignment;
    };
    const crashed = await held();
    ok(await put(crashed, 'video', VIDEO));
    const kept = await held('clip_1_1');
    ok(await put(kept, 'video', SQUARE));
    ok(await report('complete', kept));
    const running = await held();
    ok(await put(running, 'thumbnail', STILL));
    // The end of the attempt is saved; then the process dies before it deletes the files.
    await app.elsewhere(crashed.jobId, { type: 'failed', attempt: 1, message: 'broken', kind: 'permanent' });
    // A user's own file of such a name.
    const files = app.strapi.db.query('plugin::upload.file');
    const name = `render-${crashed.jobId}-1-thumbnail.jpg`;
    const own = { name, hash: 'own', mime: 'image/jpeg', size: 1, url: '/uploads/own.jpg', provider: 'local' };
    await files.create({ data: own });

    const { directory } = app;
    await app.stop({ keep: true });
    app = await startApp('studio-types', { directory });
    await until('the file to go', async () => (await filesOf(crashed)).length === 1);
    assert.deepEqual(await filesOf(crashed), [name]);
    assert.equal((await filesOf(kept)).length, 1);
    assert.equal((await filesOf(running)).length, 1);
  });
});
