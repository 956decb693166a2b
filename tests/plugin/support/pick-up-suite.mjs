// What holds of every render, whoever makes it: where it reads from, and that it is made of the EDL that was checked.
import assert from 'node:assert/strict';
import { lookup } from 'node:dns/promises';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { test } from 'node:test';
import { until } from '../../support/until.mjs';
import { clip, serveMedia } from './media.mjs';
import { assertError } from './replies.mjs';
import { checkRecordings, createSession } from './sessions.mjs';

/** A server that is not to be reached, and how often it was. */
async function trap() {
  let reached = 0;
  const server = createServer((socket) => {
    reached += 1;
    socket.destroy();
  }).listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    port: server.address().port,
    get reached() {
      return reached;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/**
 * Registers the tests. `context()` gives the running parts: app, media server, `ended(jobId)`, and `hold()`, which keeps the
 * worker busy until the function that it resolves with is called.
 */
export function pickUpTests(context) {
  const trigger = async (media, body = { format: 'thumbnail' }, afterCheck = undefined) => {
    const session = await createSession(context().app, { media });
    if (afterCheck) {
      await checkRecordings(context().app, session);
      await afterCheck(session);
    }
    const reply = await context().app.post('/trigger', { sessionId: session.documentId, ...body });
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return { jobId: reply.body.data.jobId, session };
  };
  const rendered = async (media, body, afterCheck) => context().ended((await trigger(media, body, afterCheck)).jobId);
  const kindOf = async ({ jobId }) => (await context().app.row(jobId)).failureKind;
  const both = (url) => ({ A: url, B: url });

  test('https is read through a tunnel', async () => {
    const secure = await serveMedia({ 'a.mov': clip('a', { colour: 'red' }) }, { tls: true });
    const done = await rendered(both(`${secure.url}/a.mov`));
    assert.equal(done.status, 'completed', done.errorMessage);
    await secure.stop();
  });

  test('a redirect to where it may read is followed', async () => {
    const { media } = context();
    media.redirects.set('moved.mov', `${media.url}/a.mov`);
    const done = await rendered(both(`${media.url}/moved.mov`));
    assert.equal(done.status, 'completed', done.errorMessage);
  });

  test('a redirect to a private host fails the job for good, and nobody is asked there', async () => {
    const { media } = context();
    const inside = await trap();
    for (const [location, host, address] of [
      [`http://localhost:${inside.port}/a.mov`, 'localhost', '127.0.0.1'],
      [`https://localhost:${inside.port}/a.mov`, 'localhost', '127.0.0.1'],
      [`http://[::1]:${inside.port}/a.mov`, '[::1]', '::1'],
      [`http://127.0.0.2:${inside.port}/a.mov`, '127.0.0.2', '127.0.0.2'],
      [`http://0x7f000002:${inside.port}/a.mov`, '127.0.0.2', '127.0.0.2'],
      [`http://[::ffff:127.0.0.1]:${inside.port}/`, '[::ffff:127.0.0.1]', '::ffff:127.0.0.1'],
    ]) {
      // What was looked at has moved since.
      media.redirects.set('inside.mov', `${media.url}/a.mov`);
      const move = () => media.redirects.set('inside.mov', location);
      const failed = await rendered(both(`${media.url}/inside.mov`), undefined, move);
      assert.equal(failed.status, 'failed', location);
      assert.equal(
        failed.errorMessage,
        `camera \`A\`: ${media.url}/inside.mov may not be read: the host \`${host}\` leads to the loopback address ` +
          `\`${address}\`, which is not allowed (media.privateHosts)`,
      );
      assert.equal(await kindOf(failed), 'permanent');
    }
    assert.equal(inside.reached, 0);
    await inside.stop();
  });

  test('a name that leads inside fails the job for good: the gate knows names, the renderer addresses', async () => {
    const inside = await trap();
    const host = hostname();
    const { address } = await lookup(host);
    const url = `http://${host}:${inside.port}/a.mov`;
    const { app, media } = context();
    const { documentId: sessionId } = await createSession(app, { media: both(url) });
    const refused = await app.post('/trigger', { sessionId, format: 'thumbnail' });
    assertError(
      refused,
      400,
      'not_renderable',
      /can't be read: it may not be read: the host `.*` leads to the [a-z-]+ address/,
    );
    // And where the recordings lie there when a worker takes the job.
    const release = await context().hold();
    const { jobId, session } = await trigger(both(`${media.url}/a.mov`));
    const { uid, fields } = app.types.asset;
    const of = { filters: { [fields.session]: { documentId: session.documentId } } };
    for (const { documentId } of await app.strapi.documents(uid).findMany(of))
      await app.strapi.documents(uid).update({ documentId, data: { [fields.mezzanineUrl]: url } });
    await release();
    const failed = await context().ended(jobId);
    assert.equal(failed.status, 'failed');
    assert.match(
      failed.errorMessage,
      /^camera `A`: http:\/\/.* may not be read: the host `.*` leads to the [a-z-]+ address `/,
    );
    assert.ok(failed.errorMessage.includes(`\`${address}\``), `${failed.errorMessage} does not name ${address}`);
    assert.equal(await kindOf(failed), 'permanent');
    assert.equal(inside.reached, 0);
    await inside.stop();
  });

  test('an unknown host and one that refuses connections are told as such, and tried again', async () => {
    const closed = await trap();
    await closed.stop();
    for (const [url, why] of [
      ['http://media.invalid/a.mov', 'unknown host'],
      [`http://127.0.0.1:${closed.port}/a.mov`, 'connection refused'],
      [`https://127.0.0.1:${closed.port}/a.mov`, 'connection refused'],
    ]) {
      const failed = await rendered(both(url));
      assert.equal(failed.errorMessage, `camera \`A\`: ${url} can't be reached: ${why}`);
      assert.equal(await kindOf(failed), 'transient');
      await context().app.post(`/${failed.jobId}/retry`);
      await context().app.post(`/${failed.jobId}/cancel`);
    }
  });

  test('what a cancelled render read from is left alone', async () => {
    const { media } = context();
    const release = await context().hold();
    await until('the render to read', async () => (await media.connections()) > 0);
    await release();
    await until('the connections to end', async () => (await media.connections()) === 0, { timeoutMs: 2000 });
  });

  /** A job whose EDL is changed while the job waits. */
  async function changedWhileWaiting(change) {
    const { app, media } = context();
    const release = await context().hold();
    const { jobId, session } = await trigger({ A: `${media.url}/a.mov`, B: `${media.url}/b.mov` });
    const { uid, fields } = app.types.edl;
    const edl = await app.strapi.documents(uid).findOne({ documentId: session.edlDocumentId });
    const content = structuredClone(edl[fields.canonicalEdl]);
    change(content);
    // Past the guard of locked EDLs, as who writes to the table does.
    const put = (canonicalEdl) =>
      app.strapi.db.query(uid).update({
        where: { documentId: session.edlDocumentId },
        data: { [fields.canonicalEdl]: canonicalEdl },
      });
    await put(content);
    await release();
    return { job: await context().ended(jobId), restore: () => put(edl[fields.canonicalEdl]) };
  }

  test('an EDL that changed since it was checked is not rendered, neither at once nor by a retry', async () => {
    const { app } = context();
    const { job, restore } = await changedWhileWaiting((edl) => (edl.tracks.program[1].camera = 'A'));
    const reason = "the session can't be rendered: the EDL's content has changed since the render was requested";
    assert.equal(job.status, 'failed');
    assert.ok(job.errorMessage.startsWith(reason), job.errorMessage);
    assert.equal(await kindOf(job), 'permanent');
    const again = async () => {
      assert.equal((await app.post(`/${job.jobId}/retry`)).status, 200);
      return until('the retry to end', async () => {
        const now = await context().ended(job.jobId);
        return now.attempts > job.attempts && now;
      });
    };
    assert.ok((await again()).errorMessage.startsWith(reason));
    // What was checked is there again.
    await restore();
    job.attempts += 1;
    assert.equal((await again()).status, 'completed');
  });

  test('an EDL that was only written differently is rendered', async () => {
    const { job } = await changedWhileWaiting((edl) => (edl.metrics = { generatedBy: 'another version' }));
    assert.equal(job.status, 'completed', job.errorMessage);
  });
}
