// A still of a camera, for the admin: what the camera saw in the middle of its first cut, and why there is none.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { until } from '../support/until.mjs';
import { adminWith, ownerOf } from './support/admins.mjs';
import { startApp } from './support/app.mjs';
import { clip, serveMedia } from './support/media.mjs';
import { copyWithSchemas } from './support/own-schemas.mjs';
import { longGroups, upright } from './support/recordings.mjs';
import { assertError } from './support/replies.mjs';
import { checkRecordings, createSession } from './support/sessions.mjs';

const RED = [255, 0, 0];
const LIME = [0, 255, 0];
const BLUE = [0, 0, 255];
const WHITE = [255, 255, 255];

/** A reply, with the body as bytes where it is a picture. */
async function ask(app, documentId, query, token) {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  const url = `${app.url}/render-jobs/edls/${documentId}/stills?${new URLSearchParams(query)}`;
  const response = await fetch(url, { headers });
  const bytes = Buffer.from(await response.arrayBuffer());
  const isPicture = response.headers.get('content-type') === 'image/jpeg';
  return { status: response.status, headers: response.headers, body: isPicture ? bytes : JSON.parse(String(bytes)) };
}

/** A JPEG's size, and the colour at a place that is given in parts of it. */
function read(jpeg) {
  const run = (program, ...args) => execFileSync(program, ['-v', 'error', ...args], { input: jpeg });
  const told = run('ffprobe', '-f', 'mjpeg', '-show_entries', 'stream=width,height', '-of', 'json', '-i', '-');
  const { width, height } = JSON.parse(told).streams[0];
  const pixels = run('ffmpeg', '-f', 'mjpeg', '-i', '-', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-');
  const colourAt = (x, y) => {
    const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 3;
    return [...pixels.subarray(at, at + 3)];
  };
  return { width, height, colourAt };
}

/** That a colour is this one, and none of the others: of a recording that does not say how it wrote its colours they are a guess. */
function assertColour(found, expected) {
  const isNear = expected.every((part, index) => Math.abs(part - found[index]) < 64);
  assert.ok(isNear, `${found} should be ${expected}`);
}

/** The folders that renders of this process have. */
const workspaces = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`render-jobs-${hostname()}-${process.pid}-`));

describe('a still of a camera', () => {
  let app;
  let owner;
  let media;
  before(async () => {
    media = await serveMedia({
      'red.mov': clip('stills-red', { colour: 'red' }),
      'seconds.mp4': longGroups(),
      'upright.mp4': upright(),
      'text.mov': new URL(import.meta.url).pathname,
      'failing.mov': clip('stills-red', { colour: 'red' }),
    });
    media.failing.add('failing.mov');
    app = await startApp('studio-types', { config: { queue: { pollMs: 3_600_000 } } });
    owner = await ownerOf(app);
  });
  after(async () => {
    await app?.stop();
    await media?.stop();
  });
  // Whatever came of it.
  afterEach(() => assert.deepEqual(workspaces(), []));

  const at = (name) => `${media.url}/${name}`;
  /** A draft EDL that cuts from camera A to camera B after a second. */
  const draft = (B, edit) => createSession(app, { edl: 'draft', media: { A: at('red.mov'), B }, edit });
  /** A draft EDL whose recordings nobody looks at any more: what is asked for from now on is asked for by a still. */
  async function lookedAt() {
    const { edlDocumentId, ...session } = await draft(at('seconds.mp4'));
    await checkRecordings(app, session);
    media.asked.length = 0;
    return edlDocumentId;
  }
  const still = (id, camera, token = owner) => ask(app, id, { camera }, token);
  async function picture(id, camera) {
    const reply = await still(id, camera);
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return read(reply.body);
  }

  test('is a JPEG of all of its picture, which nobody but the browser keeps', async () => {
    const { edlDocumentId } = await draft(at('seconds.mp4'));
    const { status, headers, body } = await still(edlDocumentId, 'A');
    assert.deepEqual([status, headers.get('cache-control')], [200, 'private, no-store']);
    const { width, height, colourAt } = read(body);
    assert.deepEqual([width, height], [640, 360]);
    for (const place of [0.02, 0.5, 0.98]) assertColour(colourAt(place, place), RED);
  });

  test('is taken in the middle of its first cut', async () => {
    const { edlDocumentId } = await draft(at('seconds.mp4'));
    assertColour((await picture(edlDocumentId, 'B')).colourAt(0.5, 0.5), LIME);
  });

  test("is taken at the recording's own time, which is another than the programme's", async () => {
    const later = (edl) => ({ ...edl, sources: { ...edl.sources, B: { ...edl.sources.B, offsetMs: 1000 } } });
    const { edlDocumentId } = await draft(at('seconds.mp4'), later);
    assertColour((await picture(edlDocumentId, 'B')).colourAt(0.5, 0.5), BLUE);
  });

  test('is of the end of a recording that is too short for its cut', async () => {
    const tooLate = ({ tracks, ...edl }) => {
      const [first, second, third] = tracks.program;
      const program = [{ ...first, endMs: 9000 }, { ...second, startMs: 9000, endMs: 10_000 }, third];
      return { ...edl, durationMs: 10_000, tracks: { ...tracks, program: program.slice(0, 2) } };
    };
    const { edlDocumentId } = await draft(at('seconds.mp4'), tooLate);
    assertColour((await picture(edlDocumentId, 'B')).colourAt(0.5, 0.5), WHITE);
  });

  test('of a phone that was held upright is upright', async () => {
    const { edlDocumentId } = await draft(at('upright.mp4'));
    const { width, height, colourAt } = await picture(edlDocumentId, 'B');
    assert.deepEqual([width, height], [360, 640]);
    assertColour(colourAt(0.5, 0.1), RED);
    assertColour(colourAt(0.5, 0.9), BLUE);
  });

  test('takes the permission to trigger renders, because it makes the server read media', async () => {
    const edlDocumentId = await lookedAt();
    const reader = await adminWith(app, 'stills-reader', ['job.view', 'edl.transition']);
    assertError(await still(edlDocumentId, 'A', reader), 403);
    for (const token of ['', app.tokens.full]) assertError(await still(edlDocumentId, 'A', token), 401);
    assert.deepEqual(media.asked, []);
    const renderer = await adminWith(app, 'stills-renderer', ['job.trigger']);
    assert.equal((await still(edlDocumentId, 'A', renderer)).status, 200);
    assert.deepEqual(new Set(media.asked), new Set(['/red.mov']));
  });

  test('is refused of a camera that is not cut to, of an EDL that there is not, and without a name', async () => {
    const edlDocumentId = await lookedAt();
    for (const camera of ['C', '__proto__', '../../etc/passwd', '-i'])
      assertError(await still(edlDocumentId, camera), 404, 'camera_not_found', /^the EDL has no cut to a camera `/);
    assertError(await still('nothing', 'A'), 404, 'edl_not_found');
    for (const query of [
      {},
      { camera: '' },
      [
        ['camera', 'A'],
        ['camera', 'B'],
      ],
    ])
      // prettier-ignore
      assertError(await ask(app, edlDocumentId, query, owner), 400, 'bad_request', /^`camera` must be a text/);
    assert.deepEqual(media.asked, []);
  });

  test('that can not be made is refused with the reason', async () => {
    for (const [name, status, message] of [
      ['gone.mov', 409, /camera `B`.*404 Not Found/],
      ['text.mov', 409, /camera `B`.*no media file/],
      ['failing.mov', 503, /camera `B`.*503 Service Unavailable/],
    ]) {
      const { edlDocumentId } = await draft(`${at(name)}?signature=secret`);
      const reply = await still(edlDocumentId, 'B');
      assertError(reply, status, 'recording_unreadable', message);
      assert.ok(!reply.body.error.message.includes('secret'), reply.body.error.message);
      assert.equal((await still(edlDocumentId, 'A')).status, 200);
    }
    const { edlDocumentId } = await draft(null);
    assertError(await still(edlDocumentId, 'B'), 409, 'recording_missing', /^camera `B` has no recording/);
  });

  test('is tried again of a recording that could not be read before', async () => {
    media.missing.add('red.mov');
    try {
      const { edlDocumentId } = await draft(at('seconds.mp4'));
      assertError(await still(edlDocumentId, 'A'), 409, 'recording_unreadable');
      media.missing.delete('red.mov');
      assertColour((await picture(edlDocumentId, 'A')).colourAt(0.5, 0.5), RED);
    } finally {
      media.missing.delete('red.mov');
    }
  });

  test('is not read from a private host, nor where an allowed one leads there', async () => {
    let asked = 0;
    const inside = createServer((_request, response) => {
      asked += 1;
      response.end(readFileSync(longGroups()));
    });
    await new Promise((resolve) => inside.listen(0, '127.0.0.2', resolve));
    const secret = `http://127.0.0.2:${inside.address().port}/seconds.mp4`;
    try {
      media.redirects.set('leads-inside.mp4', secret);
      for (const url of [secret, at('leads-inside.mp4')]) {
        const { edlDocumentId } = await draft(url);
        assertError(await still(edlDocumentId, 'B'), 409, 'recording_unreadable', /`127\.0\.0\.2`/);
      }
      assert.equal(asked, 0);
    } finally {
      media.redirects.delete('leads-inside.mp4');
      inside.close();
    }
  });
});

test('a still of an EDL with drafts is of the draft, which is what is being edited', async () => {
  const media = await serveMedia({ 'red.mov': clip('stills-red', { colour: 'red' }), 'seconds.mp4': longGroups() });
  const directory = copyWithSchemas('studio-types', { queue: { consume: false } }, (schema) => {
    schema.options = { draftAndPublish: true };
  });
  const app = await startApp('studio-types', { directory });
  try {
    const owner = await ownerOf(app);
    const urls = { A: `${media.url}/red.mov`, B: `${media.url}/seconds.mp4` };
    const alone = (edl) => ({
      ...edl,
      tracks: { program: [{ id: 'all', startMs: 0, endMs: 3000, camera: 'A' }] },
    });
    const { edlDocumentId: documentId } = await createSession(app, { edl: 'draft', media: urls, edit: alone });
    const documents = app.strapi.documents(app.types.edl.uid);
    await documents.publish({ documentId });
    assertError(await ask(app, documentId, { camera: 'B' }, owner), 404, 'camera_not_found');
    const { canonicalEdl } = await documents.findOne({ documentId, status: 'draft' });
    canonicalEdl.tracks.program = [
      { id: 'first', startMs: 0, endMs: 1000, camera: 'A' },
      { id: 'second', startMs: 1000, endMs: 2000, camera: 'B' },
    ];
    await documents.update({ documentId, status: 'draft', data: { canonicalEdl } });
    const { status, body } = await ask(app, documentId, { camera: 'B' }, owner);
    assert.equal(status, 200, JSON.stringify(body));
    assertColour(read(body).colourAt(0.5, 0.5), LIME);
  } finally {
    await app.stop();
    await media.stop();
  }
});

describe('a server that makes stills', () => {
  let media;
  let app;
  let owner;
  const folder = mkdtempSync(join(tmpdir(), 'stills-'));
  const log = join(folder, 'log');
  const held = join(folder, 'held');
  before(async () => {
    media = await serveMedia({ 'red.mov': clip('stills-red', { colour: 'red' }) });
    // Tells when it begins and ends, and waits as long as it is held up.
    const program = join(folder, 'ffmpeg');
    writeFileSync(
      program,
      `#!/bin/sh
case "$*" in *-version*) exec ffmpeg "$@";; esac
echo begin >> ${log}
while [ -e ${held} ]; do sleep 0.1; done
ffmpeg "$@"
code=$?
echo end >> ${log}
exit $code
`,
    );
    chmodSync(program, 0o755);
    app = await startApp('studio-types', { config: { renderer: { ffmpegPath: program } } });
    owner = await ownerOf(app);
  });
  after(async () => {
    await app?.stop();
    await media?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const logged = () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []);
  const begun = () => logged().filter((line) => line === 'begin').length;
  const create = () => createSession(app, { edl: 'draft', media: { A: `${media.url}/red.mov` } });

  test('makes two at a time, and the others afterwards', async () => {
    const { edlDocumentId } = await create();
    writeFileSync(held, '');
    const asked = Array.from({ length: 5 }, () => ask(app, edlDocumentId, { camera: 'A' }, owner));
    await until('two to begin', () => begun() === 2);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal(begun(), 2);
    assert.equal(workspaces().length, 2);
    rmSync(held);
    const replies = await Promise.all(asked);
    assert.deepEqual(
      replies.map(({ status }) => status),
      [200, 200, 200, 200, 200],
    );
    let busy = 0;
    for (const line of logged()) {
      busy += line === 'begin' ? 1 : -1;
      assert.ok(busy <= 2, logged().join(' '));
    }
    assert.deepEqual(workspaces(), []);
  });

  test('ends those that are being made when it stops, and leaves nothing behind', async () => {
    const { edlDocumentId } = await create();
    writeFileSync(held, '');
    const before = begun();
    const asked = ask(app, edlDocumentId, { camera: 'A' }, owner).catch(() => null);
    await until('one to begin', () => begun() === before + 1);
    assert.equal(workspaces().length, 1);
    await app.stop();
    assert.deepEqual(workspaces(), []);
    await asked;
  });
});

test('where ffmpeg is missing no still is made, and the reply says so', async () => {
  const app = await startApp('studio-types', { config: { renderer: { ffmpegPath: '/nowhere/ffmpeg' } } });
  try {
    const media = { A: 'http://127.0.0.1:9/a.mov' };
    const { edlDocumentId } = await createSession(app, { edl: 'draft', media });
    const reply = await ask(app, edlDocumentId, { camera: 'A' }, await ownerOf(app));
    assertError(reply, 503, 'ffmpeg_missing', /^this server can't make stills: .*`renderer\.ffmpegPath`$/);
  } finally {
    await app.stop();
  }
});
