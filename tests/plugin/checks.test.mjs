// The gate's options from the plugin's configuration: at the trigger, in the browser, and when a worker takes the job.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { checkRender, planRender } from 'render-rules';
import { startApp } from './support/app.mjs';
import { createSession } from './support/sessions.mjs';
import { CURRENT } from './support/workers.mjs';

describe('the options of the gate', () => {
  let app;
  before(async () => {
    app = await startApp('studio-types', {
      config: {
        checks: { shotLength: 'error', minShotMs: 1500, unusedCameras: 'off' },
        media: { allowedHosts: ['media.example', '*.cdn.example'], privateHosts: ['nas.example'] },
      },
    });
  });
  after(() => app?.stop());

  const facts = () => app.parts.facts;
  const at = (host) => ({ A: `https://${host}/a.mov`, B: `https://${host}/b.mov` });
  const trigger = ({ documentId }) => app.post('/trigger', { sessionId: documentId });
  const codes = (findings) => [...new Set(findings.map(({ code }) => code))];

  test('say what blocks', async () => {
    // Shots of 1 s, which nothing says against by default.
    const session = await createSession(app, { media: at('media.example') });
    const { facts: given } = await facts().ofSession(session.documentId);
    assert.equal(checkRender(given).ok, true);
    const reply = await trigger(session);
    assert.equal(reply.status, 400);
    assert.deepEqual(codes(reply.body.error.details.findings), ['shot_too_short']);
    // The options that the browser gets give the same.
    assert.deepEqual(checkRender(given, facts().options()).findings, reply.body.error.details.findings);
    const longer = await createSession(app, { media: at('media.example'), durationMs: 4000, cutMs: 2000 });
    assert.equal((await trigger(longer)).status, 200);
  });

  test('say where media may lie', async () => {
    for (const [host, code] of [
      ['a.cdn.example', undefined],
      ['nas.example', undefined],
      ['cdn.example', 'mezzanine_host_not_allowed'],
      ['127.0.0.1', 'mezzanine_host_not_allowed'],
    ]) {
      const session = await createSession(app, { media: at(host), durationMs: 4000, cutMs: 2000 });
      const reply = await trigger(session);
      assert.equal(reply.status, code ? 400 : 200, host);
      if (code) assert.deepEqual(codes(reply.body.error.details.findings), [code]);
    }
  });

  test('go with the job to whoever renders it', async () => {
    const session = await createSession(app, { media: at('media.example'), durationMs: 4000, cutMs: 2000 });
    const { jobId } = (await trigger(session)).body.data;
    let assignment;
    do {
      const reply = await app.post('/worker/claim', { owner: 'tester', ...CURRENT }, { token: app.tokens.worker });
      assignment = reply.body.data;
    } while (assignment && assignment.jobId !== jobId);
    const { options, request } = assignment;
    assert.deepEqual(options, {
      shotLength: 'error',
      minShotMs: 1500,
      unusedCameras: 'off',
      uncheckedRecordings: 'warning',
      media: { allowedHosts: ['media.example', '*.cdn.example'], privateHosts: ['nas.example'] },
    });
    assert.match(request.edlHash, /^[\da-f]{64}$/);
    assert.equal(planRender(request, options).segments.length, 2);
    assert.throws(() => planRender(request, { ...options, minShotMs: 2001 }), { code: 'not_renderable' });
  });

  test('an EDL of another session is worth a warning', async () => {
    const edit = (edl) => ({ ...edl, sessionId: 'another' });
    const session = await createSession(app, { media: at('media.example'), durationMs: 4000, cutMs: 2000, edit });
    const { facts: given } = await facts().ofSession(session.documentId);
    assert.equal(given.session.sessionId, session.sessionId);
    const { ok, findings } = checkRender(given, facts().options());
    assert.equal(ok, true);
    assert.deepEqual(
      findings.map(({ code, params }) => [code, params]),
      [
        ['session_differs', { given: 'another', sessionId: session.sessionId }],
        ['recording_unchecked', { camera: 'A', assetId: given.assets[0].id, recordings: 2 }],
      ],
    );
  });
});

test('recordings that nobody could look at keep a job from being made, where the installation says so', async () => {
  const app = await startApp('studio-types', {
    config: { checks: { uncheckedRecordings: 'error' }, renderer: { ffprobePath: '/nowhere/ffprobe' } },
  });
  try {
    const { documentId } = await createSession(app);
    const reply = await app.post('/trigger', { sessionId: documentId });
    assert.equal(reply.status, 400, JSON.stringify(reply.body));
    const { findings } = reply.body.error.details;
    assert.deepEqual(
      findings.map(({ code, severity }) => [code, severity]),
      [['recording_unchecked', 'error']],
    );
    assert.equal(await app.countJobs(), 0);
  } finally {
    await app.stop();
  }
});
