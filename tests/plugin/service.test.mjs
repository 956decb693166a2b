// The service's eight methods, as an application's own code calls them.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { formats, replay, rules } from 'render-rules';
import { startApp } from './support/app.mjs';
import { assertHistory } from './support/histories.mjs';
import { createSession } from './support/sessions.mjs';

describe('the render-job service', () => {
  let app;
  let jobs;
  before(async () => {
    app = await startApp('studio-types', { config: { retry: { maxAttempts: 2 } } });
    ({ jobs } = app);
  });
  after(() => app?.stop());

  const create = async (input) =>
    jobs.createJob({ sessionId: (await createSession(app)).documentId, ...input }, 'tester');
  const started = async () => {
    const { jobId } = await create();
    await jobs.transitionStatus(jobId, 'processing');
    return jobId;
  };
  const refusal =
    (code, status = 400) =>
    (error) => {
      assert.equal(error.status, status);
      assert.equal(error.details.code, code);
      return true;
    };

  test('an application is given the documented service and no other', () => {
    assert.deepEqual(Object.keys(app.strapi.plugin('render-jobs').services), ['render-job']);
    assert.deepEqual(Object.keys(jobs).sort(), [
      'cancelJob',
      'completeJob',
      'createJob',
      'deleteJob',
      'failJob',
      'getHistory',
      'getJob',
      'getJobsForSession',
      'getPageForSession',
      'retryJob',
      'transitionStatus',
    ]);
  });

  test('the content type of jobs takes the formats and statuses that the rules know', () => {
    const { format, status } = app.strapi.contentType('plugin::render-jobs.render-job').attributes;
    const { defaultFormat, initialStatus, statuses } = rules();
    assert.deepEqual([format.enum, format.default], [formats().map((spec) => spec.format), defaultFormat]);
    assert.deepEqual([status.enum, status.default], [statuses, initialStatus]);
  });

  test('createJob', async () => {
    const session = await createSession(app);
    const job = await jobs.createJob({
      sessionId: session.sessionId,
      format: 'clip_1_1',
      metadata: { createdBy: 'me' },
    });
    assert.equal(job.status, 'queued');
    assert.equal(job.format, 'clip_1_1');
    assert.equal(job.sessionId, session.documentId);
    assert.equal(job.edlId, session.edlId);
    assert.deepEqual(job.metadata, { createdBy: 'me' });
    const row = await app.strapi.db
      .query(app.types.job.uid)
      .findOne({ where: { jobId: job.jobId }, populate: ['recordingSession', 'edl'] });
    assert.equal(row.recordingSession.documentId, session.documentId);
    assert.equal(row.edl.documentId, session.edlDocumentId);

    await assert.rejects(jobs.createJob({ sessionId: 'nothing' }), refusal('session_not_found', 404));
    await assert.rejects(jobs.createJob(null), refusal('bad_request'));
    await assert.rejects(create({ format: 'vertical_9_16' }), refusal('bad_request'));
    const { documentId } = await createSession(app, { edl: 'draft' });
    await assert.rejects(jobs.createJob({ sessionId: documentId }), (error) => {
      assert.equal(error.details.findings[0].code, 'edl_not_locked');
      return refusal('not_renderable')(error);
    });
  });

  test('createJob takes the highest locked version of the EDLs', async () => {
    const session = await createSession(app);
    const { edl } = app.types;
    const content = await app.strapi.documents(edl.uid).findOne({ documentId: session.edlDocumentId });
    const add = (version, status) =>
      app.strapi.documents(edl.uid).create({
        data: {
          edlId: `v${version}`,
          session: session.documentId,
          version,
          status,
          canonicalEdl: content.canonicalEdl,
        },
      });
    await add(5, 'locked');
    await add(4, 'locked');
    await add(6, 'draft');
    const job = await jobs.createJob({ sessionId: session.documentId });
    assert.equal(job.edlId, 'v5');
    assert.equal(job.edlVersion, 5);
  });

  test('transitionStatus', async () => {
    const { jobId } = await create({ metadata: { a: 1, b: 1 } });
    const job = await jobs.transitionStatus(jobId, 'processing', { b: 2, worker: 'mine' });
    assert.equal(job.status, 'processing');
    assert.equal(job.attempts, 1);
    assert.deepEqual(job.metadata, { a: 1, b: 2, worker: 'mine' });
    // Started by hand: nobody holds a lease on it, and nobody takes it away.
    assert.equal((await app.row(jobId)).leaseOwner, null);
    await assert.rejects(jobs.transitionStatus(jobId, 'queued'), refusal('transition_not_allowed'));
    await assert.rejects(jobs.transitionStatus(jobId, 'done'), refusal('transition_not_allowed'));
    await assert.rejects(jobs.transitionStatus('nothing', 'processing'), refusal('job_not_found', 404));
  });

  test('completeJob', async () => {
    const jobId = await started();
    const job = await jobs.completeJob(jobId, { outputVideoUrl: '/v.mp4', durationMs: 1000.4, fileSizeBytes: 2 ** 40 });
    assert.equal(job.status, 'completed');
    assert.equal(job.progress, 1);
    assert.equal(job.artifacts.outputVideoUrl, '/v.mp4');
    assert.equal(job.artifacts.fileSizeBytes, 2 ** 40);
    assert.equal(job.artifacts.durationMs, 1000);
    assert.equal(job.artifacts.fps, null);
    const row = await app.row(jobId);
    assert.equal(replay(row.history).artifacts.durationMs, row.duration_ms);
    assert.deepEqual((await jobs.getJob(jobId)).artifacts, job.artifacts);
    const { jobId: waiting } = await create();
    await assert.rejects(jobs.completeJob(waiting, {}), refusal('transition_not_allowed'));
  });

  test('failJob', async () => {
    const jobId = await started();
    const job = await jobs.failJob(jobId, 'the codec is unknown');
    assert.equal(job.status, 'failed');
    assert.equal(job.errorMessage, 'the codec is unknown');
    await assert.rejects(jobs.failJob(jobId, 'again'), refusal('transition_not_allowed'));
    const { jobId: waiting } = await create();
    await assert.rejects(jobs.failJob(waiting, 'queued jobs do not fail'), refusal('transition_not_allowed'));
  });

  test('retryJob', async () => {
    const jobId = await started();
    await assert.rejects(jobs.retryJob(jobId), refusal('transition_not_allowed'));
    await jobs.failJob(jobId, 'broken');
    const job = await jobs.retryJob(jobId);
    assert.equal(job.status, 'queued');
    assert.equal(job.errorMessage, null);
    await jobs.transitionStatus(jobId, 'processing');
    await jobs.failJob(jobId, 'broken again');
    // Two attempts are allowed here.
    await assert.rejects(jobs.retryJob(jobId), refusal('attempts_exhausted'));
  });

  test('cancelJob', async () => {
    const { jobId } = await create();
    assert.equal((await jobs.cancelJob(jobId)).status, 'cancelled');
    await assert.rejects(jobs.cancelJob(jobId), refusal('transition_not_allowed'));
    const failed = await started();
    await jobs.failJob(failed, 'broken');
    await assert.rejects(jobs.cancelJob(failed), refusal('transition_not_allowed'));
  });

  test('getJob', async () => {
    const job = await create();
    assert.deepEqual(await jobs.getJob(job.jobId), job);
    await assert.rejects(jobs.getJob('nothing'), refusal('job_not_found', 404));
  });

  test('an id is a value, never a filter', async () => {
    const job = await create();
    for (const id of [{ $ne: null }, { $notNull: true }, [job.jobId, 'x'], undefined, null, 5])
      for (const request of [jobs.getJob(id), jobs.cancelJob(id), jobs.retryJob(id)])
        await assert.rejects(request, refusal('job_not_found', 404));
    for (const id of [{ $ne: null }, undefined, null, 5])
      await assert.rejects(jobs.getJobsForSession(id), refusal('session_not_found', 404));
    assert.equal((await jobs.getJob(job.jobId)).status, 'queued');
  });

  test('getJobsForSession', async () => {
    const session = await createSession(app);
    assert.deepEqual(await jobs.getJobsForSession(session.documentId), []);
    const { metadata, warnings, ...job } = await jobs.createJob({ sessionId: session.documentId });
    assert.deepEqual(warnings, []);
    assert.deepEqual(metadata, {});
    assert.deepEqual(await jobs.getJobsForSession(session.documentId), [job]);
    assert.deepEqual(await jobs.getJobsForSession(session.sessionId), [job]);
    await assert.rejects(jobs.getJobsForSession('nothing'), refusal('session_not_found', 404));
  });

  test('a job of before goes on: each entry of its history said all that its event may change', async () => {
    const { jobId } = await create();
    const row = await app.row(jobId);
    const [created] = row.history;
    const { interruptions, deadlineAt, phase, ...whole } = created.set;
    assert.deepEqual([interruptions, deadlineAt, phase], [0, null, null]);
    const at = created.at + 1000;
    const lease = { owner: 'w', expiresAt: at + 30_000 };
    const over = { lease: null, deadlineAt: null, phase: null };
    const steps = [
      [
        'queued',
        'processing',
        'started',
        { progress: 0, attempt: 1, lease, deadlineAt: at + 60_000, phase: 'preparing' },
      ],
      ['processing', 'failed', 'failed', { progress: 0.5, ...over, errorMessage: 'no', failureKind: 'transient' }],
    ];
    const times = { renderStartedAt: at, renderCompletedAt: null, nextAttemptAt: null };
    const history = [
      { ...created, set: whole },
      ...steps.map(([from, to, event, set], index) => {
        const ended = index === 0 ? times : { renderCompletedAt: at, nextAttemptAt: null };
        const reason = set.errorMessage ?? null;
        return { at, from, to, event, actor: 'worker:w', reason, attempt: 1, set: { status: to, ...set, ...ended } };
      }),
    ];
    await app.strapi.db.query(app.types.job.uid).updateMany({
      where: { jobId },
      data: {
        status: 'failed',
        attempt: 1,
        // Of before each job had a limit of its own, and interruptions.
        maxAttempts: null,
        interruptions: null,
        progress: 0.5,
        errorMessage: 'no',
        failureKind: 'transient',
        activeKey: null,
        renderStartedAt: new Date(at).toISOString(),
        renderCompletedAt: new Date(at).toISOString(),
        history,
      },
    });
    assertHistory(app.strapi, await app.row(jobId));
    await jobs.retryJob(jobId);
    await jobs.transitionStatus(jobId, 'processing');
    await jobs.completeJob(jobId, { outputVideoUrl: '/v.mp4', durationMs: 1000 });
    const completed = await app.row(jobId);
    assertHistory(app.strapi, completed);
    assert.deepEqual(completed.history.slice(0, 3), history);
    assert.equal(completed.history.length, 6);
    assert.equal(completed.attempt, 2);
    // What no event changed was not written.
    assert.deepEqual([completed.maxAttempts, completed.interruptions], [null, null]);
  });

  test('of two reports at once, one that names no phase leaves the phase of the other', async () => {
    const jobId = await started();
    const { lifecycle } = app.parts;
    await Promise.all([
      lifecycle.apply(jobId, { type: 'progressed', progress: 0.3, phase: 'rendering' }),
      lifecycle.apply(jobId, { type: 'progressed', progress: 0.3 }),
    ]);
    assert.equal((await app.row(jobId)).phase, 'rendering');
    await jobs.cancelJob(jobId);
  });
});
