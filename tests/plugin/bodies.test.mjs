// Bodies that can't be read are their sender's fault: each is a 400, 413 or 415 with a code, on both APIs, and never a 500.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { ownerOf } from './support/admins.mjs';
import { startApp } from './support/app.mjs';

const JSON_BODY = Buffer.from(JSON.stringify({ sessionId: 'nothing', format: 'full_16_9' }));
const zipped = gzipSync(JSON_BODY);
const part = (text) => Buffer.from(text.replaceAll('\n', '\r\n'));
const multipart = { 'content-type': 'multipart/form-data; boundary=b' };

/** What a request says beside its body, the body, and the answer: a status, and a code where it is a refusal. */
const BODIES = {
  'gzip that is none': [{ 'content-encoding': 'gzip' }, JSON_BODY, 400],
  'gzip that ends too early': [{ 'content-encoding': 'gzip' }, zipped.subarray(0, -12), 400],
  'gzip with a wrong checksum': [{ 'content-encoding': 'gzip' }, Buffer.concat([zipped.subarray(0, -8), Buffer.alloc(8)]), 400],
  'deflate that is none': [{ 'content-encoding': 'deflate' }, JSON_BODY, 400],
  'brotli that is none': [{ 'content-encoding': 'br' }, JSON_BODY, 400],
  'an encoding that nobody knows': [{ 'content-encoding': 'zstd-9' }, JSON_BODY, 415],
  'JSON that is none': [{}, Buffer.from('{"sessionId": '), 400],
  'a number in place of an object': [{}, Buffer.from('12'), 400],
  'gzip of too much': [{ 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(50_000_000, ' ')), 413],
  'JSON of too much': [{}, Buffer.alloc(2_000_000, ' '), 413],
  'multipart without a boundary': [{ 'content-type': 'multipart/form-data' }, part('--b\n'), 400],
  'multipart that is none': [multipart, JSON_BODY, 400],
  'multipart that ends too early': [multipart, part('--b\nContent-Disposition: form-data; name="sessionId"\n\nno'), 400],
  'multipart with a header that is none': [multipart, part('--b\nContent Disposition\n\nx\n--b--\n'), 400],
  'form data that end in the middle of an escape': [{ 'content-type': 'application/x-www-form-urlencoded' }, Buffer.from('a=%E0%A4%A'), 400],
}; // prettier-ignore

/** Those that can be read: what they ask for is judged. */
const READABLE = {
  gzip: [{ 'content-encoding': 'gzip' }, zipped],
  deflate: [{ 'content-encoding': 'deflate' }, deflateSync(JSON_BODY)],
  'a charset that nobody knows': [{ 'content-type': 'application/json; charset=klingon' }, JSON_BODY],
  brotli: [{ 'content-encoding': 'br' }, brotliCompressSync(JSON_BODY)],
};

/** More than is read at once. */
const LARGE = Buffer.alloc(400_000, '[');
/** Large bodies that are refused before they were read to their end. */
const HALF_READ = {
  'gzip that is none': { 'content-encoding': 'gzip' },
  'deflate that is none': { 'content-encoding': 'deflate' },
  'brotli that is none': { 'content-encoding': 'br' },
  'an encoding that nobody knows': { 'content-encoding': 'zstd-9' },
  'multipart that is none': multipart,
  'a type that nobody reads': { 'content-type': 'image/png' },
};

describe('a body', () => {
  let app;
  let routes;
  before(async () => {
    app = await startApp('studio-types');
    const owner = await ownerOf(app);
    routes = {
      'the REST API': { path: '/api/render-jobs/trigger', token: app.tokens.full },
      'the admin API': { path: '/render-jobs/jobs/trigger', token: owner },
      "the admin's bulk actions": { path: '/render-jobs/bulk/retry', token: owner },
      'a worker': { path: '/api/render-jobs/worker/claim', token: app.tokens.worker },
    };
  });
  after(() => app?.stop());

  /** Sends bytes as they are, and reads the whole answer. */
  async function send({ path, token }, headers, body, { cutAfter } = {}) {
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    const all = {
      host: `${hostname}:${port}`,
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': body.length,
      connection: 'close',
      ...headers,
    };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    if (cutAfter === undefined) socket.write(body);
    else socket.end(body.subarray(0, cutAfter));
    let answer = '';
    socket.setEncoding('utf8').on('data', (text) => (answer += text));
    // A server that refuses a body may close before it has read all of it.
    socket.on('error', () => undefined);
    socket.setTimeout(20_000, () => socket.destroy());
    await once(socket, 'close');
    const [, status] = /^HTTP\/1\.1 (\d+)/.exec(answer) ?? [];
    return { status: Number(status), text: answer.slice(answer.indexOf('\r\n\r\n') + 4) };
  }

  for (const [name, [headers, body, expected]] of Object.entries(BODIES))
    test(`${name} is refused`, async () => {
      for (const [where, route] of Object.entries(routes)) {
        const { status, text } = await send(route, headers, body);
        assert.ok([expected].flat().includes(status), `${where}: ${status} ${text.slice(0, 300)}`);
        assert.match(text, /"code":"(bad_request|body_too_large|unsupported_body)"/, where);
        assert.doesNotMatch(text, /at .*\.js|node_modules/, where);
      }
    });

  test('that breaks off is nobody’s fault of the server', async () => {
    for (const [where, route] of Object.entries(routes)) {
      const { status, text } = await send(route, {}, JSON_BODY, { cutAfter: 10 });
      // A client that has gone gets no answer; one that still reads gets one.
      assert.ok(Number.isNaN(status) || status === 400, `${where}: ${status} ${text}`);
    }
  });

  for (const [name, headers] of Object.entries(HALF_READ))
    test(`${name} does not stop the connection that it came on`, async () => {
      for (const [where, { path, token }] of Object.entries(routes)) {
        const agent = new Agent({ keepAlive: true, maxSockets: 1 });
        const ask = async (own, body) => {
          const sent = request(`${app.url}${path}`, {
            method: 'POST',
            agent,
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...own },
            signal: AbortSignal.timeout(15_000),
          });
          sent.end(body);
          const [answer] = await once(sent, 'response');
          answer.resume();
          await once(answer, 'end');
          return { status: answer.statusCode, isSameConnection: sent.reusedSocket };
        };
        try {
          assert.ok((await ask(headers, LARGE)).status < 500, where);
          assert.deepEqual(await ask({}, '12'), { status: 400, isSameConnection: true }, where);
        } finally {
          agent.destroy();
        }
      }
    });

  for (const [name, [headers, body]] of Object.entries(READABLE))
    test(`in ${name} is read`, async () => {
      const { status, text } = await send(routes['the REST API'], headers, body);
      assert.equal(status, 404, text);
      assert.match(text, /session_not_found/);
    });
});
