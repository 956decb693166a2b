import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { checkRender, rules } from 'render-rules';
import { adminWith, ownerOf } from './support/admins.mjs';
import { call, startApp } from './support/app.mjs';
import { assertError } from './support/replies.mjs';
import { createSession } from './support/sessions.mjs';

describe('the admin API', () => {
  let app;
  let owner;
  before(async () => {
    app = await startApp('studio-types');
    owner = await ownerOf(app);
  });
  after(() => app?.stop());

  const get = (path, token = owner) => call(`${app.url}/render-jobs${path}`, { token });
  const post = (path, body, token = owner) => call(`${app.url}/render-jobs${path}`, { method: 'POST', token, body });

  const admin = (name, permissions) => adminWith(app, name, permissions);

  test('gives the facts of a session exactly as the gate takes them', async () => {
    const session = await createSession(app);
    const { body, status } = await get(`/sessions/${session.documentId}/facts`);
    assert.equal(status, 200);
    assert.deepEqual(Object.keys(body.data), ['session', 'edl', 'assets', 'settings', 'options']);
    assert.deepEqual(body.data.session, {
      id: session.documentId,
      sessionId: session.sessionId,
      title: session.title,
      anchorAngle: 'A',
      syncOffsetsMs: { A: 0, B: 0 },
      durationMs: 3000,
    });
    assert.equal(body.data.edl.id, session.edlDocumentId);
    assert.equal(body.data.edl.status, 'locked');
    assert.deepEqual(
      body.data.assets.map((asset) => asset.angle),
      ['A', 'B'],
    );
    assert.deepEqual(body.data.options, { uncheckedRecordings: 'warning', media: { privateHosts: ['127.0.0.1'] } });
    const { ok, findings } = checkRender(body.data, body.data.options);
    assert.deepEqual([ok, findings.map(({ code }) => code)], [true, ['recording_unchecked']]);
    assert.equal(body.meta.rulesHash, rules().hash);
    assert.equal(body.meta.assetDocumentIds.length, 2);
    const missing = await get('/sessions/nothing/facts');
    assert.equal(missing.status, 404);
    assert.equal(missing.body.error.details.code, 'session_not_found');
  });

  test("a refused trigger has the findings that the browser's gate gives for the same facts", async () => {
    const hosts = { A: 'http://127.0.0.1/a.mov', B: 'http://10.0.0.5/b.mov' };
    for (const given of [
      { edl: 'draft' },
      { edl: null },
      { media: null },
      { media: { A: null, B: 'x' } },
      { media: hosts },
    ]) {
      const session = await createSession(app, given);
      const { data } = (await get(`/sessions/${session.documentId}/facts`)).body;
      const reply = await app.post('/trigger', { sessionId: session.documentId, format: 'clip_1_1' });
      assert.equal(reply.status, 400);
      assert.deepEqual(
        reply.body.error.details.findings,
        checkRender({ ...data, format: 'clip_1_1' }, data.options).findings,
      );
    }
  });

  test('triggers, shows, lists, retries and cancels', async () => {
    const session = await createSession(app);
    const { data } = (await post('/jobs/trigger', { sessionId: session.documentId })).body;
    assert.deepEqual(data, {
      jobId: data.jobId,
      status: 'queued',
      format: 'full_16_9',
      sessionId: session.documentId,
    });
    const view = (await get(`/jobs/${data.jobId}`)).body;
    assert.equal(view.success, true);
    assert.deepEqual(view.data.session, { title: session.title });
    assert.equal(view.data.maxAttempts, 3);
    const { session: ofJob, ...reply } = view.data;
    assert.deepEqual(reply, (await app.get(`/${data.jobId}`)).body.data);
    const ofSession = (await get(`/jobs/session/${session.documentId}`)).body;
    assert.equal(ofSession.success, true);
    const { metadata, warnings, ...listed } = view.data;
    assert.deepEqual(warnings, []);
    assert.deepEqual(metadata, {});
    assert.deepEqual(ofSession.data, [listed]);
    assert.ok(ofJob);

    const list = (await get('/jobs?page=1&pageSize=1&sort=createdAt:desc')).body;
    assert.deepEqual(list.data, [listed]);
    assert.deepEqual(list.pagination, {
      page: 1,
      pageSize: 1,
      pageCount: list.pagination.total,
      total: list.pagination.total,
    });

    await app.jobs.transitionStatus(data.jobId, 'processing');
    await app.jobs.failJob(data.jobId, 'broken');
    assert.deepEqual((await post(`/jobs/${data.jobId}/retry`)).body, {
      success: true,
      data: { jobId: data.jobId, status: 'queued' },
    });
    assert.equal((await post(`/jobs/${data.jobId}/cancel`)).body.data.status, 'cancelled');
    assert.match((await app.row(data.jobId)).history.at(-1).actor, /^admin:\d+$/);
  });

  test('shows the jobs of a session that was deleted', async () => {
    const session = await createSession(app);
    const { jobId } = await app.jobs.createJob({ sessionId: session.documentId });
    await app.strapi.documents(app.types.session.uid).delete({ documentId: session.documentId });
    const { data } = (await get(`/jobs/${jobId}`)).body;
    assert.equal(data.session, null);
    assert.equal(data.sessionId, session.documentId);
    assert.ok((await get('/jobs')).body.data.some((job) => job.jobId === jobId && job.session === null));
    assert.equal((await post(`/jobs/${jobId}/cancel`)).body.data.status, 'cancelled');
    assert.equal((await get(`/jobs/session/${session.documentId}`)).body.error.details.code, 'session_not_found');
  });

  test('refuses a page or an order that there is not', async () => {
    for (const query of [
      'page=0',
      'page=x',
      'pageSize=101',
      'sort=history',
      'sort=createdAt:up',
      'sort[0]=x:y',
      'status=done',
      'status[0]=failed',
      'format=x,y',
      `_q=${'x'.repeat(201)}`,
    ])
      assert.equal((await get(`/jobs?${query}`)).body.error.details.code, 'bad_request', query);
  });

  test('tells which content type plays which part', async () => {
    assert.deepEqual((await get('/content-types')).body, {
      data: {
        session: 'api::recording-session.recording-session',
        asset: 'api::media-asset.media-asset',
        edl: 'api::edit-decision-list.edit-decision-list',
        job: 'plugin::render-jobs.render-job',
      },
    });
  });

  test("names each part in the schemas that the Content Manager's pages load", async () => {
    const { body } = await call(`${app.url}/content-manager/init`, { token: owner });
    const parts = body.data.contentTypes.flatMap(({ uid, pluginOptions }) =>
      pluginOptions?.['render-jobs'] ? [[pluginOptions['render-jobs'].part, uid]] : [],
    );
    assert.deepEqual(Object.fromEntries(parts), (await get('/content-types')).body.data);
    const contents = body.data.contentTypes.flatMap(({ uid, pluginOptions }) => {
      const content = pluginOptions?.['render-jobs']?.content;
      return content === undefined ? [] : [[uid, content]];
    });
    const { uid, fields } = app.types.edl;
    assert.deepEqual(contents, [[uid, fields.canonicalEdl]]);
  });

  describe("an EDL's workflow", () => {
    const statusOf = async (id) => (await get(`/edls/${id}`)).body.data;

    test('takes an EDL through its statuses, and keeps it the same document', async () => {
      const { edlDocumentId: id } = await createSession(app, { edl: 'draft' });
      const state = (status) => ({ id, status, hasUnpublishedChanges: false });
      assert.deepEqual(await statusOf(id), state('draft'));
      for (const status of ['reviewing', 'approved', 'locked', 'reviewing']) {
        assert.deepEqual((await post(`/edls/${id}/status`, { status })).body, { data: state(status) });
        assert.deepEqual(await statusOf(id), state(status));
      }
    });

    test('refuses what the rules refuse', async () => {
      const { edlDocumentId: id } = await createSession(app, { edl: 'draft' });
      for (const status of ['locked', 'approved', 'draft', 'published', '', null, 5, ['reviewing'], { $ne: '' }]) {
        const reply = await post(`/edls/${id}/status`, { status });
        assert.equal(reply.status, 400, JSON.stringify(status));
        assert.equal(reply.body.error.details.code, 'transition_not_allowed');
      }
      assert.equal((await post(`/edls/${id}/status`)).status, 400);
      assert.equal((await statusOf(id)).status, 'draft');
      assert.equal((await get('/edls/nothing')).body.error.details.code, 'edl_not_found');
      assert.equal((await post('/edls/nothing/status', { status: 'locked' })).status, 404);
    });

    test('tells of a lost race and overwrites nothing', async () => {
      const { edlDocumentId: id } = await createSession(app, { edl: 'draft' });
      const { uid } = app.types.edl;
      let interfered = false;
      const unsubscribe = app.strapi.db.lifecycles.subscribe({
        models: [uid],
        async beforeUpdateMany() {
          if (interfered) return;
          interfered = true;
          await app.parts.edl.transition(id, 'reviewing');
        },
      });
      const reply = await post(`/edls/${id}/status`, { status: 'reviewing' });
      unsubscribe();
      assert.equal(reply.status, 409);
      assert.equal(reply.body.error.details.code, 'lost_race');
      assert.equal((await statusOf(id)).status, 'reviewing');
    });
  });

  describe('saving in the Content Manager', () => {
    const entry = (uid, id = '') => `${app.url}/content-manager/collection-types/${uid}/${id}`;
    const stored = async (uid, documentId) =>
      (await app.strapi.db.query(uid).findOne({ where: { documentId } })).status;

    /** What the edit view sends: all that it was given but for what the server keeps itself. */
    async function formOf(uid, id) {
      const { data } = (await call(entry(uid, id), { token: owner })).body;
      const own = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'locale'];
      return Object.fromEntries(
        Object.entries(data).filter(
          ([name, value]) => ![...own, 'status', 'localizations'].includes(name) && !value?.count,
        ),
      );
    }

    test('an EDL changes its content and not its status, as long as nobody approved it', async () => {
      const { uid } = app.types.edl;
      for (const status of ['draft', 'reviewing']) {
        const { edlDocumentId: id } = await createSession(app, { edl: status });
        const saved = await call(entry(uid, id), {
          method: 'PUT',
          token: owner,
          body: { ...(await formOf(uid, id)), version: 9 },
        });
        assert.equal(saved.status, 200, JSON.stringify(saved.body));
        assert.equal(await stored(uid, id), status);
        assert.equal((await app.strapi.documents(uid).findOne({ documentId: id })).version, 9);
      }
    });

    test('a session changes its content and not its status', async () => {
      const { uid } = app.types.session;
      for (const status of ['draft', 'synced', 'archived']) {
        const { documentId: id } = await createSession(app);
        await app.strapi.documents(uid).update({ documentId: id, data: { status } });
        const saved = await call(entry(uid, id), {
          method: 'PUT',
          token: owner,
          body: { ...(await formOf(uid, id)), title: 'Renamed' },
        });
        assert.equal(saved.status, 200, JSON.stringify(saved.body));
        assert.equal(await stored(uid, id), status);
        assert.equal((await app.strapi.documents(uid).findOne({ documentId: id })).title, 'Renamed');
      }
    });

    test('a status that is sent along changes nothing', async () => {
      const { documentId, edlDocumentId } = await createSession(app, { edl: 'locked' });
      for (const [uid, id, before, sent] of [
        [app.types.edl.uid, edlDocumentId, 'locked', 'draft'],
        [app.types.session.uid, documentId, 'draft', 'archived'],
      ]) {
        await call(entry(uid, id), { method: 'PUT', token: owner, body: { status: sent } });
        assert.equal(await stored(uid, id), before);
      }
    });

    test('a new EDL is a draft', async () => {
      const { uid } = app.types.edl;
      const created = await call(entry(uid), { method: 'POST', token: owner, body: { edlId: 'new', version: 1 } });
      assert.equal(created.status, 201, JSON.stringify(created.body));
      assert.equal(await stored(uid, created.body.data.documentId), 'draft');
    });

    test('forms and lists do not show the status, for there it would be another one', async () => {
      for (const part of ['session', 'edl']) {
        const url = `${app.url}/content-manager/content-types/${app.types[part].uid}/configuration`;
        const { layouts } = (await call(url, { token: owner })).body.data.contentType;
        assert.ok(!layouts.list.includes('status'), part);
        assert.ok(!layouts.edit.flat().some(({ name }) => name === 'status'), part);
      }
    });
  });

  describe('permissions', () => {
    test('nobody, and no API token, is let in', async () => {
      for (const token of [undefined, app.tokens.full, 'none'])
        for (const path of ['/jobs', '/content-types', '/edls/x'])
          assertError(await get(path, token ?? ''), 401, 'unauthorized');
    });

    test('each endpoint wants its own permission', async () => {
      const session = await createSession(app);
      const { jobId } = (await app.post('/trigger', { sessionId: session.documentId })).body.data;
      const requests = {
        'job.view': [
          (token) => get('/jobs', token),
          (token) => get(`/jobs/${jobId}`, token),
          (token) => get(`/jobs/${jobId}/history`, token),
          (token) => get('/jobs/nothing/events', token),
          (token) => get(`/jobs/session/${session.documentId}`, token),
          (token) => get(`/sessions/${session.documentId}/facts`, token),
          (token) => get('/content-types', token),
          (token) => get(`/jobs/${jobId}/details`, token),
          (token) => get('/health', token),
          (token) => get('/renderer', token),
          (token) => get('/configuration', token),
          (token) => get('/settings', token),
          (token) => get(`/edls/${session.edlDocumentId}`, token),
        ],
        'job.trigger': [
          (token) => post('/jobs/trigger', { sessionId: session.documentId }, token),
          (token) => post(`/sessions/${session.documentId}/recordings`, {}, token),
          (token) => get(`/edls/${session.edlDocumentId}/stills?camera=A`, token),
        ],
        // Allowed, and then refused by the rules: this job has not failed.
        'job.retry': [
          (token) => post(`/jobs/${jobId}/retry`, {}, token),
          (token) => post('/bulk/retry', { jobIds: [jobId] }, token),
        ],
        'edl.transition': [(token) => post(`/edls/${session.edlDocumentId}/status`, { status: 'reviewing' }, token)],
        'settings.update': [
          (token) => call(`${app.url}/render-jobs/settings`, { method: 'PUT', token, body: { paused: false } }),
          (token) => call(`${app.url}/render-jobs/parts`, { method: 'DELETE', token }),
        ],
        'job.cancel': [
          (token) => post(`/jobs/${jobId}/cancel`, {}, token),
          (token) => post('/bulk/cancel', { jobIds: [jobId] }, token),
        ],
      };
      const names = Object.keys(requests);
      for (const name of names) {
        const token = await admin(name.replace('.', '-'), [name]);
        for (const other of names)
          for (const request of requests[other]) {
            const reply = await request(token);
            if (other === name) assert.notEqual(reply.status, 403, `${name} was refused its own`);
            else assertError(reply, 403, 'forbidden');
          }
      }
    });
  });
});
