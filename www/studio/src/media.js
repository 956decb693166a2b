const { createReadStream } = require('node:fs');
const { stat } = require('node:fs/promises');
const { join } = require('node:path');

/** The types of the recordings. */
const TYPES = { mov: 'video/quicktime', mp4: 'video/mp4', wav: 'audio/wav' };

const RANGE = /^bytes=(\d*)-(\d*)$/;

/** The first and the last byte that a request asks for, null for all of them, undefined for what can't be given. */
function rangeOf(header, size) {
  const [, from, to] = RANGE.exec(header) ?? [];
  // A header of several ranges or of another unit may be ignored.
  if (from === undefined || (from === '' && to === '')) return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end ? { start, end } : undefined;
}

/**
 * Serves the demo recordings at `/media/NAME`, in ranges, because ffmpeg seeks in them. To everybody who can reach the
 * studio: its address is this machine's own.
 */
function serveMedia(strapi) {
  const folder = join(strapi.dirs.static.public, '..', 'media');

  async function handler(ctx) {
    const path = join(folder, ctx.params.name);
    const [, extension] = /^[\w-]+\.(\w+)$/.exec(ctx.params.name) ?? [];
    const found = Object.hasOwn(TYPES, extension ?? '') && (await stat(path).catch(() => null));
    if (!found) return ctx.notFound();
    ctx.set('Accept-Ranges', 'bytes');
    ctx.type = TYPES[extension];
    const range = rangeOf(ctx.get('Range'), found.size);
    if (range === undefined) {
      ctx.status = 416;
      ctx.set('Content-Range', `bytes */${found.size}`);
      return;
    }
    const { start, end } = range ?? { start: 0, end: found.size - 1 };
    if (range) {
      ctx.status = 206;
      ctx.set('Content-Range', `bytes ${start}-${end}/${found.size}`);
    }
    ctx.length = end - start + 1;
    ctx.body = createReadStream(path, { start, end });
  }

  strapi.server.routes([{ method: 'GET', path: '/media/:name', handler, config: { auth: false } }]);
}

module.exports = { serveMedia };
