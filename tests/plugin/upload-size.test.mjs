// What a worker announces of a file, in its headers alone: nothing is sent, and nothing may be written or waited for.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { after, before, describe, test } from 'node:test';
import { startApp } from './support/app.mjs';
import { createSession } from './support/sessions.mjs';
import { CURRENT } from './support/workers.mjs';

const LARGEST = 1_000_000;
/** How long the server may take to answer headers. */
const ANSWER_MS = 10_000;

describe('the size of an upload', () => {
  let app;
  let assignment;
  before(async () => {
    app = await startApp('studio-types', { config: { renderer: { maxArtifactBytes: LARGEST } } });
    await app.jobs.createJob({ sessionId: (await createSession(app)).documentId, format: 'thumbnail' });
    const claim = await app.post('/worker/claim', { owner: 'w', ...CURRENT }, { token: app.tokens.worker });
    assignment = claim.body.data;
  });
  after(() => app?.stop());

  const temporary = () =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(`render-jobs-${hostname()}-${process.pid}-`));

  /** Sends headers and `start` of a body; resolves with the answer's status and body, or null where none came in time. */
  const announce = (headers, start = '') =>
    new Promise((resolve, reject) => {
      const { hostname: host, port } = new URL(app.url);
      const socket = connect(Number(port), host);
      const timer = setTimeout(() => {
        socket.destroy();
        resolve(null);
      }, ANSWER_MS);
      const end = (settle, value) => {
        clearTimeout(timer);
        socket.destroy();
        settle(value);
      };
      let answer = '';
      socket.setEncoding('utf8').on('data', (text) => {
        answer += text;
        const [head, body] = answer.split('\r\n\r\n');
        const status = Number(head.split(' ')[1]);
        const length = /content-length: (\d+)/i.exec(head)?.[1];
        if (body !== undefined && (length === undefined || body.length >= Number(length)))
          end(resolve, { status, body: body.startsWith('{') ? JSON.parse(body) : body });
      });
      socket.on('error', (error) => end(reject, error));
      const path = `/api/render-jobs/worker/${assignment.jobId}/artifacts/video?owner=w&attempt=1`;
      const lines = [
        `PUT ${path} HTTP/1.1`,
        `host: ${host}:${port}`,
        `authorization: Bearer ${app.tokens.worker}`,
        `render-lease: ${assignment.lease}`,
        'content-type: application/octet-stream',
        ...headers,
      ];
      socket.write(`${lines.join('\r\n')}\r\n\r\n${start}`);
    });

  // Numbers at which 32 bits end, and which are 0, 5 and less than nothing there.
  for (const size of [2 ** 31, 2 ** 32, 2 ** 32 + 5, 2 ** 33, LARGEST + 1])
    test(`${size} bytes are refused by that number, before any of them is there`, async () => {
      const reply = await announce([`content-length: ${size}`], 'abc');
      assert.ok(reply, 'the server waits for bytes that it would refuse');
      assert.equal(reply.status, 413);
      const { details, message } = reply.body.error;
      assert.equal(details.code, 'artifact_too_large');
      assert.equal(message, `the file has ${size} bytes, but at most ${LARGEST} are allowed`);
      assert.deepEqual(temporary(), []);
    });

  for (const [size, message] of [
    ['0', /empty/],
    ['9007199254740993', /`content-length` must be a whole number .* not `9007199254740993`/],
  ])
    test(`a content-length of ${size} is refused`, async () => {
      const reply = await announce([`content-length: ${size}`]);
      assert.ok(reply, 'no answer');
      assert.equal(reply.status, 400);
      assert.match(reply.body.error.message, message);
      assert.deepEqual(temporary(), []);
    });

  // What Node's own reader of HTTP answers, before anything of ours is asked.
  for (const size of ['-1', '5e9', '18446744073709551621', '0x10', '1, 2'])
    test(`a content-length of ${size} is no request`, async () => {
      const reply = await announce([`content-length: ${size}`]);
      assert.equal(reply?.status, 400);
      assert.deepEqual(temporary(), []);
    });
});
