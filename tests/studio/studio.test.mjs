// The whole path, with nothing but what studio.json says.
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { checkRender, formats } from 'render-rules';
import { OPTIONS, factsOf } from './facts.mjs';
import { checkRendering } from './rendering.mjs';
import { adminToken, call, finished, removeDataFolder, startStudio, trigger } from './support.mjs';
import { until } from '../support/until.mjs';

describe('a studio', () => {
  let studio;
  let ready;
  before(async () => {
    studio = await startStudio();
    ready = studio.sessions.find((session) => session.ready);
  });
  after(async () => {
    if (!studio) return;
    await studio.stop();
    removeDataFolder(studio.data);
  });

  test('is described by a file that only its user may read', async () => {
    assert.match(studio.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    for (const name of ['studio.json', 'secrets.json'])
      assert.equal(statSync(join(studio.data, name)).mode & 0o777, 0o600);
    // It is written before the same is printed.
    for (const line of [`password +${studio.admin.password}\n`, `API token +${studio.apiToken}\n`])
      await until('the log-in on the screen', () => new RegExp(line).test(studio.output()));
  });

  test('says of each step what it does and how far it is', () => {
    for (const step of [1, 2, 3, 4, 5, 6, 7])
      assert.match(studio.output(), new RegExp(`^\\[${step}/7\\] [^:]+: .+ s\\)$`, 'm'));
  });

  test('has a session for each case, `ready` as the rules say', async () => {
    const codes = [];
    for (const { id, title, ready: listed } of studio.sessions) {
      const { ok, findings } = checkRender(await factsOf(studio, id), OPTIONS);
      assert.equal(listed, ok, title);
      codes.push(findings.map(({ code }) => code));
    }
    assert.deepEqual(codes, [
      ['recording_unchecked'],
      ['edl_not_locked'],
      ['mezzanine_missing'],
      ['edl_missing'],
      ['assets_missing'],
      ['recording_unchecked', 'source_rate_differs'],
    ]);
  });

  test('the session that is ready has three cameras, eight cuts or more in twelve seconds or more, and chapters', async () => {
    const { session, edl, assets } = await factsOf(studio, ready.id);
    assert.equal(assets.length, 3);
    assert.equal(new Set(Object.values(session.syncOffsetsMs)).size, 3);
    assert.ok(edl.canonicalEdl.tracks.program.length >= 8);
    assert.ok(edl.canonicalEdl.durationMs >= 12_000);
    assert.ok(edl.canonicalEdl.tracks.chapters.length > 1);
  });

  for (const { format } of formats())
    test(`renders ${format}: progress, file, each cut's camera and timecode`, () =>
      checkRendering(studio, ready.id, format));

  for (const [format, selection] of [
    ['short_9_16', { short: 1 }],
    ['clip_1_1', { clip: { startMs: 5000, endMs: 10_000 } }],
    ['thumbnail', { stillAtMs: 12_000 }],
  ])
    test(`renders ${format} of ${JSON.stringify(selection)} alone`, () =>
      checkRendering(studio, ready.id, format, selection));

  test('renders recordings of different kinds, and says what was done with them', async () => {
    const { id } = studio.sessions.at(-1);
    const job = await finished(studio, await trigger(studio, id, 'clip_1_1'));
    assert.equal(job.status, 'completed', job.errorMessage);
    assert.deepEqual(
      job.warnings.map(({ code, params }) => [code, params.camera]),
      [
        ['source_rate_differs', 'E'],
        ['source_hdr', 'F'],
      ],
    );
    assert.deepEqual([job.artifacts.fps, job.artifacts.durationMs], [25, 12_000]);
  });

  describe('refuses', () => {
    let jwt;
    let readOnly;
    before(async () => {
      jwt = await adminToken(studio);
      const { body } = await call(`${studio.url}/admin/api-tokens`, {
        method: 'POST',
        token: jwt,
        body: { name: 'reader', description: '', type: 'read-only', lifespan: null },
      });
      readOnly = body.data.accessKey;
    });

    const jobs = async () => {
      const { status, body } = await call(`${studio.url}/render-jobs/jobs?pageSize=100`, { token: jwt });
      assert.equal(status, 200);
      const { data, pagination } = body;
      return { data, pagination };
    };

    /** Calls, and asserts an error in Strapi's format, and that no job was made or changed. */
    async function refused(path, options, status, message) {
      const before = await jobs();
      const reply = await studio.api(`/render-jobs${path}`, { method: 'POST', ...options });
      assert.equal(reply.status, status, JSON.stringify(reply.body));
      assert.equal(reply.body.data, null);
      assert.equal(reply.body.error.status, status);
      assert.match(reply.body.error.message, message);
      assert.deepEqual(await jobs(), before, 'something was written');
      return reply.body.error;
    }
    const NOT_ALLOWED = /not allowed|forbidden/i;
    const body = (more) => ({ body: { sessionId: ready.id, ...more } });
    const raw = (text) => ({ raw: text });

    test('each session that is not ready, with exactly the findings of checkRender', async () => {
      const others = studio.sessions.filter((session) => !session.ready);
      assert.equal(others.length, 4);
      for (const { id } of others)
        for (const { format } of formats()) {
          const { findings } = checkRender({ ...(await factsOf(studio, id)), format }, OPTIONS);
          const error = await refused('/trigger', { body: { sessionId: id, format } }, 400, /./);
          assert.deepEqual(error.details.findings, findings);
        }
    });

    test('a format that is none', () => refused('/trigger', body({ format: 'vertical_9_16' }), 400, /format/));

    test('a body that is no object', async () => {
      for (const text of ['[]', '"text"', 'null', '42', '{'])
        await refused('/trigger', raw(text), 400, /body|JSON|object/i);
    });

    test('metadata of 1 MB', () =>
      refused('/trigger', body({ metadata: { text: 'x'.repeat(1_000_000) } }), 400, /metadata/));

    test('`__proto__` as a key', async () => {
      const id = JSON.stringify(ready.id);
      await refused('/trigger', raw(`{"sessionId": ${id}, "__proto__": {"format": "thumbnail"}}`), 400, /./);
      await refused('/trigger', raw(`{"sessionId": ${id}, "metadata": {"__proto__": {"a": 1}}}`), 400, /./);
    });

    test('a job that does not exist', async () => {
      await refused('/nothing', { method: 'GET' }, 404, /no job `nothing`/);
      await refused('/nothing/retry', {}, 404, /no job `nothing`/);
      await refused('/nothing/cancel', {}, 404, /no job `nothing`/);
    });

    test('a session that does not exist', async () => {
      await refused('/trigger', { body: { sessionId: 'nothing' } }, 404, /no session `nothing`/);
      await refused('/session/nothing', { method: 'GET' }, 404, /no session `nothing`/);
    });

    test('who has no token, one that is none, or one that may only read', async () => {
      const { jobId } = (await jobs()).data[0];
      for (const [path, options] of [
        ['/trigger', body()],
        [`/${jobId}/cancel`, {}],
        [`/${jobId}/retry`, {}],
      ]) {
        await refused(path, { ...options, token: null }, 403, NOT_ALLOWED);
        await refused(path, { ...options, token: 'f'.repeat(256) }, 401, /./);
        await refused(path, { ...options, token: readOnly }, 403, NOT_ALLOWED);
      }
      for (const path of [`/${jobId}`, `/session/${ready.id}`]) {
        await refused(path, { method: 'GET', token: null }, 403, NOT_ALLOWED);
        assert.equal((await studio.api(`/render-jobs${path}`, { token: readOnly })).status, 200);
      }
    });

    test('the public: no content type is open', async () => {
      for (const type of ['recording-sessions', 'media-assets', 'edit-decision-lists', 'users', 'upload/files'])
        assert.equal((await studio.api(`/${type}`, { token: null })).status, 403, type);
    });
  });
});
