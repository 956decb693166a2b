// What is published is what is rendered, in the locale that is meant: on content types with draft & publish and with i18n.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { checkRender } from 'render-rules';
import { ownerOf } from './support/admins.mjs';
import { call, startApp } from './support/app.mjs';
import { addRoutes, copyWithSchemas } from './support/own-schemas.mjs';
import { assertError } from './support/replies.mjs';
import { cutList } from './support/sessions.mjs';
import { CURRENT } from './support/workers.mjs';

const TYPES = { session: 'recording-session', asset: 'media-asset', edl: 'edit-decision-list' };
const uid = (type) => `api::${TYPES[type]}.${TYPES[type]}`;

/** An application whose sessions, assets and EDLs have drafts, and whose sessions and EDLs have locales. */
function directoryWith({ drafts = true, localized = [] }) {
  const directory = copyWithSchemas('studio-types', { queue: { consume: false } }, (schema, name) => {
    schema.options = { draftAndPublish: drafts };
    if (!localized.includes(name)) return;
    schema.pluginOptions = { i18n: { localized: true } };
    for (const attribute of Object.values(schema.attributes))
      if (attribute.type !== 'relation') attribute.pluginOptions = { i18n: { localized: true } };
  });
  addRoutes(directory, TYPES.edl);
  return directory;
}

let count = 0;

/** What a test does with an application. */
function helpers(app, owner) {
  const documents = (type) => app.strapi.documents(uid(type));
  const claim = async () =>
    (await app.post('/worker/claim', { owner: 'w', ...CURRENT }, { token: app.tokens.worker })).body.data;
  const admin = (path, options) => call(`${app.url}/render-jobs${path}`, { token: owner, ...options });
  return {
    documents,
    claim,
    admin,
    rows: (type, documentId) =>
      app.strapi.db.query(uid(type)).findMany({ where: { documentId }, orderBy: { id: 'asc' } }),
    trigger: (sessionId, body) => app.post('/trigger', { sessionId, format: 'thumbnail', force: true, ...body }),
    facts: async ({ documentId }, query = '') => (await admin(`/sessions/${documentId}/facts${query}`)).body,
    /** The master camera of the EDL that a worker gets for a render of this session: the tests' mark of a version. */
    async rendered(sessionId, body) {
      const { body: reply } = await app.post('/trigger', { sessionId, format: 'thumbnail', force: true, ...body });
      if (reply.error) {
        const errors = reply.error.details.findings?.filter(({ severity }) => severity === 'error');
        return errors?.map(({ code }) => code).join() ?? reply.error.details.code;
      }
      const { request, jobId } = await claim();
      await app.post(`/${jobId}/cancel`);
      return checkRender(request).ok
        ? `${request.edl.canonicalEdl.masterCamera} ${request.session.title}`
        : checkRender(request).findings;
    },
  };
}

/** A session with two recordings and a locked EDL whose master camera is `camera`; `publish` what of them is published. */
async function build(app, { publish = ['session', 'asset', 'edl'], locale, camera = 'A', sessionId } = {}) {
  count += 1;
  const id = sessionId ?? `published-${count}`;
  const create = async (type, data, own) => {
    const made = await app.strapi.documents(uid(type)).create({ ...own, data });
    if (publish.includes(type)) await app.strapi.documents(uid(type)).publish({ documentId: made.documentId, ...own });
    return made;
  };
  const own = locale === undefined ? {} : { locale };
  const session = await create('session', { sessionId: id, title: `Talk ${count}` }, own);
  const relation = locale === undefined ? session.documentId : { documentId: session.documentId, locale };
  const assets = {};
  const assetDocuments = {};
  for (const angle of ['A', 'B']) {
    assets[angle] = `asset-${count}-${angle}`;
    const r2_video_prores_url = `https://media.invalid/${angle}.mov`;
    assetDocuments[angle] = await create('asset', {
      assetId: assets[angle],
      recordingSession: relation,
      type: 'camera',
      angle,
      r2_video_prores_url,
    });
  }
  const content = (masterCamera) => ({ ...cutList({ sessionId: id, assets }), masterCamera });
  const canonicalEdl = content(camera);
  const edl = await create(
    'edl',
    { edlId: `e-${count}`, session: relation, version: 1, status: 'locked', canonicalEdl },
    own,
  );
  return { id, title: `Talk ${count}`, session, edl, assetDocuments, content, relation };
}

describe('with draft & publish', () => {
  let app;
  let on;
  before(async () => {
    app = await startApp('studio-types', { directory: directoryWith({}) });
    on = helpers(app, await ownerOf(app));
  });
  after(() => app?.stop());

  test('the unpublished change of an EDL, a session or an asset is not rendered, and the panel says so', async () => {
    const made = await build(app);
    assert.deepEqual((await on.facts(made.session)).meta.unpublishedChanges, []);
    await on.documents('edl').update({ documentId: made.edl.documentId, data: { canonicalEdl: made.content('B') } });
    assert.deepEqual((await on.facts(made.session)).meta.unpublishedChanges, ['edl']);
    await on.documents('session').update({ documentId: made.session.documentId, data: { title: 'Changed' } });
    const asset = made.assetDocuments.A.documentId;
    await on.documents('asset').update({ documentId: asset, data: { r2_video_prores_url: null } });
    const { data, meta } = await on.facts(made.session);
    assert.deepEqual(meta.unpublishedChanges, ['session', 'edl', 'asset']);
    assert.equal(data.edl.canonicalEdl.masterCamera, 'A');
    assert.equal(data.session.title, made.title);
    assert.equal(checkRender(data, data.options).ok, true);
    assert.equal(await on.rendered(made.id), `A ${made.title}`);
    const state = (await on.admin(`/edls/${made.edl.documentId}`)).body.data;
    assert.deepEqual(state, { id: made.edl.documentId, status: 'locked', hasUnpublishedChanges: true });
  });

  test('a change that is published between the request and the claim is not rendered either', async () => {
    const made = await build(app);
    assert.equal((await on.trigger(made.id)).status, 200);
    await on.documents('edl').update({ documentId: made.edl.documentId, data: { canonicalEdl: made.content('B') } });
    const { request } = await on.claim();
    assert.equal(request.edl.canonicalEdl.masterCamera, 'A');
    assert.equal(checkRender(request).ok, true);
  });

  test('what was never published is refused with what to do, by the panel and the server alike', async () => {
    const cases = [
      [['asset', 'edl'], 'session_not_published', 'session', /^the session is not published$/],
      [['session', 'asset'], 'edl_not_published', 'edl', /^the session's EDL is not published$/],
      [
        ['session', 'edl'],
        'asset_not_published',
        'asset',
        /^asset `asset-\d+-A` of camera `A` is not published; asset/,
      ],
    ];
    for (const [publish, code, type, message] of cases) {
      const made = await build(app, { publish });
      const refused = await on.trigger(made.session.documentId);
      assertError(refused, 400, 'not_renderable');
      const { data } = await on.facts(made.session);
      const { findings } = checkRender({ ...data, format: 'thumbnail' }, data.options);
      assert.deepEqual(refused.body.error.details.findings, findings, code);
      const found = findings.filter((finding) => finding.code === code);
      assert.ok(found.length > 0, JSON.stringify(findings));
      assert.match(found[0].remedy, /^publish the/);
      if (code !== 'session_not_published') assert.match(refused.body.error.message, message);
      for (const entry of type === 'asset' ? Object.values(made.assetDocuments) : [made[type]])
        await on.documents(type).publish({ documentId: entry.documentId });
      // What was published while the session was a draft lost its relation to it in Strapi, and is published once more.
      if (type === 'session')
        for (const [kind, entry] of [['edl', made.edl], ...Object.values(made.assetDocuments).map((a) => ['asset', a])])
          await on.documents(kind).publish({ documentId: entry.documentId });
      assert.equal(await on.rendered(made.id), `A ${made.title}`, code);
    }
  });

  test('a published EDL is rendered before an unpublished one of a higher version', async () => {
    const made = await build(app);
    const next = await on.documents('edl').create({
      data: { session: made.session.documentId, version: 2, status: 'locked', canonicalEdl: made.content('B') },
    });
    assert.equal(await on.rendered(made.id), `A ${made.title}`);
    await on.documents('edl').publish({ documentId: next.documentId });
    assert.equal(await on.rendered(made.id), `B ${made.title}`);
  });

  test('an EDL that is unpublished before a worker takes its job fails the job', async () => {
    const made = await build(app);
    assert.equal((await on.trigger(made.id)).status, 200);
    await on.documents('edl').unpublish({ documentId: made.edl.documentId });
    const { request } = await on.claim();
    assert.deepEqual(
      checkRender(request).findings.map(({ code }) => code),
      ['edl_not_published'],
    );
  });

  describe('a locked EDL', () => {
    const refused = (promise) =>
      assert.rejects(promise, (error) => {
        assert.equal(error.details?.code, 'edl_frozen', error.stack);
        assert.match(
          error.message,
          /^the EDL is `locked`, and its draft differs from the approved content; take it back/,
        );
        assert.match(error.message, /discard the draft's changes, or create a new version$/);
        return true;
      });
    const statuses = async (documentId) => (await on.rows('edl', documentId)).map(({ status }) => status);

    test('keeps what is published: its draft may be changed, and is neither published nor left alone', async () => {
      const made = await build(app);
      const { documentId } = made.edl;
      await on.documents('edl').update({ documentId, data: { canonicalEdl: made.content('B') } });
      const before = await on.rows('edl', documentId);
      await refused(on.documents('edl').publish({ documentId }));
      await refused(on.documents('edl').unpublish({ documentId }));
      assert.deepEqual(await on.rows('edl', documentId), before);
      // REST publishes what it saves.
      const put = (masterCamera) =>
        call(`${app.url}/api/${TYPES.edl}s/${documentId}`, {
          method: 'PUT',
          token: app.tokens.full,
          body: { data: { canonicalEdl: made.content(masterCamera) } },
        });
      const reply = await put('B');
      assertError(reply, 400, 'edl_frozen');
      assert.equal((await put('A')).status, 200);
      assert.equal(await on.rendered(made.id), `A ${made.title}`);
    });

    test('is itself again once the changes of its draft are discarded', async () => {
      const made = await build(app);
      const { documentId } = made.edl;
      await on.documents('edl').update({ documentId, data: { canonicalEdl: made.content('B') } });
      await on.documents('edl').discardDraft({ documentId });
      await on.documents('edl').publish({ documentId });
      assert.deepEqual(await statuses(documentId), ['locked', 'locked']);
      assert.equal(await on.rendered(made.id), `A ${made.title}`);
    });

    test('that was never published keeps its content, and is published as it was approved', async () => {
      const made = await build(app, { publish: ['session', 'asset'] });
      const { documentId } = made.edl;
      await assert.rejects(
        on.documents('edl').update({ documentId, data: { canonicalEdl: made.content('B') } }),
        (error) => error.details?.code === 'edl_frozen',
      );
      await on.documents('edl').publish({ documentId });
      assert.equal(await on.rendered(made.id), `A ${made.title}`);
    });

    test('is published with another content once it was taken back, and then approved anew', async () => {
      const made = await build(app);
      const { documentId } = made.edl;
      const step = (status) => on.admin(`/edls/${documentId}/status`, { method: 'POST', body: { status } });
      assert.equal((await step('reviewing')).status, 200);
      assert.deepEqual(await statuses(documentId), ['reviewing', 'reviewing']);
      await on.documents('edl').update({ documentId, data: { canonicalEdl: made.content('B') }, status: 'published' });
      assert.equal(await on.rendered(made.id), 'edl_not_locked');
      for (const status of ['approved', 'locked']) assert.equal((await step(status)).status, 200);
      assert.deepEqual(await statuses(documentId), ['locked', 'locked']);
      assert.equal(await on.rendered(made.id), `B ${made.title}`);
    });

    test('is not unlocked by its draft: the published version has the status, and the draft follows', async () => {
      const made = await build(app);
      const { documentId } = made.edl;
      // As it may have come before there was a guard.
      const [draft] = await on.rows('edl', documentId);
      await app.strapi.db.query(uid('edl')).update({ where: { id: draft.id }, data: { status: 'draft' } });
      assert.equal((await on.admin(`/edls/${documentId}`)).body.data.status, 'locked');
      await assert.rejects(on.documents('edl').publish({ documentId }), (error) => error.name === 'ValidationError');
      assert.equal(await on.rendered(made.id), `A ${made.title}`);
      await on.admin(`/edls/${documentId}/status`, { method: 'POST', body: { status: 'reviewing' } });
      assert.deepEqual(await statuses(documentId), ['reviewing', 'reviewing']);
    });

    test("becomes a new version with what is published, not with the draft's changes", async () => {
      const made = await build(app);
      const { documentId } = made.edl;
      await on.documents('edl').update({ documentId, data: { canonicalEdl: made.content('B') } });
      const { id } = (await on.admin(`/edls/${documentId}/versions`, { method: 'POST', body: {} })).body.data;
      const [copy] = await on.rows('edl', id);
      assert.equal(copy.canonicalEdl.masterCamera, 'A');
      assert.equal(copy.status, 'draft');
      assert.equal(copy.publishedAt, null);
    });
  });

  test('two sessions of one sessionId are told apart by their documentIds alone', async () => {
    const [one, other] = [
      await build(app, { sessionId: 'same' }),
      await build(app, { sessionId: 'same', camera: 'B' }),
    ];
    const replies = [
      await on.trigger('same'),
      await app.get('/session/same'),
      await on.admin('/sessions/same/facts'),
      await on.admin('/jobs/session/same'),
    ];
    for (const reply of replies) {
      assertError(
        reply,
        409,
        'session_ambiguous',
        /^several sessions have the sessionId `same`: use a documentId instead: `/,
      );
      for (const { session } of [one, other]) assert.ok(reply.body.error.message.includes(`\`${session.documentId}\``));
    }
    assert.equal(await on.rendered(one.session.documentId), `A ${one.title}`);
    assert.equal(await on.rendered(other.session.documentId), `B ${other.title}`);
    // A copy that is a draft takes no name away.
    const third = await build(app);
    await on.documents('session').create({ data: { sessionId: third.id, title: 'a copy' } });
    assert.equal(await on.rendered(third.id), `A ${third.title}`);
  });
});

describe('with locales', () => {
  let app;
  let on;
  before(async () => {
    const directory = directoryWith({ localized: [TYPES.session, TYPES.edl] });
    app = await startApp('studio-types', { directory });
    for (const code of ['de', 'fr']) await app.strapi.plugin('i18n').service('locales').create({ code, name: code });
    on = helpers(app, await ownerOf(app));
  });
  after(() => app?.stop());

  /** Gives a session of the default locale a German version, with an EDL of its own or (null) with none. */
  async function translate(made, camera) {
    const { documentId } = made.session;
    const locale = 'de';
    const data = { sessionId: `${made.id}-de`, title: 'Vortrag' };
    await on.documents('session').update({ documentId, locale, data, status: 'published' });
    if (camera === null) return;
    const edl = { session: { documentId, locale }, version: 1, status: 'locked', canonicalEdl: made.content(camera) };
    await on.documents('edl').update({ documentId: made.edl.documentId, locale, data: edl, status: 'published' });
  }

  test('a session that exists in another locale alone is rendered, by either id', async () => {
    const made = await build(app, { locale: 'de', camera: 'B' });
    for (const id of [made.session.documentId, made.id]) assert.equal(await on.rendered(id), `B ${made.title}`);
    assert.equal((await on.facts(made.session)).data.edl.canonicalEdl.masterCamera, 'B');
    const { jobId } = (await on.trigger(made.id)).body.data;
    const view = (await on.admin(`/jobs/${jobId}`)).body.data;
    assert.deepEqual(view.session, { title: made.title });
    await app.post(`/${jobId}/cancel`);
  });

  test('of several locales the default one is rendered, unless another one is named', async () => {
    const made = await build(app);
    await translate(made, 'B');
    const { documentId } = made.session;
    assert.equal(await on.rendered(documentId), `A ${made.title}`);
    assert.equal(await on.rendered(documentId, { locale: 'en' }), `A ${made.title}`);
    assert.equal(await on.rendered(documentId, { locale: 'de' }), 'B Vortrag');
    // A sessionId of its own names its locale.
    assert.equal(await on.rendered(`${made.id}-de`), 'B Vortrag');
    assertError(await on.trigger(documentId, { locale: 'fr' }), 404, 'session_not_found', /in the locale `fr`$/);
    assertError(await on.trigger(documentId, { locale: 'no locale' }), 400, 'bad_request', /`locale` is `no locale`/);
    // The panel knows the locale of the entry that is open.
    for (const [locale, camera] of [
      ['en', 'A'],
      ['de', 'B'],
    ]) {
      const { data } = await on.facts(made.session, `?locale=${locale}`);
      assert.equal(data.edl.canonicalEdl.masterCamera, camera);
    }
  });

  test('the same part in two locales is two renders', async () => {
    const made = await build(app);
    await translate(made, 'A');
    const ask = async (locale) => (await on.trigger(made.session.documentId, { locale, force: false })).body.data;
    const [english, german, again] = [await ask('en'), await ask('de'), await ask('de')];
    assert.notEqual(english.jobId, german.jobId);
    assert.deepEqual([again.jobId, again.deduplicated], [german.jobId, true]);
    for (const { jobId } of [english, german]) await app.post(`/${jobId}/cancel`);
  });

  test('where an EDL has no version in the locale of the session, the one of the default locale is rendered', async () => {
    const made = await build(app);
    await translate(made, null);
    await app.strapi.db.query(uid('edl')).findMany({ where: { documentId: made.edl.documentId } });
    assert.equal(await on.rendered(made.session.documentId, { locale: 'de' }), 'A Vortrag');
  });

  test('an EDL has its status in each locale', async () => {
    const made = await build(app);
    await translate(made, 'B');
    const { documentId } = made.edl;
    const step = (status) => on.admin(`/edls/${documentId}/status?locale=de`, { method: 'POST', body: { status } });
    assert.equal((await step('reviewing')).status, 200);
    assert.equal((await on.admin(`/edls/${documentId}`)).body.data.status, 'locked');
    assert.equal((await on.admin(`/edls/${documentId}?locale=de`)).body.data.status, 'reviewing');
    assert.equal(await on.rendered(made.session.documentId), `A ${made.title}`);
    assert.equal(await on.rendered(made.session.documentId, { locale: 'de' }), 'edl_not_locked');
    assertError(await on.admin(`/edls/${documentId}?locale=fr`), 404, 'edl_not_found');
    const german = (await on.admin(`/edls/${documentId}/versions?locale=de`, { method: 'POST', body: {} })).body.data;
    const rows = await on.rows('edl', german.id);
    assert.deepEqual(
      rows.map(({ locale, status, canonicalEdl }) => [locale, status, canonicalEdl.masterCamera]),
      [['de', 'draft', 'B']],
    );
  });
});

describe('with a status that all locales of an EDL share', () => {
  let app;
  let on;
  before(async () => {
    const directory = copyWithSchemas('studio-types', { queue: { consume: false } }, (schema, name) => {
      if (name === TYPES.edl) schema.pluginOptions = { i18n: { localized: true } };
      if (name === TYPES.edl) schema.attributes.edlId.pluginOptions = { i18n: { localized: true } };
    });
    app = await startApp('studio-types', { directory });
    await app.strapi.plugin('i18n').service('locales').create({ code: 'de', name: 'de' });
    on = helpers(app, await ownerOf(app));
  });
  after(() => app?.stop());

  test('the workflow takes all of them along, and what is locked is not changed through another locale', async () => {
    const made = await build(app, { publish: [] });
    const { documentId } = made.edl;
    await on.documents('edl').update({ documentId, locale: 'de', data: { edlId: 'deutsch' } });
    const states = async () => (await on.rows('edl', documentId)).map(({ status }) => status);
    assert.deepEqual(await states(), ['locked', 'locked']);
    await assert.rejects(
      on.documents('edl').update({ documentId, locale: 'de', data: { canonicalEdl: made.content('B') } }),
      (error) => error.details?.code === 'edl_frozen',
    );
    for (const { canonicalEdl } of await on.rows('edl', documentId)) assert.equal(canonicalEdl.masterCamera, 'A');
    await on.admin(`/edls/${documentId}/status`, { method: 'POST', body: { status: 'reviewing' } });
    assert.deepEqual(await states(), ['reviewing', 'reviewing']);
  });
});
