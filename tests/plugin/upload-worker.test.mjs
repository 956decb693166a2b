// The real render-worker uploads files of any size, over connections that break.
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { killWorkers, startWorker } from '../support/render-worker.mjs';
import { PLUGIN, startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { clip, serveMedia } from './support/media.mjs';
import { createSession } from './support/sessions.mjs';

const MIB = 2 ** 20;
/** Beyond what 31 bits count. Such a render is made, sent and stored in about 30 s on a machine that does nothing else. */
const LARGE = 2 ** 31 + 50 * MIB;

/** How many bytes the folder for temporary files can still hold. */
function room() {
  const { bavail, bsize } = statfsSync(tmpdir());
  return bavail * bsize;
}

/** An ffmpeg whose videos have so many bytes more, which players skip; on the worker's disk they take no space. */
function paddingFfmpeg(directory, bytes) {
  const path = join(directory, `ffmpeg-${bytes}`);
  const size = [24, 16, 8, 0].map((shift) => `\\${((bytes / 2 ** shift) & 255).toString(8).padStart(3, '0')}`).join('');
  writeFileSync(
    path,
    `#!/bin/sh
ffmpeg "$@" || exit $?
for last; do :; done
case "$last" in
  file:*/output.mp4)
    printf '${size}free' >> "\${last#file:}"
    truncate -s +${bytes - 8} "\${last#file:}" ;;
esac
`,
  );
  chmodSync(path, 0o755);
  return path;
}

/** A way to a server that breaks each video that is sent over it after so many bytes, as often as `cuts` says. */
async function breakingProxy(target, cuts) {
  const sent = [];
  const asked = [];
  const { hostname: host, port } = new URL(target);
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    const isVideo = url.includes('/artifacts/video');
    const upstream = httpRequest({ host, port, path: url, method, headers }, async (answer) => {
      const body = Buffer.concat(await answer.toArray().catch(() => []));
      if (isVideo && method === 'GET' && answer.statusCode === 200) asked.push(JSON.parse(body).data.received);
      response.writeHead(answer.statusCode, answer.headers).end(body);
    });
    upstream.on('error', () => request.socket.destroy());
    request.on('error', () => upstream.destroy());
    if (method === 'GET' || !isVideo) {
      request.pipe(upstream);
      return;
    }
    const put = { range: headers['content-range'] ?? null, announced: Number(headers['content-length']), bytes: 0 };
    sent.push(put);
    const limit = cuts[sent.length - 1] ?? Infinity;
    request.on('data', (chunk) => {
      const part = chunk.subarray(0, Math.max(0, limit - put.bytes));
      put.bytes += part.length;
      const full = put.bytes >= limit;
      if (part.length > 0 && !upstream.write(part) && !full) {
        request.pause();
        upstream.once('drain', () => request.resume());
      }
      if (!full) return;
      request.pause();
      // What was taken is to arrive.
      setTimeout(() => {
        upstream.destroy();
        request.socket.destroy();
      }, 300);
    });
    request.on('end', () => upstream.end());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    sent,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

describe('render-worker hands over', () => {
  let app;
  let media;
  let directory;
  before(async () => {
    directory = mkdtempSync(join(tmpdir(), 'upload-worker-'));
    media = await serveMedia({
      'a.mov': clip('a', { colour: 'red' }),
      'b.mov': clip('b', { colour: 'blue', tone: 880 }),
    });
    app = await startApp('studio-types', {
      config: { queue: { pollMs: 100, leaseMs: 30_000 } },
      // The upload plugin has a limit of its own.
      load: async (strapi) => strapi.config.set('plugin::upload.sizeLimit', 2 * LARGE),
    });
  });
  after(async () => {
    await killWorkers();
    await app?.stop();
    await media?.stop();
    if (directory) rmSync(directory, { recursive: true });
  });

  async function ended(url, ffmpeg, timeoutMs) {
    const session = await createSession(app, { media: { A: `${media.url}/a.mov`, B: `${media.url}/b.mov` } });
    const worker = startWorker({ url, token: app.tokens.worker }, null, { options: ['--ffmpeg', ffmpeg] });
    const { jobId } = await app.jobs.createJob({ sessionId: session.documentId, format: 'full_16_9' });
    const done = await until(
      'the job to end',
      async () => {
        const { data } = (await app.get(`/${jobId}`)).body;
        return ['completed', 'failed'].includes(data.status) && data;
      },
      { timeoutMs },
    );
    await worker.stop();
    return { ...done, log: worker.log() };
  }

  async function rendered(url, ffmpeg, timeoutMs) {
    const done = await ended(url, ffmpeg, timeoutMs);
    assert.equal(done.status, 'completed', `${done.errorMessage}\n${done.log}`);
    return done;
  }

  /** The size of what is served, and what its last bytes are. */
  async function served({ artifacts }) {
    const digest = createHash('sha256');
    let bytes = 0;
    for await (const chunk of (await fetch(`${app.url}${artifacts.outputVideoUrl}`)).body) {
      bytes += chunk.length;
      digest.update(chunk);
    }
    return { bytes, digest: digest.digest('hex') };
  }

  test('a video over a line that breaks twice, each byte of it once, in one attempt', async () => {
    const proxy = await breakingProxy(app.url, [20 * MIB, 15 * MIB]);
    try {
      const done = await rendered(proxy.url, paddingFfmpeg(directory, 60 * MIB), 240_000);
      assert.equal(done.attempts, 1);
      const total = done.artifacts.fileSizeBytes;
      assert.ok(total > 60 * MIB);
      assert.deepEqual(proxy.asked, [0, 20 * MIB, 35 * MIB]);
      assert.deepEqual(
        proxy.sent.map(({ range, bytes }) => [range, bytes]),
        [
          [null, 20 * MIB],
          [`bytes ${20 * MIB}-${total - 1}/${total}`, 15 * MIB],
          [`bytes ${35 * MIB}-${total - 1}/${total}`, total - 35 * MIB],
        ],
      );
      const twice = await rendered(app.url, paddingFfmpeg(directory, 60 * MIB), 240_000);
      // The same render over a line that holds: the same file to the byte.
      assert.deepEqual(await served(done), await served(twice));
      assert.match(done.log, /going on where it stopped/);
    } finally {
      await proxy.stop();
    }
  });

  test('no video that the server would not take: it asks first, and the job fails for good', async () => {
    const { renderer } = app.strapi.config.get(PLUGIN);
    const { maxArtifactBytes } = renderer;
    renderer.maxArtifactBytes = 40 * MIB;
    const proxy = await breakingProxy(app.url, []);
    try {
      const failed = await ended(proxy.url, paddingFfmpeg(directory, 60 * MIB), 240_000);
      assert.equal(failed.status, 'failed');
      assert.match(failed.errorMessage, /413: the file has \d+ bytes, but at most 41943040 are allowed$/);
      assert.equal((await app.row(failed.jobId)).failureKind, 'permanent');
      assert.deepEqual(proxy.sent, []);
    } finally {
      renderer.maxArtifactBytes = maxArtifactBytes;
      await proxy.stop();
    }
  });

  test(
    'a video of more than 2 GiB, which the server takes in bounded memory',
    { skip: room() > 4 * LARGE ? false : 'takes 5 GB of disk' },
    async (context) => {
      const before = process.memoryUsage().rss;
      let most = before;
      const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
      const began = Date.now();
      try {
        const done = await rendered(app.url, paddingFfmpeg(directory, LARGE), 540_000);
        context.diagnostic(`${(Date.now() - began) / 1000} s, ${(most - before) / MIB} MiB more`);
        const { fileSizeBytes, durationMs, resolution } = done.artifacts;
        assert.ok(fileSizeBytes > LARGE, `${fileSizeBytes} bytes`);
        assert.deepEqual([durationMs, resolution], [3000, '1920x1080']);
        assert.equal((await served(done)).bytes, fileSizeBytes);
        assert.ok(most - before < 300 * MIB, `${(most - before) / MIB} MiB more`);
      } finally {
        clearInterval(watch);
      }
    },
  );
});
