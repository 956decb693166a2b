// Real ProRes recordings with sound, and an HTTP server that can lose them or be slow with them.
import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const tests = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const media = join(tests, '.tmp', 'media');

/** A key and a certificate for tests alone. */
function certificate() {
  const read = (name) => readFileSync(join(tests, 'fixtures', 'tls', name));
  return { key: read('key.pem'), cert: read('certificate.pem') };
}

/** A clip of one colour and one tone, or the sound of another lavfi source, or (null) none; made once. */
export function clip(name, { colour, seconds = 4, tone = 440, sound = `sine=frequency=${tone}:sample_rate=48000` }) {
  mkdirSync(media, { recursive: true });
  const file = join(media, `${name}-${seconds}s.mov`);
  if (existsSync(file)) return file;
  const partial = `${file}.${process.pid}.part.mov`;
  execFileSync('ffmpeg', [
    '-v', 'error', '-y',
    '-f', 'lavfi', '-i', `color=${colour}:size=320x180:rate=30:duration=${seconds}`,
    ...(sound === null ? [] : ['-f', 'lavfi', '-i', sound, '-c:a', 'pcm_s24le']),
    '-c:v', 'prores_ks', '-profile:v', '0', '-t', String(seconds), partial,
  ]); // prettier-ignore
  renameSync(partial, file);
  return file;
}

/** Lets through so many bytes in a second. */
function throttle(bytesPerSecond) {
  return new Transform({
    transform(chunk, _encoding, done) {
      setTimeout(() => done(null, chunk), (chunk.length / bytesPerSecond) * 1000);
    },
  });
}

/**
 * Serves files by name on a free port. `missing` are names that answer 404, `failing` ones that answer 503, `slow` names that
 * come slowly, `redirects` where names lead instead; `asked` the addresses that were asked for; `tls` serves over https, with a
 * certificate that nobody signed; `etags` says which file a name has.
 */
export async function serveMedia(files, { tls = false } = {}) {
  const missing = new Set();
  const failing = new Set();
  const slow = new Set();
  const redirects = new Map();
  const etags = new Map();
  const asked = [];
  const serve = (request, response) => {
    asked.push(request.url);
    const name = request.url.slice(1).split('?')[0];
    const location = redirects.get(name);
    if (location) {
      response.writeHead(302, { location }).end();
      return;
    }
    if (failing.has(name)) {
      response.writeHead(503).end('try again');
      return;
    }
    const file = files[name];
    if (!file || missing.has(name)) {
      response.writeHead(404).end('not found');
      return;
    }
    const { size } = statSync(file);
    const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const start = Number(from);
    const end = to === '' ? size - 1 : Number(to);
    response.writeHead(request.headers.range ? 206 : 200, {
      'content-type': 'video/quicktime',
      'accept-ranges': 'bytes',
      ...(etags.has(name) && { etag: etags.get(name) }),
      'content-length': end - start + 1,
      'content-range': `bytes ${start}-${end}/${size}`,
    });
    const stream = createReadStream(file, { start, end, highWaterMark: 4096 });
    stream.on('error', () => response.destroy());
    response.on('close', () => stream.destroy());
    (slow.has(name) ? stream.pipe(throttle(40_000)) : stream).pipe(response);
  };
  const server = tls ? createSecureServer(certificate(), serve) : createServer(serve);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `${tls ? 'https' : 'http'}://127.0.0.1:${server.address().port}`;
  return {
    url,
    missing,
    failing,
    slow,
    redirects,
    etags,
    asked,
    connections: () => promisify(server.getConnections).call(server),
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
