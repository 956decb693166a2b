// What one render may use of its machine, whatever it is given to read: in the server, and in a worker elsewhere.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { ffmpegsReading, watchMemory } from '../support/processes.mjs';
import { killWorkers, startWorker } from '../support/render-worker.mjs';
import { startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { bomb } from './support/bombs.mjs';
import { clip, serveMedia } from './support/media.mjs';
import { assertError } from './support/replies.mjs';
import { checkRecordings, createSession } from './support/sessions.mjs';

const MEMORY_BYTES = 4 * 2 ** 30;
const BOMBS = ['png', 'mjpeg', 'h264'].flatMap((codec) => [8192, 16_000].map((size) => ({ codec, size })));
/** Pictures that are small, and of a shape that a plain scaler would make gigabytes of. */
const SHAPES = { thin: ['png', 4000, 4], tall: ['png', 4, 4000], wide: ['h264', 1920, 1080, 'setsar=100/1'] };

describe('the bounds of a render', () => {
  let media;
  let app;
  before(async () => {
    media = await serveMedia({
      'a.mov': clip('a', { colour: 'red' }),
      'long.mov': clip('long', { colour: 'green', seconds: 20 }),
      ...Object.fromEntries(BOMBS.map(({ codec, size }) => [`${codec}-${size}.mov`, bomb(codec, size, size)])),
      ...Object.fromEntries(Object.entries(SHAPES).map(([name, shape]) => [`${name}.mov`, bomb(...shape)])),
    });
    media.slow.add('long.mov');
  });
  after(async () => {
    await killWorkers();
    await app?.stop();
    await media?.stop();
  });

  const ended = (jobId) =>
    until(`the end of ${jobId}`, async () => {
      const now = (await app.get(`/${jobId}`)).body.data;
      return ['completed', 'failed', 'cancelled'].includes(now.status) && now;
    }, { timeoutMs: 120_000 }); // prettier-ignore
  const sessionOf = (name, { durationMs = 1000, cutMs = 1000 } = {}) =>
    createSession(app, { media: { A: `${media.url}/${name}` }, durationMs, cutMs });
  const asked = (session, body) => app.post('/trigger', { sessionId: session.documentId, ...body });
  async function trigger(name, body, options) {
    const reply = await asked(await sessionOf(name, options), body);
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body.data.jobId;
  }
  async function rendered(name, body) {
    const memory = watchMemory(media.url);
    const done = await ended(await trigger(name, body));
    return { done, megabytes: memory.stop() };
  }

  function everywhere() {
    for (const { codec, size } of BOMBS)
      test(`${codec} pictures of ${size} × ${size} pixels fail for good, and are not decoded`, async () => {
        const before = process.memoryUsage().rss;
        // The sound of one is recorded before: its pictures are not decoded there either.
        const format = codec === 'png' ? 'clip_1_1' : 'thumbnail';
        const memory = watchMemory(media.url);
        const file = `${codec}-${size}.mov`;
        const fault = `has pictures of ${size} × ${size} pixels; at most 8192 × 4320, or as many in another shape, are rendered`;
        const refused = await asked(await sessionOf(file), { format });
        assertError(refused, 400, 'not_renderable');
        assert.match(refused.body.error.message, new RegExp(`can't be read: it ${fault}: make a smaller mezzanine`));

        // It was another file when the job was made.
        const changed = `changed-${file}`;
        media.redirects.set(changed, `${media.url}/a.mov`);
        const session = await sessionOf(changed);
        await checkRecordings(app, session);
        media.redirects.set(changed, `${media.url}/${file}`);
        const reply = await asked(session, { format });
        assert.equal(reply.status, 200, JSON.stringify(reply.body));
        const done = await ended(reply.body.data.jobId);
        assert.equal(done.errorMessage, `camera \`A\`: ${media.url}/${changed} ${fault}: make a smaller mezzanine`);
        const { failureKind, attempt } = await app.row(done.jobId);
        assert.deepEqual([failureKind, attempt], ['permanent', 1]);
        const megabytes = memory.stop();
        assert.ok(megabytes < 300, `ffmpeg had ${megabytes} MB`);
        const grown = (process.memoryUsage().rss - before) / 2 ** 20;
        assert.ok(grown < 200, `the server grew by ${grown} MB`);
      });

    for (const name of Object.keys(SHAPES))
      test(`pictures of an absurd shape (${name}) are rendered, in little memory`, async () => {
        const { done, megabytes } = await rendered(`${name}.mov`, { format: 'thumbnail' });
        assert.equal(done.status, 'completed', done.errorMessage);
        assert.ok(megabytes < 600, `ffmpeg had ${megabytes} MB`);
      });

    test('the next job is rendered', async () => {
      const { done } = await rendered('a.mov', { format: 'clip_1_1' });
      assert.equal(done.status, 'completed', done.errorMessage);
    });

    test('ffmpeg has the memory, the threads and the priority that are set', async () => {
      const jobId = await trigger('long.mov?bounds', {}, { durationMs: 20_000, cutMs: 5000 });
      const reading = () => ffmpegsReading(`${media.url}/long.mov?bounds`).map(({ pid }) => pid);
      const pid = await until('ffmpeg to read', () => reading()[0], { timeoutMs: 60_000 });
      const limits = readFileSync(`/proc/${pid}/limits`, 'utf8');
      assert.match(limits, new RegExp(`^Max address space +${MEMORY_BYTES} +${MEMORY_BYTES} +bytes`, 'm'));
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      assert.equal(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16], '7');
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      for (const option of ['-threads', '-filter_threads', '-filter_complex_threads'])
        assert.equal(line[line.indexOf(option) + 1], '1', option);
      await app.post(`/${jobId}/cancel`);
      await until('ffmpeg to end', () => reading().length === 0, { timeoutMs: 5000 });
    });
  }

  describe('in the server', () => {
    before(async () => {
      const limits = { memoryBytes: MEMORY_BYTES, threads: 1, nice: 7 };
      app = await startApp('studio-types', { config: { queue: { consume: true, pollMs: 100 }, renderer: { limits } } });
    });
    after(() => app.stop());
    everywhere();
  });

  describe('in a worker', () => {
    const options = ['--memory', String(MEMORY_BYTES), '--threads', '1', '--nice', '7'];
    before(async () => {
      app = await startApp('studio-types', { config: { queue: { consume: false, pollMs: 100 } } });
      startWorker({ url: app.url, token: app.tokens.worker }, null, { options });
    });
    everywhere();

    test('limits that are none are told in one sentence', async () => {
      for (const [wrong, sentence] of [
        [['--memory', '1000'], /`--memory` must be a whole number from 268435456 to 9007199254740991, not `1000`/],
        [['--threads', '0'], /`--threads` must be a whole number from 1 to 128, not `0`/],
        [['--nice', '-5'], /`--nice` must be a whole number from 0 to 19, not `-5`/],
        [['--free-space', 'much'], /`--free-space` must be a whole number from 0 to 9007199254740991, not `much`/],
      ]) {
        const worker = startWorker({ url: app.url, token: app.tokens.worker }, null, { options: wrong });
        assert.notEqual(await worker.ended, 0);
        assert.match(worker.log(), sentence);
      }
    });
  });
});
