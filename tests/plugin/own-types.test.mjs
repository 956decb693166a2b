import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startApp } from './support/app.mjs';
import { restSuite } from './support/rest-suite.mjs';
import { createSession } from './support/sessions.mjs';

restSuite("the REST API with an application's own content types", () => startApp('own-types'));

test("an application's jobs from before it had the plugin are jobs like any other", async () => {
  let app = await startApp('own-types');
  try {
    const session = await createSession(app);
    const idOf = async ({ uid }, documentId) => (await app.strapi.db.query(uid).findOne({ where: { documentId } })).id;
    // As code of the application's own made them, by relation alone.
    const old = { format: 'clip_1_1', status: 'queued', createdAt: new Date(), updatedAt: new Date() };
    const links = {
      recordingSession: await idOf(app.types.session, session.documentId),
      edl: await idOf(app.types.edl, session.edlDocumentId),
    };
    const table = () => app.strapi.db.query(app.types.job.uid);
    await table().create({ data: { ...old, jobId: 'old-job', ...links } });
    await table().create({ data: { ...old, jobId: 'old-job-without-session' } });
    await table().create({ data: { ...old, jobId: 'old-job-without-edl', recordingSession: links.recordingSession } });
    await app.stop({ keep: true });
    app = await startApp('own-types', { directory: app.directory });

    const { data } = (await app.get('/old-job')).body;
    assert.equal(data.sessionId, session.documentId);
    assert.equal(data.edlId, session.edlId);
    assert.equal(data.edlVersion, 3);
    assert.equal(data.attempts, 0);
    assert.equal((await app.get('/old-job-without-session')).body.data.sessionId, null);
    const jobs = (await app.get(`/session/${session.documentId}`)).body.data;
    assert.deepEqual(jobs.map((job) => job.jobId).sort(), ['old-job', 'old-job-without-edl']);
    const { request } = await app.parts.worker.claim('worker');
    assert.equal(request.session.id, session.documentId);
    assert.equal(request.edl.id, session.edlDocumentId);
    assert.equal((await app.post('/old-job/cancel')).body.data.status, 'cancelled');
  } finally {
    await app.stop();
  }
});
