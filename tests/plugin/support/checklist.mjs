// The testing checklist that the product began with, line by line.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ARTIFACTS, assertError } from './replies.mjs';
import { createSession } from './sessions.mjs';

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Declares the checklist's tests. `suite` has the running application and the calls that the REST suite makes. */
export function checklist(suite) {
  describe('the testing checklist', () => {
    test('create job via POST /api/render-jobs/trigger', async () => {
      const session = await createSession(suite.app);
      const reply = await suite.trigger({ format: 'short_9_16', metadata: { createdBy: 'test' } }, session);
      assert.equal(reply.status, 200);
      const { jobId } = reply.body.data;
      assert.match(jobId, UUID);
      assert.deepEqual(reply.body, {
        success: true,
        data: { jobId, status: 'queued', format: 'short_9_16', sessionId: session.documentId },
      });
    });

    test("verify job created in 'queued' status", async () => {
      const row = await suite.app.row(await suite.triggered());
      assert.equal(row.status, 'queued');
      assert.equal(row.progress, 0);
      assert.equal(row.attempt, 0);
    });

    test('validate EDL locked check works', async () => {
      for (const edl of ['draft', 'reviewing', 'approved']) {
        const session = await createSession(suite.app, { edl });
        const reply = await suite.refusing(() => suite.trigger({}, session));
        assertError(reply, 400, 'not_renderable', new RegExp(edl));
        assert.deepEqual(
          reply.body.error.details.findings.map((finding) => finding.code),
          ['edl_not_locked'],
        );
      }
    });

    test('validate assets existence check works', async () => {
      const without = await createSession(suite.app, { media: null });
      const none = await suite.refusing(() => suite.trigger({}, without));
      assertError(none, 400, 'not_renderable');
      assert.ok(none.body.error.details.findings.some((finding) => finding.code === 'assets_missing'));

      const incomplete = await createSession(suite.app, { media: { A: 'https://media.invalid/a.mov', B: null } });
      const missing = await suite.refusing(() => suite.trigger({}, incomplete));
      assertError(missing, 400, 'not_renderable');
      const [finding] = missing.body.error.details.findings;
      assert.equal(finding.code, 'mezzanine_missing');
      assert.equal(finding.path, 'assets[1].mezzanineUrl');
    });

    test('get job status via GET /api/render-jobs/:jobId', async () => {
      const session = await createSession(suite.app);
      const { jobId } = (await suite.trigger({ metadata: { remotionVersion: '4' } }, session)).body.data;
      const reply = await suite.app.get(`/${jobId}`);
      assert.equal(reply.status, 200);
      const { createdAt, updatedAt } = reply.body.data;
      assert.match(createdAt, ISO);
      assert.match(updatedAt, ISO);
      assert.deepEqual(reply.body, {
        success: true,
        data: {
          jobId,
          status: 'queued',
          progress: 0,
          format: 'full_16_9',
          selection: null,
          settings: {},
          sessionId: session.documentId,
          edlId: session.edlId,
          edlVersion: 3,
          artifacts: {
            outputVideoUrl: null,
            outputThumbnailUrl: null,
            outputChaptersUrl: null,
            outputSubtitlesUrl: null,
            durationMs: null,
            fileSizeBytes: null,
            resolution: null,
            fps: null,
          },
          timing: { renderStartedAt: null, renderCompletedAt: null, renderDurationMs: null },
          attempts: 0,
          maxAttempts: 3,
          phase: null,
          parts: null,
          timeLeftMs: null,
          errorMessage: null,
          warningCount: 0,
          warnings: [],
          metadata: { remotionVersion: '4' },
          createdAt,
          updatedAt,
        },
      });
    });

    test('get session jobs via GET /api/render-jobs/session/:sessionId', async () => {
      const session = await createSession(suite.app);
      const older = (await suite.trigger({}, session)).body.data.jobId;
      const newer = (await suite.trigger({ format: 'thumbnail' }, session)).body.data.jobId;
      await suite.triggered();
      const reply = await suite.app.get(`/session/${session.documentId}`);
      assert.equal(reply.status, 200);
      assert.equal(reply.body.success, true);
      assert.deepEqual(
        reply.body.data.map((job) => job.jobId),
        [newer, older],
      );
      const { metadata, warnings, ...listed } = (await suite.app.get(`/${older}`)).body.data;
      assert.deepEqual(warnings, []);
      assert.deepEqual(metadata, {});
      assert.deepEqual(reply.body.data[1], listed);
    });

    test('transition job through states manually', async () => {
      const jobId = await suite.triggered({ metadata: { kept: true } });
      assert.equal((await suite.app.jobs.transitionStatus(jobId, 'processing')).status, 'processing');
      const failed = await suite.app.jobs.transitionStatus(jobId, 'failed', { errorMessage: 'the disk is full' });
      assert.equal(failed.status, 'failed');
      assert.equal(failed.errorMessage, 'the disk is full');
      assert.equal(failed.metadata.kept, true);
      assert.equal((await suite.app.jobs.transitionStatus(jobId, 'queued')).status, 'queued');
      assert.equal((await suite.app.jobs.transitionStatus(jobId, 'processing')).attempts, 2);
      assert.equal((await suite.app.jobs.transitionStatus(jobId, 'completed')).status, 'completed');
    });

    test('test retry on failed job', async () => {
      const jobId = await suite.triggered();
      await suite.app.jobs.transitionStatus(jobId, 'processing');
      await suite.app.jobs.failJob(jobId, 'no such file');
      const reply = await suite.app.post(`/${jobId}/retry`);
      assert.equal(reply.status, 200);
      assert.deepEqual(reply.body, { success: true, data: { jobId, status: 'queued' } });
      assertError(await suite.app.post(`/${jobId}/retry`), 400, 'transition_not_allowed', /queued/);
    });

    test('test cancel on active job', async () => {
      const waiting = await suite.triggered();
      const cancelled = await suite.app.post(`/${waiting}/cancel`);
      assert.equal(cancelled.status, 200);
      assert.deepEqual(cancelled.body, { success: true, data: { jobId: waiting, status: 'cancelled' } });

      const running = await suite.triggered();
      await suite.app.jobs.transitionStatus(running, 'processing');
      assert.equal((await suite.app.post(`/${running}/cancel`)).body.data.status, 'cancelled');
    });

    test('verify terminal states prevent transitions', async () => {
      const completed = await suite.triggered();
      await suite.app.jobs.transitionStatus(completed, 'processing');
      await suite.app.jobs.completeJob(completed, ARTIFACTS);
      const cancelled = await suite.triggered();
      await suite.app.jobs.cancelJob(cancelled);
      for (const jobId of [completed, cancelled]) {
        const before = await suite.app.row(jobId);
        for (const action of ['retry', 'cancel'])
          assertError(await suite.app.post(`/${jobId}/${action}`), 400, 'transition_not_allowed', /terminal/);
        for (const status of ['queued', 'processing', 'completed', 'failed', 'cancelled'])
          await assert.rejects(suite.app.jobs.transitionStatus(jobId, status), { status: 400 });
        assert.deepEqual(await suite.app.row(jobId), before);
      }
    });

    test('check render timing tracked correctly', async () => {
      const jobId = await suite.triggered();
      const before = Date.now();
      await suite.app.jobs.transitionStatus(jobId, 'processing');
      const started = (await suite.app.get(`/${jobId}`)).body.data.timing;
      assert.match(started.renderStartedAt, ISO);
      assert.ok(Date.parse(started.renderStartedAt) >= before);
      assert.equal(started.renderCompletedAt, null);
      assert.equal(started.renderDurationMs, null);

      await new Promise((resolve) => setTimeout(resolve, 30));
      await suite.app.jobs.completeJob(jobId, ARTIFACTS);
      const { timing, artifacts, progress } = (await suite.app.get(`/${jobId}`)).body.data;
      assert.equal(timing.renderStartedAt, started.renderStartedAt);
      assert.equal(timing.renderDurationMs, Date.parse(timing.renderCompletedAt) - Date.parse(timing.renderStartedAt));
      assert.ok(timing.renderDurationMs >= 30);
      assert.equal(progress, 1);
      assert.deepEqual(artifacts, { ...ARTIFACTS, outputSubtitlesUrl: null });

      const failing = await suite.triggered();
      await suite.app.jobs.transitionStatus(failing, 'processing');
      assert.match((await suite.app.jobs.failJob(failing, 'broken')).timing.renderCompletedAt, ISO);
    });
  });
}
