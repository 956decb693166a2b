// Locked means locked: what was approved of an EDL can't be changed through any door, and a new version can be made instead.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { adminWith, ownerOf } from './support/admins.mjs';
import { call, copyFixture, startApp } from './support/app.mjs';
import { addRoutes } from './support/own-schemas.mjs';
import { assertError } from './support/replies.mjs';
import { createSession } from './support/sessions.mjs';

const FIXTURES = { 'studio-types': 'edit-decision-list', 'own-types': 'cut-list' };

for (const [fixture, name] of Object.entries(FIXTURES))
  describe(`the content of an approved EDL, in ${fixture}`, () => {
    let app;
    let owner;
    let fields;
    let uid;
    before(async () => {
      const directory = copyFixture(fixture, { queue: { consume: false } });
      addRoutes(directory, name);
      app = await startApp(fixture, { directory });
      ({ uid, fields } = app.types.edl);
      owner = await ownerOf(app);
    });
    after(() => app?.stop());

    const admin = (path, options) => call(`${app.url}${path}`, { token: owner, ...options });
    const documents = () => app.strapi.documents(uid);
    const stored = (documentId) =>
      app.strapi.db.query(uid).findOne({ where: { documentId }, populate: { [fields.session]: true } });

    /** Each door, as a function that saves these fields of an EDL and throws where it is refused. */
    const doors = {
      'the Document Service': (documentId, data) => documents().update({ documentId, data }),
      REST: async (documentId, data) => {
        const path = `${app.url}/api/${name}s/${documentId}`;
        const { status, body } = await call(path, { method: 'PUT', token: app.tokens.full, body: { data } });
        if (status !== 200) throw Object.assign(new Error(body.error.message), { status, ...body.error });
      },
      'the Content Manager': async (documentId, data) => {
        const path = `/content-manager/collection-types/${uid}/${documentId}`;
        const { status, body } = await admin(path, { method: 'PUT', body: data });
        if (status !== 200) throw Object.assign(new Error(body.error.message), { status, ...body.error });
      },
    };

    const changes = {
      'its content': ({ row }) => ({
        [fields.canonicalEdl]: { ...row[fields.canonicalEdl], masterCamera: 'B' },
      }),
      'its content to none': () => ({ [fields.canonicalEdl]: null }),
      'its version': () => ({ [fields.version]: 8 }),
      'its session': ({ other }) => ({ [fields.session]: other.documentId }),
      'its session to none': () => ({ [fields.session]: null }),
    };

    for (const [door, save] of Object.entries(doors))
      describe(`through ${door}`, () => {
        for (const [status, back] of Object.entries({ approved: 'reviewing', locked: 'reviewing' }))
          test(`can't be changed while it is ${status}, and the answer says what to do`, async () => {
            const { edlDocumentId } = await createSession(app, { edl: status });
            const other = await createSession(app, { edl: null });
            const before = await stored(edlDocumentId);
            for (const [what, change] of Object.entries(changes)) {
              await assert.rejects(
                async () => save(edlDocumentId, change({ row: before, other })),
                (error) => {
                  assert.equal(error.name, 'ValidationError', what);
                  assert.equal(error.details.code, 'edl_frozen');
                  assert.equal(
                    error.message,
                    `the EDL is \`${status}\`: its approved content can't be changed; ` +
                      `take it back to \`${back}\` in its approval panel, or create a new version`,
                  );
                  if (error.status !== undefined) assert.equal(error.status, 400);
                  return true;
                },
              );
              assert.deepEqual(await stored(edlDocumentId), before, what);
            }
          });

        test('can be changed while nobody approved it', async () => {
          for (const status of ['draft', 'reviewing']) {
            const { edlDocumentId } = await createSession(app, { edl: status });
            const other = await createSession(app, { edl: null });
            const row = await stored(edlDocumentId);
            for (const change of Object.values(changes)) await save(edlDocumentId, change({ row, other }));
            const after = await stored(edlDocumentId);
            assert.equal(after[fields.version], 8);
            assert.equal(after[fields.session], null);
            assert.equal(after[fields.status], status);
          }
        });

        test('may be saved as it is, in another order of keys, with another field changed', async () => {
          const { edlDocumentId, documentId } = await createSession(app);
          const row = await stored(edlDocumentId);
          const reversed = Object.fromEntries(Object.entries(row[fields.canonicalEdl]).reverse());
          await save(edlDocumentId, {
            [fields.edlId]: 'renamed',
            [fields.version]: row[fields.version],
            [fields.canonicalEdl]: reversed,
            [fields.session]: documentId,
          });
          const after = await stored(edlDocumentId);
          assert.equal(after[fields.edlId], 'renamed');
          assert.deepEqual(after[fields.canonicalEdl], row[fields.canonicalEdl]);
          assert.equal(after[fields.status], 'locked');
        });

        test('is changed once it was taken back', async () => {
          const { edlDocumentId } = await createSession(app);
          const reply = await admin(`/render-jobs/edls/${edlDocumentId}/status`, {
            method: 'POST',
            body: { status: 'reviewing' },
          });
          assert.equal(reply.status, 200);
          await save(edlDocumentId, { [fields.version]: 8 });
          assert.equal((await stored(edlDocumentId))[fields.version], 8);
        });

        test('the status itself is changed by the workflow alone', async () => {
          for (const [from, to] of [
            ['draft', 'locked'],
            ['draft', 'reviewing'],
            ['locked', 'reviewing'],
            ['locked', null],
          ]) {
            const { edlDocumentId } = await createSession(app, { edl: from });
            const saved = save(edlDocumentId, { [fields.status]: to });
            // The Content Manager drops what is hidden, or takes an attribute named `status` for its own.
            if (door === 'the Content Manager') await saved.catch(() => undefined);
            else await assert.rejects(saved, (error) => error.details?.code === 'edl_status_guarded');
            assert.equal((await stored(edlDocumentId))[fields.status], from);
          }
        });
      });

    test('a form that sends the whole document back with another field changed is saved', async () => {
      const { edlDocumentId } = await createSession(app);
      const path = `/content-manager/collection-types/${uid}/${edlDocumentId}`;
      const { data } = (await admin(path)).body;
      const own = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'locale'];
      const form = Object.fromEntries(
        Object.entries(data).filter(([key]) => ![...own, 'status', 'localizations', fields.session].includes(key)),
      );
      const body = { ...form, [fields.edlId]: 'again', [fields.session]: { connect: [], disconnect: [] } };
      const saved = await admin(path, { method: 'PUT', body });
      assert.equal(saved.status, 200, JSON.stringify(saved.body));
      assert.equal((await stored(edlDocumentId))[fields.edlId], 'again');
    });

    test('nobody is told of a change that was refused', async () => {
      const { edlDocumentId } = await createSession(app);
      const told = [];
      const listen = ({ entry }) => told.push(entry.documentId);
      app.strapi.eventHub.on('entry.update', listen);
      await assert.rejects(documents().update({ documentId: edlDocumentId, data: { [fields.canonicalEdl]: {} } }));
      await documents().update({ documentId: edlDocumentId, data: { [fields.edlId]: 'told' } });
      await new Promise((resolve) => setTimeout(resolve, 200));
      app.strapi.eventHub.off('entry.update', listen);
      assert.deepEqual(told, [edlDocumentId]);
    });

    test('a locked EDL may be deleted', async () => {
      const { edlDocumentId } = await createSession(app);
      await documents().delete({ documentId: edlDocumentId });
      assert.equal(await stored(edlDocumentId), null);
    });

    test('a copy is a draft, whoever makes it', async () => {
      const { edlDocumentId } = await createSession(app);
      const copy = await documents().clone({ documentId: edlDocumentId, data: { [fields.status]: 'locked' } });
      assert.equal((await stored(copy.documentId))[fields.status], 'draft');
      const path = `/content-manager/collection-types/${uid}/auto-clone/${edlDocumentId}`;
      const cloned = await admin(path, { method: 'POST', body: {} });
      assert.equal(cloned.status, 200, JSON.stringify(cloned.body));
      assert.equal((await stored(cloned.body.documentId ?? cloned.body.data.documentId))[fields.status], 'draft');
    });

    test('an EDL may be created with any status', async () => {
      for (const status of ['draft', 'reviewing', 'approved', 'locked']) {
        const body = { data: { [fields.status]: status } };
        const path = `${app.url}/api/${name}s`;
        const created = await call(path, { method: 'POST', token: app.tokens.full, body });
        assert.equal(created.status, 201, JSON.stringify(created.body));
        assert.equal((await stored(created.body.data.documentId))[fields.status], status);
      }
    });

    test('the status is in no form, whatever it is called', async () => {
      const { body } = await admin(`/content-manager/content-types/${uid}/configuration`);
      const { edit } = body.data.contentType.layouts;
      assert.ok(!edit.flat().some((field) => field.name === fields.status), JSON.stringify(edit));
      assert.ok(!body.data.contentType.layouts.list.includes(fields.status));
    });

    test('a new version has the content, the next version of the session, an id of its own, and begins as a draft', async () => {
      const session = await createSession(app);
      const source = await stored(session.edlDocumentId);
      // Another EDL of the session has a higher version.
      await documents().create({ data: { [fields.session]: session.documentId, [fields.version]: 11 } });
      const path = `/render-jobs/edls/${session.edlDocumentId}/versions`;
      const reply = await admin(path, { method: 'POST', body: {} });
      assert.equal(reply.status, 200, JSON.stringify(reply.body));
      assert.deepEqual(Object.keys(reply.body.data).sort(), ['id', 'version']);
      assert.equal(reply.body.data.version, 12);
      const copy = await stored(reply.body.data.id);
      assert.deepEqual(copy[fields.canonicalEdl], source[fields.canonicalEdl]);
      assert.equal(copy[fields.session].documentId, session.documentId);
      assert.equal(copy[fields.status], 'draft');
      assert.equal(copy[fields.version], 12);
      assert.equal(copy[fields.edlId], `${session.edlId}-v12`);
      assert.deepEqual(await stored(session.edlDocumentId), source);
      // Of a version a version.
      const next = (await admin(`/render-jobs/edls/${copy.documentId}/versions`, { method: 'POST', body: {} })).body
        .data;
      assert.equal((await stored(next.id))[fields.edlId], `${session.edlId}-v13`);
    });

    test('a new version needs the permission that changes the status', async () => {
      const { edlDocumentId } = await createSession(app);
      const path = (id) => `${app.url}/render-jobs/edls/${id}/versions`;
      const viewer = await adminWith(app, `${name}-viewer`, ['job.view']);
      const refused = await call(path(edlDocumentId), { method: 'POST', token: viewer, body: {} });
      assert.equal(refused.status, 403);
      const editor = await adminWith(app, `${name}-editor`, ['edl.transition']);
      assert.equal((await call(path(edlDocumentId), { method: 'POST', token: editor, body: {} })).status, 200);
      assertError(await call(path('nothing'), { method: 'POST', token: editor, body: {} }), 404, 'edl_not_found');
    });
  });
