// The whole path on real parts: a trigger over REST, ffmpeg on real media over HTTP, a download.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { formats, planRender } from 'render-rules';
import { startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { loudnessOf } from './support/loudness.mjs';
import { clip, serveMedia } from './support/media.mjs';
import { ownFramesTests } from './support/own-frames-suite.mjs';
import { pickUpTests } from './support/pick-up-suite.mjs';
import { checkRecordings, createSession } from './support/sessions.mjs';

/** Two cues to show, and one that can't be. */
const TRANSCRIPT = [
  { startMs: 1000, endMs: 99_000, text: 'Who & what?', speaker: 'Ben' },
  { startMs: 0, endMs: 900, text: 'Welcome' },
  { startMs: 0, endMs: 0, text: 'nothing' },
];
const SUBTITLES =
  'WEBVTT\n\n00:00:00.000 --> 00:00:00.900\nWelcome\n\n00:00:01.000 --> 00:00:03.000\n<v Ben>Who &amp; what?\n';

const CONSUME = { queue: { consume: true, pollMs: 100, leaseMs: 3000 } };

/** The processes of ffmpeg that read from this server. */
function ffmpegsReading(url) {
  return execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(url) && /^\s*\d+\s+\S*ffmpeg /.test(line));
}

const workspaces = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`render-jobs-${hostname()}-${process.pid}-`));

describe('rendering', () => {
  let app;
  let media;
  before(async () => {
    const files = { 'a.mov': clip('a', { colour: 'red' }), 'b.mov': clip('b', { colour: 'blue', tone: 880 }) };
    files['long.mov'] = clip('long', { colour: 'green', seconds: 20 });
    media = await serveMedia(files);
    app = await startApp('studio-types', { config: CONSUME });
  });
  after(async () => {
    await app?.stop();
    await media?.stop();
  });

  const session = (options) =>
    createSession(app, { media: { A: `${media.url}/a.mov`, B: `${media.url}/b.mov` }, ...options });
  const trigger = async ({ documentId }, body) => {
    const reply = await app.post('/trigger', { sessionId: documentId, ...body });
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body.data.jobId;
  };
  const job = async (jobId) => (await app.get(`/${jobId}`)).body.data;
  const ended = (jobId) =>
    until(`the end of ${jobId}`, async () => {
      const now = await job(jobId);
      return ['completed', 'failed', 'cancelled'].includes(now.status) && now;
    }, { timeoutMs: 120_000 }); // prettier-ignore

  /** What ffprobe reads from a downloaded file. */
  async function probe(url, name = 'download') {
    const response = await fetch(`${app.url}${url}`);
    assert.equal(response.status, 200);
    const bytes = Buffer.from(await response.arrayBuffer());
    const file = join(app.directory, name);
    writeFileSync(file, bytes);
    const out = execFileSync('ffprobe', [
      '-v',
      'error',
      '-of',
      'json',
      '-show_streams',
      '-show_format',
      '-show_chapters',
      file,
    ]);
    return { bytes: bytes.length, ...JSON.parse(out) };
  }

  for (const spec of formats())
    test(`${spec.format}: trigger, progress, download`, async () => {
      const made = await session({ transcript: TRANSCRIPT });
      const jobId = await trigger(made, { format: spec.format });
      const seen = new Set();
      const done = await until(`the render of ${spec.format}`, async () => {
        const now = await job(jobId);
        seen.add(now.progress);
        return ['completed', 'failed'].includes(now.status) && now;
      }, { timeoutMs: 120_000 }); // prettier-ignore
      assert.equal(done.status, 'completed', done.errorMessage);
      assert.equal(done.progress, 1);
      assert.equal(done.attempts, 1);
      assert.deepEqual(
        [...seen],
        [...seen].sort((a, b) => a - b),
        'progress fell',
      );

      const { artifacts, timing } = done;
      assert.equal(timing.renderDurationMs, Date.parse(timing.renderCompletedAt) - Date.parse(timing.renderStartedAt));
      const file = await probe(artifacts.outputVideoUrl, 'video');
      assert.equal(artifacts.fileSizeBytes, file.bytes);
      assert.equal(artifacts.resolution, `${spec.width}x${spec.height}`);
      const [video] = file.streams.filter((stream) => stream.codec_type === 'video');
      assert.equal(`${video.width}x${video.height}`, artifacts.resolution);
      if (spec.kind === 'still') {
        assert.equal(artifacts.outputSubtitlesUrl, null);
        assert.equal(artifacts.outputThumbnailUrl, artifacts.outputVideoUrl);
        assert.equal(artifacts.fps, null);
        return;
      }
      assert.equal(video.codec_name, 'h264');
      assert.equal(artifacts.fps, spec.fps);
      const service = app.parts.facts;
      const { facts } = await service.ofSession(made.documentId);
      const plan = planRender({ ...facts, format: spec.format }, service.options());
      assert.ok(Math.abs(Number(video.duration) * 1000 - plan.durationMs) <= 1000 / spec.fps + 1);
      assert.ok(Math.abs(artifacts.durationMs - Number(file.format.duration) * 1000) <= 1);
      assert.deepEqual(
        file.chapters.map((chapter) => chapter.tags.title),
        ['Opening', 'Second half'],
      );
      assert.equal((await probe(artifacts.outputThumbnailUrl)).streams[0].codec_name, 'mjpeg');
      const chapters = await (await fetch(`${app.url}${artifacts.outputChaptersUrl}`)).json();
      assert.ok(JSON.stringify(chapters).includes('Second half'));
      assert.equal(await (await fetch(`${app.url}${artifacts.outputSubtitlesUrl}`)).text(), SUBTITLES);
      assert.ok(loudnessOf(join(app.directory, 'video')).integratedLufs > -15);
    });

  test('file names hold nothing that a user wrote', async () => {
    const jobId = await trigger(await session(), { format: 'thumbnail', metadata: { name: '../../evil' } });
    const { artifacts } = await ended(jobId);
    assert.match(
      artifacts.outputVideoUrl,
      new RegExp(`^/uploads/render_${jobId.replaceAll('-', '_')}_1_[\\da-f]+\\.jpg$`),
    );
  });

  test('a mezzanine that answers 404 fails the job by camera and URL, and it can be retried once the file is there', async () => {
    const checked = await session();
    await checkRecordings(app, checked);
    media.missing.add('b.mov');
    const jobId = await trigger(checked);
    const failed = await ended(jobId);
    assert.equal(failed.status, 'failed');
    assert.match(failed.errorMessage, /`B`/);
    assert.ok(failed.errorMessage.includes(`${media.url}/b.mov`), failed.errorMessage);
    assert.match(failed.errorMessage, /404/);
    assert.match(failed.timing.renderCompletedAt, /Z$/);
    // It is permanent: nobody tries again by itself.
    assert.equal((await app.row(jobId)).nextAttemptAt, null);

    media.missing.delete('b.mov');
    assert.equal((await app.post(`/${jobId}/retry`)).status, 200);
    const completed = await ended(jobId);
    assert.equal(completed.status, 'completed', completed.errorMessage);
    assert.equal(completed.attempts, 2);
    assert.equal(completed.errorMessage, null);
  });

  const longSession = async (name) => {
    media.slow.add('long.mov');
    return session({ media: { A: `${media.url}/long.mov?${name}` }, durationMs: 20_000, cutMs: 5000 });
  };
  const processing = (jobId, url) =>
    until(
      'the render to run',
      async () => (await job(jobId)).status === 'processing' && ffmpegsReading(url).length > 0,
    );

  test('cancel ends ffmpeg within 2 s, and leaves no files', async () => {
    const jobId = await trigger(await longSession('cancel'));
    const url = `${media.url}/long.mov?cancel`;
    await processing(jobId, url);
    const files = await app.strapi.db.query('plugin::upload.file').count();
    const asked = Date.now();
    assert.equal((await app.post(`/${jobId}/cancel`)).body.data.status, 'cancelled');
    await until('ffmpeg to end', () => ffmpegsReading(url).length === 0, { timeoutMs: 2000, everyMs: 20 });
    assert.ok(Date.now() - asked < 2000);
    assert.equal((await job(jobId)).status, 'cancelled');
    await until('the temporary files to go', () => workspaces().length === 0, { timeoutMs: 2000 });
    assert.equal(await app.strapi.db.query('plugin::upload.file').count(), files);
  });

  test('a cancel that only the database knows of, as of another process, ends ffmpeg within 2 s', async () => {
    const jobId = await trigger(await longSession('elsewhere'));
    const url = `${media.url}/long.mov?elsewhere`;
    await processing(jobId, url);
    await app.elsewhere(jobId, { type: 'cancelled' });
    await until('ffmpeg to end', () => ffmpegsReading(url).length === 0, { timeoutMs: 2000, everyMs: 20 });
    assert.equal((await job(jobId)).status, 'cancelled');
  });

  test('a job that is cancelled while its files are stored leaves none of them', async () => {
    const files = () => app.strapi.db.query('plugin::upload.file').count();
    const before = await files();
    const { documentId } = await session();
    let cancelled = false;
    const unsubscribe = app.strapi.db.lifecycles.subscribe({
      models: ['plugin::upload.file'],
      async afterCreate() {
        if (cancelled) return;
        cancelled = true;
        const [{ jobId }] = await app.jobs.getJobsForSession(documentId);
        await app.jobs.cancelJob(jobId);
      },
    });
    const done = await ended(await trigger({ documentId }));
    await until('the files to go', async () => cancelled && (await files()) === before, { timeoutMs: 5000 });
    unsubscribe();
    assert.equal(done.status, 'cancelled');
    assert.equal(done.artifacts.outputVideoUrl, null);
  });

  test('what changed since the trigger is judged again before the render', async () => {
    const blocking = await trigger(await longSession('blocking'));
    await processing(blocking, `${media.url}/long.mov?blocking`);
    const changing = await session();
    const jobId = await trigger(changing);
    await app.parts.edl.transition(changing.edlDocumentId, 'reviewing');
    await app.post(`/${blocking}/cancel`);
    const failed = await ended(jobId);
    assert.equal(failed.status, 'failed');
    assert.match(failed.errorMessage, /reviewing/);
    assert.equal((await app.row(jobId)).failureKind, 'permanent');
  });

  describe('reads and makes what was checked', () => {
    const hold = async () => {
      const blocking = await trigger(await longSession('hold'));
      await processing(blocking, `${media.url}/long.mov?hold`);
      return () => app.post(`/${blocking}/cancel`);
    };
    pickUpTests(() => ({ app, media, ended, hold }));
  });

  test('no proxy of a render is left, and no variable leads past it', async () => {
    const servers = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length;
    const before = servers();
    const past = `${media.url}/past.mov`;
    media.redirects.set('past.mov', `${media.url}/a.mov`);
    const checked = await session({ media: { A: past, B: past } });
    await checkRecordings(app, checked);
    // Nothing listens there, and `no_proxy` would let ffmpeg connect by itself.
    Object.assign(process.env, { http_proxy: 'http://127.0.0.1:1', NO_PROXY: '*', no_proxy: '*' });
    media.redirects.set('past.mov', `http://localhost:${new URL(media.url).port}/a.mov`);
    const failed = await ended(await trigger(checked, { format: 'thumbnail' }));
    for (const name of ['http_proxy', 'NO_PROXY', 'no_proxy']) delete process.env[name];
    assert.match(failed.errorMessage, /may not be read: the host `localhost` leads to/);
    await until('the proxy to end', () => servers() === before, { timeoutMs: 2000 });
  });

  // After the test that counts servers: this one has a server of its own, which is slow to go.
  describe('shows what the cuts name', () => ownFramesTests(() => ({ app, ended })));

  const renderAfter = async (change) => {
    const blocking = await trigger(await longSession('change'));
    await processing(blocking, `${media.url}/long.mov?change`);
    const changing = await session();
    const jobId = await trigger(changing);
    await change(changing);
    await app.post(`/${blocking}/cancel`);
    return ended(jobId);
  };
  const deleting = (part, id) => app.strapi.documents(app.types[part].uid).delete({ documentId: id });

  test('a job whose session was deleted while it waited fails for that reason, and stays readable', async () => {
    const failed = await renderAfter(({ documentId }) => deleting('session', documentId));
    assert.equal(failed.status, 'failed');
    assert.match(failed.errorMessage, /session/);
    assert.equal((await app.row(failed.jobId)).failureKind, 'permanent');
    assert.equal((await app.post(`/${failed.jobId}/retry`)).status, 200);
    assert.equal((await ended(failed.jobId)).attempts, 2);
  });

  test('a job whose EDL was deleted while it waited fails for that reason', async () => {
    const failed = await renderAfter(({ edlDocumentId }) => deleting('edl', edlDocumentId));
    assert.equal(failed.status, 'failed');
    assert.match(failed.errorMessage, /EDL/);
    assert.equal((await app.row(failed.jobId)).failureKind, 'permanent');
    assert.ok(failed.edlId);
  });

  /** Lets the database refuse some of the files that are stored from now on: `refused` gets their number, from 1. */
  const refuseFiles = (refused) => {
    let entered = 0;
    return app.strapi.db.lifecycles.subscribe({
      models: ['plugin::upload.file'],
      beforeCreate() {
        entered += 1;
        if (refused(entered)) throw new Error('the database is full');
      },
    });
  };

  test('a file that can not be stored at first is stored by the same attempt', async () => {
    const files = () => app.strapi.db.query('plugin::upload.file').count();
    const before = await files();
    // The video is stored, and the thumbnail uploaded; then the database refuses it.
    const unsubscribe = refuseFiles((number) => number === 2);
    const jobId = await trigger(await session());
    const done = await ended(jobId);
    unsubscribe();
    assert.equal(done.status, 'completed', done.errorMessage);
    assert.equal((await app.row(jobId)).attempt, 1);
    assert.ok(done.artifacts.outputThumbnailUrl);
    const kinds = Object.keys(done.artifacts).filter((name) => /Url$/.test(name) && done.artifacts[name] !== null);
    assert.equal(await files(), before + kinds.length, 'a file is stored twice');
  });

  test('files that can not be stored are none: the job fails, is tried again, and nothing is left', async () => {
    const files = () => app.strapi.db.query('plugin::upload.file').count();
    const uploads = () => readdirSync(join(app.directory, 'public', 'uploads')).sort();
    const before = { count: await files(), uploads: uploads() };
    const unsubscribe = refuseFiles((number) => number >= 2);
    const jobId = await trigger(await session());
    const failed = await ended(jobId);
    unsubscribe();
    assert.equal(failed.status, 'failed');
    assert.match(failed.errorMessage, /the database is full/);
    assert.equal(failed.artifacts.outputVideoUrl, null);
    assert.ok((await app.row(jobId)).nextAttemptAt, 'nobody tries again');
    assert.deepEqual({ count: await files(), uploads: uploads() }, before);
    assert.equal((await app.post(`/${jobId}/retry`)).status, 200);
    assert.equal((await ended(jobId)).status, 'completed');
  });

  test('an ffmpeg that is killed without a word leaves no empty log', async () => {
    const jobId = await trigger(await longSession('killed'));
    const url = `${media.url}/long.mov?killed`;
    await processing(jobId, url);
    for (const line of ffmpegsReading(url)) process.kill(Number.parseInt(line, 10), 'SIGKILL');
    const failed = await until('the attempt to fail', async () => {
      const row = await app.row(jobId);
      return row.status === 'failed' && row;
    });
    assert.equal(failed.failureKind, 'transient');
    assert.equal(failed.errorMessage, 'ffmpeg was ended from outside');
    assert.equal(failed.attemptLogs, null);
    // Or it would be retried during other tests.
    assert.equal((await app.post(`/${jobId}/retry`)).status, 200);
    assert.equal((await app.post(`/${jobId}/cancel`)).status, 200);
  });

  test('a file that the upload plugin does not take fails the job for good', async () => {
    const { strapi } = app;
    const { sizeLimit } = strapi.config.get('plugin::upload');
    strapi.config.set('plugin::upload.sizeLimit', 10);
    const jobId = await trigger(await session(), { format: 'thumbnail' });
    const failed = await ended(jobId);
    strapi.config.set('plugin::upload.sizeLimit', sizeLimit);
    assert.equal(failed.status, 'failed');
    assert.match(failed.errorMessage, /^the upload plugin refused the file: /);
    assert.equal((await app.row(jobId)).failureKind, 'permanent');
  });

  test('a worker that went silent loses its job, which is tried again', async () => {
    const blocking = await trigger(await longSession('silent'));
    await processing(blocking, `${media.url}/long.mov?silent`);
    const jobId = await trigger(await session(), { format: 'thumbnail' });
    // A worker takes it, and is killed.
    await app.elsewhere(jobId, { type: 'started', owner: 'gone' });
    await app.post(`/${blocking}/cancel`);
    const recovered = await until('the recovery', async () => {
      const row = await app.row(jobId);
      return row.history.some((entry) => entry.event === 'lease_expired') && row;
    });
    assert.equal(recovered.failureKind, 'transient');
    assert.ok(recovered.nextAttemptAt);
  });

  test('a server that stops hands its job back, and the next start renders it', async () => {
    const jobId = await trigger(await longSession('restart'));
    const url = `${media.url}/long.mov?restart`;
    await processing(jobId, url);
    const { directory } = app;
    await app.stop({ keep: true });
    assert.deepEqual(ffmpegsReading(url), []);
    assert.deepEqual(workspaces(), []);
    media.slow.clear();
    app = await startApp('studio-types', { directory });
    // It was due at once, so that the next start may have queued it already.
    const given = (await app.row(jobId)).history.find(({ event }) => event === 'failed');
    assert.equal(given.reason, 'the server was shut down during the render');
    assert.equal(given.set.failureKind, 'interrupted');
    assert.equal(given.set.nextAttemptAt, given.at);
    const done = await until('the second attempt', async () => {
      const now = await job(jobId);
      return now.status === 'completed' && now;
    }, { timeoutMs: 120_000 }); // prettier-ignore
    // The interrupted one does not count, but has its number.
    assert.equal(done.attempts, 1);
    assert.equal((await app.row(jobId)).attempt, 2);
  });
});
