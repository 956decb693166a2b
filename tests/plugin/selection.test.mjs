// What part of the programme a job makes: asked for in the trigger, kept with the job, handed to workers, seen in the file.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { checkRender, planRender } from 'render-rules';
import { startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { clip, serveMedia } from './support/media.mjs';
import { assertError } from './support/replies.mjs';
import { createSession } from './support/sessions.mjs';
import { CURRENT } from './support/workers.mjs';

const SHORTS = [
  { startMs: 0, endMs: 900, title: 'First' },
  { startMs: 733, endMs: 2210, title: 'Second' },
];

/** The programme with shorts: camera A from 0, B from 1 s, A from 2 s to 3 s. */
const withShorts = (edl) => ({ ...edl, tracks: { ...edl.tracks, shorts: SHORTS } });

const ok = ({ status, body }) => {
  assert.equal(status, 200, JSON.stringify(body));
  return body.data;
};

for (const fixture of ['studio-types', 'own-types'])
  describe(`the part of the programme that a job makes, in ${fixture}`, () => {
    let app;
    before(async () => {
      app = await startApp(fixture, {
        config: { queue: { pollMs: 3_600_000 }, retry: { baseMs: 3_600_000, maxMs: 3_600_000 } },
      });
    });
    after(() => app?.stop());

    const session = (edit = withShorts) => createSession(app, { edit });
    const ask = ({ documentId }, body, headers) =>
      app.post('/trigger', { sessionId: documentId, ...body }, { headers });
    const selectionOf = async (jobId) => ok(await app.get(`/${jobId}`)).selection;
    const claim = async () =>
      ok(await app.post('/worker/claim', { owner: 'worker-1', ...CURRENT }, { token: app.tokens.worker })).request;

    test('is what the trigger says, in the job and in the lists of jobs', async () => {
      const made = await session();
      const asked = [
        [{ format: 'short_9_16', short: 1 }, { short: 1 }],
        [{ format: 'short_9_16', clip: { startMs: 5, endMs: 1005.5 } }, { clip: { startMs: 5, endMs: 1005.5 } }],
        [{ format: 'clip_1_1', clip: { startMs: 500, endMs: 3000 } }, { clip: { startMs: 500, endMs: 3000 } }],
        [{ format: 'thumbnail', stillAtMs: 0 }, { stillAtMs: 0 }],
        [{ format: 'thumbnail' }, null],
        [{ format: 'full_16_9' }, null],
        [{ format: 'clip_1_1' }, null],
      ];
      const jobs = new Map();
      for (const [body, selection] of asked) jobs.set(ok(await ask(made, body)).jobId, selection);
      assert.equal(jobs.size, asked.length, 'two of them were taken for the same');
      for (const [jobId, selection] of jobs) assert.deepEqual(await selectionOf(jobId), selection);
      for (const job of ok(await app.get(`/session/${made.documentId}`)))
        assert.deepEqual(job.selection, jobs.get(job.jobId));
      // Asked for once more, each is there already.
      for (const [body] of asked) assert.ok(jobs.has(ok(await ask(made, body)).jobId));
      for (const jobId of jobs.keys()) await app.jobs.cancelJob(jobId);
    });

    test('is the first short where none is chosen, and the same render as one that asks for it', async () => {
      const made = await session();
      const { jobId } = ok(await ask(made, { format: 'short_9_16' }));
      assert.deepEqual(await selectionOf(jobId), { short: 0 });
      const same = ok(await ask(made, { format: 'short_9_16', short: 0 }));
      assert.deepEqual([same.jobId, same.deduplicated], [jobId, true]);
      const programme = ok(await ask(await session((edl) => edl), { format: 'short_9_16' }));
      assert.equal(await selectionOf(programme.jobId), null);
      await app.jobs.cancelJob(jobId);
      await app.jobs.cancelJob(programme.jobId);
    });

    test('is refused with every reason, by where it stands', async () => {
      const made = await session();
      const found = ({ body }) => body.error.details.findings.map(({ code, path }) => `${code} at ${path}`);
      const body = await ask(made, { format: 'full_16_9', short: 0, clip: { startMs: 1, endMs: 0 } });
      assertError(body, 400, 'bad_request');
      assert.deepEqual(found(body), [
        'selection_ambiguous at ',
        'selection_not_taken at short',
        'selection_not_taken at clip',
      ]);
      const edl = await ask(made, { format: 'short_9_16', short: 2 });
      assertError(edl, 400, 'not_renderable', /there is no short 2: the EDL has 2 shorts, 0 to 1/);
      assert.deepEqual(found(edl), ['short_unknown at selection.short']);
      const beyond = await ask(made, { format: 'clip_1_1', clip: { startMs: 0, endMs: 3001 } });
      assert.deepEqual(found(beyond), ['clip_out_of_range at selection.clip.endMs']);
      assert.equal(ok(await app.get(`/session/${made.documentId}`)).length, 0);
    });

    test('goes to the worker, and to the one that tries again', async () => {
      const made = await session();
      const { jobId } = ok(await ask(made, { format: 'short_9_16', short: 1 }));
      const first = await claim();
      assert.deepEqual(first.selection, { short: 1 });
      assert.equal(checkRender(first).ok, true);
      const { startMs, endMs, frames } = planRender(first);
      // From frame 22 of the programme on.
      assert.deepEqual({ startMs, endMs, frames }, { startMs: 22_000 / 30, endMs: 2210, frames: 44 });
      await app.jobs.failJob(jobId, 'the disk is full');

      // Another short stands in nobody's way, the same one does.
      const other = ok(await ask(made, { format: 'short_9_16', short: 0 }));
      const same = ok(await ask(made, { format: 'short_9_16', short: 1 }));
      assert.notEqual(same.jobId, jobId);
      assertError(await app.post(`/${jobId}/retry`), 409, 'duplicate_active');
      await app.jobs.cancelJob(same.jobId);
      await app.jobs.cancelJob(other.jobId);
      ok(await app.post(`/${jobId}/retry`));
      assert.deepEqual(await claim(), first);
      assert.deepEqual(await selectionOf(jobId), { short: 1 });
      await app.jobs.cancelJob(jobId);
    });

    test('is a part of what an Idempotency-Key stands for', async () => {
      const made = await session();
      const key = { 'idempotency-key': 'one-clip' };
      const body = { format: 'clip_1_1', clip: { startMs: 0, endMs: 1000 } };
      const { jobId } = ok(await ask(made, body, key));
      assert.equal(ok(await ask(made, body, key)).jobId, jobId);
      for (const other of [{ ...body, clip: { startMs: 0, endMs: 1001 } }, { format: 'clip_1_1' }])
        assertError(await ask(made, other, key), 400, 'idempotency_key_reused');
      await app.jobs.cancelJob(jobId);
    });
  });

describe('what is seen in the file', () => {
  let app;
  let media;
  before(async () => {
    media = await serveMedia({
      'a.mov': clip('a', { colour: 'red' }),
      'b.mov': clip('b', { colour: 'blue', tone: 880 }),
    });
    app = await startApp('studio-types', { config: { queue: { consume: true, pollMs: 100 } } });
  });
  after(async () => {
    await app?.stop();
    await media?.stop();
  });

  /** Renders, and downloads what was made. */
  async function rendered(body) {
    const made = await createSession(app, {
      media: { A: `${media.url}/a.mov`, B: `${media.url}/b.mov` },
      edit: withShorts,
    });
    const { jobId } = ok(await app.post('/trigger', { sessionId: made.documentId, ...body }));
    const job = await until(`the render of ${JSON.stringify(body)}`, async () => {
      const now = ok(await app.get(`/${jobId}`));
      return ['completed', 'failed'].includes(now.status) && now;
    }, { timeoutMs: 120_000 }); // prettier-ignore
    assert.equal(job.status, 'completed', job.errorMessage);
    const file = join(app.directory, 'download');
    const response = await fetch(`${app.url}${job.artifacts.outputVideoUrl}`);
    writeFileSync(file, Buffer.from(await response.arrayBuffer()));
    return { job, file };
  }

  /** The camera that each frame shows, by its colour: `AAB…`. */
  function cameras(file) {
    const raw = execFileSync('ffmpeg', [
      '-v', 'error', '-i', file, '-vf', 'scale=1:1', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-',
    ]); // prettier-ignore
    const frames = Array.from({ length: raw.length / 3 }, (_, index) => raw.subarray(index * 3, index * 3 + 3));
    return frames.map(([red, , blue]) => (red > 150 ? 'A' : blue > 150 ? 'B' : '-')).join('');
  }

  test('a short begins and ends where the EDL says, and cuts to the frame', async () => {
    const { job, file } = await rendered({ format: 'short_9_16', short: 1 });
    // From 733 ms to 2,210 ms: B from 1,000 ms (frame 8) to 2,000 ms (frame 38).
    assert.equal(cameras(file), 'A'.repeat(8) + 'B'.repeat(30) + 'A'.repeat(6));
    assert.equal(job.artifacts.resolution, '1080x1920');
    const chapters = await (await fetch(`${app.url}${job.artifacts.outputChaptersUrl}`)).json();
    assert.deepEqual(
      chapters.map(({ startMs, title }) => [startMs, title]),
      [
        [0, 'Opening'],
        [767, 'Second half'],
      ],
    );
  });

  test('a clip has its own length', async () => {
    const { file } = await rendered({ format: 'clip_1_1', clip: { startMs: 1950, endMs: 2300 } });
    // From frame 59 of the programme to frame 69.
    assert.equal(cameras(file), 'B' + 'A'.repeat(9));
  });

  test('a still is the frame at that time', async () => {
    for (const [stillAtMs, camera] of [
      [900, 'A'],
      [1000, 'B'],
      [1999.9, 'A'],
    ]) {
      const { job, file } = await rendered({ format: 'thumbnail', stillAtMs });
      assert.equal(cameras(file), camera);
      assert.deepEqual(job.selection, { stillAtMs });
    }
  });
});
