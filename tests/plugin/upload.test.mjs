// What a worker uploads: it is checked before it is stored, replaces earlier files, and continues after a broken connection.
import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { call, startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { artifact, CHAPTERS, made, padded, still, SUBTITLES, video } from './support/artifacts.mjs';
import { assertError } from './support/replies.mjs';
import { createSession } from './support/sessions.mjs';
import { CURRENT } from './support/workers.mjs';

const CONFIG = {
  queue: { pollMs: 3_600_000 },
  renderer: { maxArtifactBytes: 20_000_000 },
  retry: { baseMs: 3_600_000, maxMs: 3_600_000 },
};

// Made before anything runs: it takes a while, and the server is in this process.
const PLAYLIST = '#EXTM3U\n#EXTINF:3,\nfile:///etc/hostname\n';
const H264 = ['-f', 'lavfi', '-i', 'color=black:size=1920x1080:rate=30:duration=3', '-c:v', 'libx264'];
const UNFIT = [
  ['video', '<html><script>alert(1)</script></html>', /is not a file of the planned type/],
  ['video', PLAYLIST, /is not a file of the planned type/],
  ['video', `ffconcat version 1.0\nfile ${tmpdir()}/x.mp4\n`, /is not a file of the planned type/],
  ['video', still(), /is not a file of the planned type/],
  ['video', made('x.mkv', ...H264), /is not a file of the planned type/],
  ['video', video().subarray(0, 400), /can't be read|found 0x0/],
  ['video', video({ size: '1280x720' }), /planned 1920x1080, found 1280x720$/],
  ['video', video({ seconds: 2 }), /planned 3000 ms, found 2000 ms$/],
  ['video', video({ seconds: 4 }), /planned 3000 ms, found 4000 ms$/],
  ['video', video({ fps: 25 }), /planned 30 frames per second, found 25$/],
  ['video', video({ codec: 'mpeg4' }), /planned pictures as `h264`, found pictures as `mpeg4`$/],
  ['video', made('two.mp4', ...H264, '-map', '0:v', '-map', '0:v'), /found 2 and 0$/],
  ['thumbnail', video(), /planned 1920x1080|can't be read/],
  ['thumbnail', still({ size: '640x360' }), /planned 1920x1080, found 640x360$/],
  ['thumbnail', still({ size: '16000x16000' }), /planned 1920x1080, found 0x0$/],
  ['thumbnail', '<svg onload="alert(1)">', /planned 1920x1080|can't be read/],
  ['subtitles', '<html>', /WebVTT begins with `WEBVTT`$/],
  ['subtitles', Buffer.from([...Buffer.from('WEBVTT\n\n'), 0xff, 0xfe]), /is not UTF-8 text$/],
  ['subtitles', video(), /not UTF-8 text$|WebVTT begins/],
  ['chapters', '{}', /chapters are a JSON list/],
  ['chapters', '<html>', /chapters are a JSON list/],
];
const [OTHER, LARGER_STILL] = [video({ colour: 'red' }), still({ size: '1280x720' })];
const COLOURS = ['black', 'red', 'blue', 'green', 'white'].map((colour) => video({ colour }));

describe('an upload', () => {
  let app;
  before(async () => {
    app = await startApp('studio-types', { config: CONFIG });
  });
  after(() => app?.stop());

  const token = () => ({ token: app.tokens.worker });
  const ok = (reply) => {
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body.data;
  };
  const open = [];
  afterEach(async () => {
    for (const { jobId } of open.splice(0)) await app.post(`/${jobId}/cancel`);
    assert.deepEqual(temporary(), []);
  });
  const claimed = async (format = 'full_16_9', options = {}) => {
    await app.jobs.createJob({ sessionId: (await createSession(app, options)).documentId, format });
    const { data } = (await app.post('/worker/claim', { owner: 'w', ...CURRENT }, token())).body;
    open.push(data);
    return data;
  };
  const leaseOf = ({ lease }) => ({ 'render-lease': lease });
  const pathOf = ({ jobId, attempt }, kind) => `/worker/${jobId}/artifacts/${kind}?owner=w&attempt=${attempt}`;
  const put = (assignment, kind, bytes, headers = {}) =>
    app.put(pathOf(assignment, kind), bytes, {
      ...token(),
      type: 'application/octet-stream',
      headers: { ...leaseOf(assignment), ...headers },
    });
  const report = (name, assignment, body = {}) =>
    app.post(
      `/worker/${assignment.jobId}/${name}`,
      { owner: 'w', attempt: assignment.attempt, ...body },
      { ...token(), headers: leaseOf(assignment) },
    );
  const received = async (assignment, kind = 'video') =>
    ok(await app.get(pathOf(assignment, kind), { ...token(), headers: leaseOf(assignment) })).received;
  const filesOf = async ({ jobId }) =>
    await app.strapi.db.query('plugin::upload.file').findMany({ where: { name: { $contains: jobId } } });
  const temporary = () =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(`render-jobs-${hostname()}-${process.pid}-`));

  /** Sends the beginning of a file and stays; the answer comes with `answered`. */
  function beginning(assignment, kind, bytes, { total = bytes.length, headers = {} } = {}) {
    const request = httpRequest(`${app.url}/api/render-jobs${pathOf(assignment, kind)}`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${app.tokens.worker}`,
        'content-type': 'application/octet-stream',
        'content-length': total,
        ...leaseOf(assignment),
        ...headers,
      },
    });
    const answered = new Promise((resolve, reject) => {
      request.on('response', async (response) => {
        resolve({ status: response.statusCode, body: JSON.parse((await response.toArray()).join('')) });
      });
      request.on('error', reject);
    });
    answered.catch(() => undefined);
    request.write(bytes);
    return { request, answered };
  }
  const arrived = (size) =>
    until('the bytes to arrive', () =>
      temporary().some((name) => readdirSync(join(tmpdir(), name)).some((file) => statSync(join(tmpdir(), name, file)).size === size)),
    ); // prettier-ignore
  /** Sends so many bytes of a file, and breaks the connection. */
  async function broken(assignment, kind, bytes, size) {
    const { request } = beginning(assignment, kind, bytes.subarray(0, size), { total: bytes.length });
    await arrived(size);
    request.destroy();
  }
  const rest = (bytes, from) => ({ 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` });

  describe('is looked at by the server', () => {
    test('and what that sees is what the job says, whatever the worker says', async () => {
      const assignment = await claimed();
      const file = video();
      const { url } = ok(await put(assignment, 'video', file));
      const invented = { durationMs: 1, fileSizeBytes: 1, resolution: '1x1', fps: 1 };
      ok(await report('complete', assignment, { probe: invented }));
      const { artifacts } = (await app.get(`/${assignment.jobId}`)).body.data;
      const { durationMs, fileSizeBytes, resolution, fps } = artifacts;
      assert.deepEqual(
        { durationMs, fileSizeBytes, resolution, fps },
        { durationMs: 3000, fileSizeBytes: file.length, resolution: '1920x1080', fps: 30 },
      );
      const [stored] = await filesOf(assignment);
      assert.deepEqual([stored.name, stored.mime], [`render-${assignment.jobId}-1.mp4`, 'video/mp4']);
      const served = await fetch(`${app.url}${url}`);
      assert.equal(served.headers.get('content-type'), 'video/mp4');
      assert.deepEqual(Buffer.from(await served.arrayBuffer()), file);
    });

    test('and refused where it is not what was planned, with both told, and nothing is stored', async () => {
      const assignment = await claimed('full_16_9', { edit: (edl) => ({ ...edl, fps: 30 }) });
      for (const [kind, bytes, why] of UNFIT) {
        const reply = await put(assignment, kind, bytes);
        assertError(reply, 400, 'artifact_unfit', why);
        assert.ok(!reply.body.error.message.includes(tmpdir()), reply.body.error.message);
      }
      assert.deepEqual(await filesOf(assignment), []);
      assertError(await report('complete', assignment), 400, 'artifact_missing');
    });

    test('for a rate of an output alone, where the rate hangs on a recording that nobody has looked at', async () => {
      const assignment = await claimed();
      assertError(await put(assignment, 'video', video({ fps: 100 })), 400, 'artifact_unfit', /a rate of an output/);
      ok(await put(assignment, 'video', video({ fps: 25 })));
    });

    test('and is a picture of the planned size where a picture is planned', async () => {
      const assignment = await claimed('thumbnail');
      for (const bytes of [video(), LARGER_STILL, 'GIF89a'])
        assertError(await put(assignment, 'video', bytes), 400, 'artifact_unfit');
      for (const [kind, bytes] of [
        ['thumbnail', still()],
        ['chapters', CHAPTERS],
        ['subtitles', SUBTITLES],
      ])
        assertError(await put(assignment, kind, bytes), 400, 'artifact_unfit', /one picture and has no such file/);
      ok(await put(assignment, 'video', still()));
      ok(await report('complete', assignment));
      const row = await app.row(assignment.jobId);
      assert.deepEqual([row.resolution, row.duration_ms, row.fps], ['1920x1080', null, null]);
    });

    test('as long as its EDL is the one that was checked for its length, and for its format in any case', async () => {
      const assignment = await claimed();
      const row = await app.row(assignment.jobId);
      await app.strapi.documents(app.types.edl.uid).delete({ documentId: row.edlDocumentId });
      assertError(await put(assignment, 'video', video({ size: '1280x720' })), 400, 'artifact_unfit');
      ok(await put(assignment, 'video', video({ seconds: 2 })));
      ok(await report('complete', assignment));
      assert.equal((await app.row(assignment.jobId)).duration_ms, 2000);
    });

    test('and a text or picture beside the video has a bound of its own', async () => {
      const assignment = await claimed();
      const large = Buffer.alloc(16 * 2 ** 20 + 1, 'x');
      for (const kind of ['thumbnail', 'chapters', 'subtitles'])
        assertError(await put(assignment, kind, large), 413, 'artifact_too_large', /16777217 .* 16777216/);
    });

    test('and where the server has no ffprobe workers get no job that it could not take back', async () => {
      const { renderer } = app.strapi.config.get('plugin::render-jobs');
      const assignment = await claimed();
      const { ffprobePath } = renderer;
      renderer.ffprobePath = '/nowhere/ffprobe';
      try {
        assertError(await put(assignment, 'video', video()), 503, 'ffprobe_missing', /`\/nowhere\/ffprobe`/);
        assertError(
          await app.post('/worker/claim', { owner: 'w', ...CURRENT }, token()),
          503,
          'ffprobe_missing',
          /install ffmpeg/,
        );
      } finally {
        renderer.ffprobePath = ffprobePath;
      }
      ok(await put(assignment, 'video', video()));
    });
  });

  test('of a kind that is there already replaces it at once', async () => {
    const assignment = await claimed();
    const first = ok(await put(assignment, 'video', video())).url;
    ok(await put(assignment, 'thumbnail', still()));
    const second = ok(await put(assignment, 'video', OTHER)).url;
    assert.notEqual(first, second);
    assert.equal((await call(`${app.url}${first}`)).status, 404);
    const names = (await filesOf(assignment)).map(({ url }) => url);
    assert.equal(names.length, 2);
    assert.ok(names.includes(second));
  });

  describe('that broke off', () => {
    const FILE = padded(video(), 400_000);

    test('goes on where it stopped, and the file is whole', async () => {
      const assignment = await claimed();
      assert.equal(await received(assignment), 0);
      await broken(assignment, 'video', FILE, 100_000);
      assert.equal(await received(assignment), 100_000);
      assert.equal(await received(assignment, 'thumbnail'), 0);
      for (const from of [1, 99_999, 100_001, FILE.length - 1]) {
        const reply = await put(assignment, 'video', FILE.subarray(from), rest(FILE, from));
        assertError(reply, 416, 'upload_offset', new RegExp(`must continue at byte 100000, not ${from}$`));
        assert.equal(reply.body.error.details.received, 100_000);
      }
      const longer = { 'content-range': `bytes 100000-${FILE.length}/${FILE.length + 1}` };
      const other = await put(assignment, 'video', Buffer.concat([FILE.subarray(100_000), Buffer.from('x')]), longer);
      assertError(other, 416, 'upload_offset', /at byte 0, not 100000/);
      const { url } = ok(await put(assignment, 'video', FILE.subarray(100_000), rest(FILE, 100_000)));
      assert.deepEqual(Buffer.from(await (await fetch(`${app.url}${url}`)).arrayBuffer()), FILE);
      assert.equal(await received(assignment), 0);
      assert.deepEqual(temporary(), []);
    });

    test('may begin again', async () => {
      const assignment = await claimed();
      await broken(assignment, 'video', FILE, 100_000);
      const { url } = ok(await put(assignment, 'video', video()));
      assert.deepEqual(Buffer.from(await (await fetch(`${app.url}${url}`)).arrayBuffer()), video());
    });

    test('is no reason to take more than was announced, or what no part says', async () => {
      const assignment = await claimed();
      for (const range of [
        'bytes 0-9/11',
        'bytes 0-10/10',
        'bytes 5-9/10',
        'bytes */10',
        'bytes 0-9/*',
        'items 0-9/10',
        'bytes 9007199254740993-9007199254741002/9007199254741003',
        'bytes -1-9/10',
      ]) {
        const reply = await put(assignment, 'video', '0123456789', { 'content-range': range });
        assertError(reply, 400, 'bad_request', /`content-range`/);
      }
      const huge = { 'content-range': 'bytes 19999990-19999999/20000001' };
      assertError(await put(assignment, 'video', '0123456789', huge), 400, 'bad_request');
      const over = { 'content-range': 'bytes 19999991-20000000/20000001' };
      assertError(await put(assignment, 'video', '0123456789', over), 413, 'artifact_too_large', /20000001/);
    });

    test('is asked about by the worker that has the job alone', async () => {
      const assignment = await claimed();
      await broken(assignment, 'video', FILE, 100_000);
      const lease = { ...token(), headers: leaseOf(assignment) };
      const as = (owner, attempt, options = lease) =>
        app.get(`/worker/${assignment.jobId}/artifacts/video?owner=${owner}&attempt=${attempt}`, options);
      assertError(await as('w', 1, token()), 409, 'lease_lost');
      assertError(await as('other', 1), 409, 'not_owner');
      assertError(await as('w', 2), 409, 'attempt_outdated');
      assertError(await as('w', 'x'), 400, 'bad_request');
      assertError(await as('w', '1&size=20000001'), 413, 'artifact_too_large', /20000001/);
      assertError(await as('w', '1&size=5e3'), 400, 'bad_request', /`size`/);
      assert.equal(ok(await as('w', '1&size=20000000')).received, 100_000);
      assertError(await as('w', 1, { token: app.tokens.view }), 403, 'forbidden');
      assertError(await app.get('/worker/none/artifacts/video?owner=w&attempt=1', token()), 409, 'lease_lost');
    });

    test('and that still seems to go on is ended by the next one: no file is mixed', async () => {
      const assignment = await claimed();
      const other = padded(OTHER, 400_000);
      const hanging = beginning(assignment, 'video', FILE.subarray(0, 100_000), { total: FILE.length });
      await arrived(100_000);
      const { url } = ok(await put(assignment, 'video', other));
      await assert.rejects(hanging.answered);
      assert.deepEqual(Buffer.from(await (await fetch(`${app.url}${url}`)).arrayBuffer()), other);

      const asked = beginning(assignment, 'video', FILE.subarray(0, 100_000), { total: FILE.length });
      await arrived(100_000);
      assert.equal(await received(assignment), 100_000);
      await assert.rejects(asked.answered);
    });

    test('ten at the same time leave one whole file, or none that counts', async () => {
      const assignment = await claimed();
      const files = COLOURS.map((file) => padded(file, 300_000));
      const all = [...files, ...files].map((file) => put(assignment, 'video', file).catch(() => null));
      const replies = (await Promise.all(all)).filter((reply) => reply?.status === 200);
      assert.ok(replies.length > 0, 'none arrived');
      const stored = await filesOf(assignment);
      assert.equal(stored.length, 1);
      const bytes = Buffer.from(await (await fetch(`${app.url}${stored[0].url}`)).arrayBuffer());
      assert.ok(
        files.some((file) => file.equals(bytes)),
        'a file that nobody sent',
      );
    });

    for (const [end, how] of [
      ['is cancelled', ({ jobId }) => app.post(`/${jobId}/cancel`)],
      ['fails', (assignment) => report('fail', assignment, { message: 'm', kind: 'transient' })],
      [
        'is lost',
        async ({ jobId }) => {
          // As when it was seen unchanged for all its length.
          const watchedMs = app.strapi.config.get('plugin::render-jobs').queue.leaseMs;
          await app.parts.lifecycle.apply(jobId, { type: 'lease_expired', watchedMs });
        },
      ],
      [
        'is ended by another instance',
        async ({ jobId }) => {
          await app.elsewhere(jobId, { type: 'cancelled' });
          await app.parts.worker.sweep();
        },
      ],
      [
        'is completed without it',
        async (assignment) => {
          ok(await put(assignment, 'video', artifact('video')));
          ok(await report('complete', assignment));
        },
        'thumbnail',
      ],
    ])
      test(`is gone when the attempt ${end}`, async () => {
        const assignment = await claimed();
        const kind = end === 'is completed without it' ? 'thumbnail' : 'video';
        await broken(assignment, kind, FILE, 100_000);
        assert.equal(temporary().length, 1);
        await how(assignment);
        await until('the part to go', () => temporary().length === 0);
      });

    test('ends where it still goes on when the attempt is cancelled', async () => {
      const assignment = await claimed();
      const hanging = beginning(assignment, 'video', FILE.subarray(0, 100_000), { total: FILE.length });
      await arrived(100_000);
      await app.post(`/${assignment.jobId}/cancel`);
      await assert.rejects(hanging.answered);
    });
  });

  test('and what else a worker says is text and nothing more', async () => {
    const hostile = 'a\u001b[2Jb\0c\u202Ed\u2066e\u009bf';
    const harmless = 'a\uFFFD[2Jb\uFFFDc\uFFFDd\uFFFDe\uFFFDf';
    const assignment = await claimed();
    ok(await report('fail', assignment, { message: hostile, kind: 'permanent', log: `${hostile}\n\tmore` }));
    const row = await app.row(assignment.jobId);
    assert.equal(row.errorMessage, harmless);
    assert.equal(row.history.at(-1).reason, harmless);
    assert.equal(row.attemptLogs[0].log, `${harmless}\n\tmore`);
    ok(await app.post('/worker/claim', { owner: 'ill', ...CURRENT, problem: hostile }, token()));
    const workers = await app.parts.presence.list();
    assert.equal(workers.find(({ owner }) => owner === 'ill').problem, harmless);
  });
});
