// What the REST API promises, line by line, for any application: run against each fixture.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { replay } from 'render-rules';
import { call } from './app.mjs';
import { checklist } from './checklist.mjs';
import { ARTIFACTS, assertError } from './replies.mjs';
import { createSession } from './sessions.mjs';

/** Ids that are none, as a URL holds them: other languages' letters, other paths, no letters, no end. */
const ODD = [
  '*',
  '%27',
  '%',
  '%00',
  '%0A',
  '%E0%A4%A',
  'a%2Fb',
  '..%2F..%2Fx',
  '%F0%9F%8E%AC',
  '__proto__',
  'x'.repeat(9000),
];

/** The log-in of somebody whose role has these actions of the plugin's, and no others. */
async function userWith({ strapi, url }, actions) {
  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .create({ data: { name: 'Producer', type: 'producer' } });
  for (const action of actions)
    await strapi.db
      .query('plugin::users-permissions.permission')
      .create({ data: { action: `plugin::render-jobs.render-job.${action}`, role: role.id } });
  const [email, password] = ['producer@example.com', 'Passw0rd!'];
  await strapi
    .plugin('users-permissions')
    .service('user')
    .add({ username: 'producer', email, password, provider: 'local', confirmed: true, role: role.id });
  const { body } = await call(`${url}/api/auth/local`, { method: 'POST', body: { identifier: email, password } });
  return { id: body.user.id, token: body.jwt };
}

/** Declares the tests for an application that `start` starts. */
export function restSuite(name, start) {
  describe(name, () => {
    let app;
    before(async () => {
      app = await start();
    });
    after(() => app?.stop());

    const trigger = async (body = {}, session) => {
      const { documentId } = session ?? (await createSession(app));
      return app.post('/trigger', { sessionId: documentId, ...body });
    };
    const triggered = async (body) => (await trigger(body)).body.data.jobId;

    /** Calls, and asserts that no job was made. */
    const refusing = async (request) => {
      const jobs = await app.countJobs();
      const reply = await request();
      assert.equal(await app.countJobs(), jobs, 'a refused request made a job');
      return reply;
    };

    checklist({
      get app() {
        return app;
      },
      trigger,
      triggered,
      refusing,
    });

    describe('trigger', () => {
      test('takes each of the four formats, and full_16_9 where none is named', async () => {
        for (const format of ['full_16_9', 'short_9_16', 'clip_1_1', 'thumbnail'])
          assert.equal((await trigger({ format })).body.data.format, format);
        assert.equal((await trigger()).body.data.format, 'full_16_9');
      });

      test('asked twice, makes one job, and two where the second is forced', async () => {
        const session = await createSession(app);
        const body = { format: 'clip_1_1', metadata: { note: 'the same' } };
        const replies = await Promise.all([1, 2].map(() => trigger(body, session)));
        assert.equal(new Set(replies.map((reply) => reply.body.data.jobId)).size, 1);
        assert.equal(replies.filter((reply) => reply.body.data.deduplicated === true).length, 1);
        const forced = (await trigger({ ...body, force: true }, session)).body.data;
        assert.equal('deduplicated' in forced, false);
        assert.equal((await app.get(`/session/${session.documentId}`)).body.data.length, 2);
      });

      test("takes the session's own sessionId as well as its documentId", async () => {
        const session = await createSession(app);
        const reply = await app.post('/trigger', { sessionId: session.sessionId });
        assert.equal(reply.status, 200);
        assert.equal(reply.body.data.sessionId, session.documentId);
        const jobs = await app.get(`/session/${session.sessionId}`);
        assert.equal(jobs.body.data.length, 1);
      });

      test('refuses a format outside the enum', async () => {
        for (const format of ['vertical_9_16', 'FULL_16_9', '', 4, ['thumbnail'], { $ne: 'thumbnail' }]) {
          const reply = await refusing(() => trigger({ format }));
          assertError(reply, 400, 'bad_request', /format/);
          assert.equal(reply.body.error.details.findings[0].path, 'format');
        }
      });

      test('refuses a body that is no object', async () => {
        for (const raw of ['[]', '[{"sessionId":"x"}]', '"text"', 'null', '42', '{', ''])
          assertError(await refusing(() => app.post('/trigger', undefined, { raw })), 400, 'bad_request');
        const asText = () => app.post('/trigger', undefined, { raw: 'sessionId', type: 'text/plain' });
        assertError(await refusing(asText), 400, 'bad_request', /body/);
      });

      test('refuses metadata of 1 MB', async () => {
        const small = await refusing(() => trigger({ metadata: { text: 'x'.repeat(1_000_000) } }));
        assertError(small, 400, 'bad_request', /metadata/);
        assert.equal(small.body.error.details.findings[0].code, 'metadata_too_large');
        const large = await refusing(() => trigger({ metadata: { text: 'x'.repeat(1 << 20) } }));
        assertError(large, 413, 'body_too_large', /request body is larger/);
      });

      test('refuses `__proto__` keys', async () => {
        const { documentId } = await createSession(app);
        const id = `"sessionId": "${documentId}"`;
        for (const raw of [
          `{${id}, "__proto__": {"format": "thumbnail"}}`,
          `{${id}, "metadata": {"__proto__": {"polluted": true}}}`,
          `{${id}, "metadata": {"a": [{"__proto__": {"polluted": true}}]}}`,
        ])
          assertError(
            await refusing(() => app.post('/trigger', undefined, { raw })),
            400,
            'bad_request',
            /can't be read/,
          );
        assert.equal({}.polluted, undefined);
      });

      test('answers 404 for a session that does not exist', async () => {
        for (const sessionId of ['nothing', '*', "' or 1=1 --", '../session', '%', 'a/b', '🎬', '__proto__'])
          assertError(
            await refusing(() => app.post('/trigger', { sessionId })),
            404,
            'session_not_found',
            /no session/,
          );
        assertError(await app.get('/session/nothing'), 404, 'session_not_found');
      });

      test('takes a sessionId as a value alone, never as a filter', async () => {
        for (const sessionId of [{ $ne: null }, ['x'], 1, null, '', undefined, 'a\0b', 'x'.repeat(500_000)])
          assertError(await refusing(() => app.post('/trigger', { sessionId })), 400, 'bad_request', /sessionId/);
        const query = await app.get('/session/x?filters[documentId][$notNull]=true');
        assertError(query, 404, 'session_not_found');
      });

      test('tells every reason at once', async () => {
        const session = await createSession(app, { edl: 'draft', media: { A: null, B: 'ftp://media.invalid/b.mov' } });
        const reply = await refusing(() => trigger({}, session));
        assert.deepEqual(
          new Set(reply.body.error.details.findings.map((finding) => finding.code)),
          new Set(['edl_not_locked', 'mezzanine_missing', 'mezzanine_url_invalid']),
        );
        const noEdl = await createSession(app, { edl: null });
        const without = await refusing(() => trigger({}, noEdl));
        assert.equal(without.body.error.details.findings[0].code, 'edl_missing');
      });
    });

    describe('access', () => {
      const calls = (jobId, sessionId) => [
        { path: `/${jobId}`, read: true },
        { path: `/session/${sessionId}`, read: true },
        { path: `/${jobId}/history`, read: true },
        { path: `/nothing/events`, read: true, found: false },
        { path: '/trigger', method: 'POST', body: { sessionId } },
        { path: `/${jobId}/retry`, method: 'POST' },
        { path: `/${jobId}/cancel`, method: 'POST' },
      ];
      let session;
      let jobId;
      before(async () => {
        session = await createSession(app);
        jobId = (await trigger({}, session)).body.data.jobId;
      });
      const each = async (token, check) => {
        for (const { path, ...request } of calls(jobId, session.documentId)) {
          const reply = await refusing(() => call(`${app.url}/api/render-jobs${path}`, { ...request, token }));
          await check(reply, request);
        }
        assert.equal((await app.row(jobId)).status, 'queued');
      };

      test('no token: nothing is public', () =>
        each(undefined, (reply) => {
          assertError(
            reply,
            403,
            'forbidden',
            /needs the permission `plugin::render-jobs\.(render-job|history|events)\.\w+`/,
          );
        }));

      test('a token that is none', () => each('0123456789abcdef', (reply) => assertError(reply, 401, 'unauthorized')));

      test('a token without the permission', () =>
        each(app.tokens.other, (reply) => assertError(reply, 403, 'forbidden')));

      test('a read-only token reads and changes nothing', () =>
        each(app.tokens.readOnly, (reply, { read, found = true }) => {
          if (read) assert.equal(reply.status, found ? 200 : 404);
          else assertError(reply, 403, 'forbidden');
        }));

      test('a token of one permission has that one', async () => {
        const token = app.tokens.view;
        assert.equal((await app.get(`/${jobId}`, { token })).status, 200);
        assertError(await app.post(`/${jobId}/cancel`, {}, { token }), 403, 'forbidden', /`[\w.:-]+\.cancel`/);
      });

      test("a user's role has the actions that it was given", async () => {
        const { id, token } = await userWith(app, ['findOne', 'trigger']);
        assert.equal((await app.get(`/${jobId}`, { token })).status, 200);
        assertError(await app.get(`/session/${session.documentId}`, { token }), 403, 'forbidden');
        assertError(await app.post(`/${jobId}/cancel`, {}, { token }), 403, 'forbidden');
        const own = await app.post('/trigger', { sessionId: session.documentId, force: true }, { token });
        assert.equal((await app.row(own.body.data.jobId)).history[0].actor, `users-permissions:${id}`);
      });
    });

    describe('jobs that do not exist', () => {
      test('answer 404', async () => {
        for (const jobId of ['nothing', '00000000-0000-4000-8000-000000000000', ...ODD])
          for (const request of [app.get(`/${jobId}`), app.post(`/${jobId}/retry`), app.post(`/${jobId}/cancel`)])
            assertError(await request, 404, 'job_not_found', /^there is no job `.{1,65}`$/su);
      });

      test('nor do sessions of such ids', async () => {
        for (const sessionId of ['nothing', ...ODD])
          assertError(
            await app.get(`/session/${sessionId}`),
            404,
            'session_not_found',
            /^there is no session `.{1,65}`$/su,
          );
      });

      test('an id is the whole id', async () => {
        const jobId = await triggered();
        for (const other of [jobId.toUpperCase(), `${jobId}%20`, `%20${jobId}`, `${jobId}%00`, jobId.slice(0, -1)])
          assertError(await app.get(`/${other}`), 404, 'job_not_found');
      });
    });

    describe('races', () => {
      test('a change between reading and saving is answered with 409, and nothing is overwritten', async () => {
        const jobId = await triggered();
        const { uid } = app.types.job;
        let interfered = false;
        // Somebody else, between the service's read and its UPDATE.
        const unsubscribe = app.strapi.db.lifecycles.subscribe({
          models: [uid],
          async beforeUpdateMany() {
            if (interfered) return;
            interfered = true;
            await app.jobs.transitionStatus(jobId, 'processing');
          },
        });
        const reply = await app.post(`/${jobId}/cancel`);
        unsubscribe();
        assertError(reply, 409, 'lost_race', new RegExp(jobId));
        assert.equal((await app.row(jobId)).status, 'processing');
      });

      test('of twenty callers who cancel one job, one wins', async () => {
        const jobId = await triggered();
        const replies = await Promise.all(Array.from({ length: 20 }, () => app.post(`/${jobId}/cancel`)));
        assert.equal(replies.filter((reply) => reply.status === 200).length, 1);
        for (const reply of replies.filter(({ status }) => status !== 200))
          assert.ok(['lost_race', 'transition_not_allowed'].includes(reply.body.error.details.code));
        assert.equal((await app.row(jobId)).history.length, 2);
      });

      test('of two workers who claim one job, one gets it', async () => {
        const { uid } = app.types.job;
        await app.strapi.db.query(uid).deleteMany({ where: { status: 'queued' } });
        const jobId = await triggered();
        const worker = app.parts.worker;
        const claims = await Promise.all([worker.claim('first'), worker.claim('second')]);
        const [won] = claims.filter(Boolean);
        assert.equal(claims.filter(Boolean).length, 1);
        assert.equal(won.jobId, jobId);
        const row = await app.row(jobId);
        assert.equal(row.leaseOwner, won.owner);
        assert.equal(row.attempt, 1);

        // What the other one reports is refused, and so is what is reported of another attempt.
        const refusal = (code) => ({ status: 409, details: { code } });
        await assert.rejects(worker.progress({ ...won, owner: 'somebody' }, 0.5), refusal('not_owner'));
        await assert.rejects(worker.progress({ ...won, attempt: 7 }, 0.5), refusal('attempt_outdated'));
        assert.equal((await worker.progress(won, 0.5)).progress, 0.5);
        assert.equal((await worker.fail(won, { message: 'broken', kind: 'permanent' })).status, 'failed');
      });

      test('two rows of one jobId are impossible', async () => {
        const { uid } = app.types.job;
        const jobId = await triggered();
        await assert.rejects(app.strapi.db.query(uid).create({ data: { jobId } }), /unique/i);
      });
    });

    describe('history', () => {
      test('tells who did what, and folded again it is the stored job', async () => {
        const jobId = await triggered();
        await app.jobs.transitionStatus(jobId, 'processing');
        await app.jobs.failJob(jobId, 'broken');
        await app.post(`/${jobId}/retry`);
        await app.jobs.transitionStatus(jobId, 'processing');
        await app.jobs.completeJob(jobId, ARTIFACTS);
        const row = await app.row(jobId);
        assert.deepEqual(
          row.history.map((entry) => entry.event),
          ['created', 'started', 'failed', 'retried', 'started', 'completed'],
        );
        assert.match(row.history[0].actor, /^content-api-token:\d+$/);
        const { data } = (await app.get(`/${jobId}/history`)).body;
        assert.deepEqual(
          data,
          row.history.map((entry) => ({ ...entry, time: new Date(entry.at).toISOString() })),
        );
        assert.deepEqual(replay(data), app.parts.lifecycle.toJob(row));
        assertError(await app.get('/nothing/history'), 404, 'job_not_found');
      });
    });
  });
}
