// What the gate lets pass is read: the containers of sound recorders, and the longest address. With the real ffmpeg.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkRender, planRender, renderSteps } from 'render-rules';
import { carryOut } from '../support/carry-out.mjs';
import { clip, serveMedia } from './support/media.mjs';

/** The media of these tests are served by this machine. */
const OPTIONS = { media: { privateHosts: ['127.0.0.1'] } };

/** The recorder was started so long before the programme, in ms: far into its file, so that every container has to seek. */
const STARTED_MS = 40_250;

/** As far as sound may be from where it belongs, in s: a frame of the picture. */
const TOLERANCE_S = 1 / 30;

/** What recorders write: the file's extension, and how ffmpeg makes it. */
const RECORDERS = {
  WAV: ['wav', '-c:a', 'pcm_s24le'],
  BWF: ['wav', '-c:a', 'pcm_s24le', '-write_bext', '1', '-metadata', 'time_reference=172800000'],
  RF64: ['wav', '-c:a', 'pcm_s16le', '-rf64', 'always'],
  Wave64: ['w64', '-c:a', 'pcm_s24le'],
  AIFF: ['aiff', '-c:a', 'pcm_s24be'],
  CAF: ['caf', '-c:a', 'pcm_s24le'],
  FLAC: ['flac', '-c:a', 'flac'],
  'MP3 of one bit rate': ['mp3', '-c:a', 'libmp3lame', '-b:a', '128k'],
  'MP3 of varying bit rate': ['mp3', '-c:a', 'libmp3lame', '-q:a', '4', '-write_xing', '0'],
  Vorbis: ['ogg', '-c:a', 'libvorbis'],
  Opus: ['opus', '-c:a', 'libopus'],
  AAC: ['aac', '-c:a', 'aac'],
  M4A: ['m4a', '-c:a', 'aac'],
  MKA: ['mka', '-c:a', 'pcm_s24le'],
};

const made = join(dirname(dirname(fileURLToPath(import.meta.url))), '.tmp', 'media');

/** A recording of 45 s with a tone at each quarter after a second, quieter noise below it; made once. */
function recording(name, [extension, ...codec]) {
  mkdirSync(made, { recursive: true });
  const file = join(made, `recorder-${name.replaceAll(' ', '-')}.${extension}`);
  if (existsSync(file)) return file;
  const partial = join(made, `part-${name.replaceAll(' ', '-')}.${extension}`);
  const beep = 'if(between(mod(t,1),0.25,0.35),0.5*sin(2*PI*1000*t),0.0005*random(0))';
  const source = `aevalsrc='${beep}':s=48000:d=45`;
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', source, ...codec, partial]);
  renameSync(partial, file);
  return file;
}

/** When tones begin in a file, in s. */
function tones(file) {
  const raw = execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-ac', '1', '-ar', '8000', '-f', 'f32le', '-'], {
    maxBuffer: 2 ** 26,
  });
  const samples = new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.length));
  const found = [];
  let last = -Infinity;
  samples.forEach((sample, index) => {
    if (Math.abs(sample) < 0.05) return;
    if (index - last > 4000) found.push(index / 8000);
    last = index;
  });
  return found;
}

describe('mezzanines', () => {
  let media;
  let directory;
  before(async () => {
    const files = { 'camera.mov': clip('mezzanine', { colour: 'yellow', sound: null }) };
    for (const [name, codec] of Object.entries(RECORDERS))
      files[`${name.replaceAll(' ', '-')}.${codec[0]}`] = recording(name, codec);
    media = await serveMedia(files);
    directory = mkdtempSync(join(tmpdir(), 'mezzanines-'));
  });
  after(async () => {
    await media?.stop();
    if (directory) rmSync(directory, { recursive: true });
  });

  /** Three seconds of a camera, and the sound of a recorder. */
  const request = (camera, recorder) => ({
    session: { id: 's1' },
    edl: {
      id: 'e1',
      status: 'locked',
      canonicalEdl: {
        schemaVersion: '1.0',
        masterCamera: recorder ? 'REC' : 'A',
        durationMs: 3000,
        tracks: { program: [{ startMs: 0, endMs: 3000, camera: 'A' }] },
        sources: { A: { assetId: 'a' }, ...(recorder && { REC: { assetId: 'rec', offsetMs: STARTED_MS } }) },
      },
    },
    assets: [
      { id: 'a', mezzanineUrl: camera },
      { id: 'rec', type: 'audio', mezzanineUrl: recorder },
    ],
    format: 'clip_1_1',
  });

  for (const [name, [extension]] of Object.entries(RECORDERS))
    test(`a recorder's ${name} is audible at the right time`, async () => {
      const recorder = `${media.url}/${name.replaceAll(' ', '-')}.${extension}`;
      const given = request(`${media.url}/camera.mov`, recorder);
      assert.deepEqual(checkRender(given, OPTIONS), { ok: true, findings: [] });
      const { artifacts } = await carryOut(planRender(given, OPTIONS), directory);
      const heard = tones(artifacts.video);
      // At 40.25 s of the recording, and each second from there.
      for (const at of [0, 1, 2])
        assert.ok(
          heard.some((tone) => Math.abs(tone - at) <= TOLERANCE_S),
          `${at} s: ${heard}`,
        );
      assert.ok(heard.length <= 3, `${heard}`);
    });

  test('the longest address is asked for whole, and a longer one is refused', async () => {
    const whole = (address, length) => `${address}${'t'.repeat(length - address.length - 3)}end`;
    const refused = (url) => checkRender(request(url), OPTIONS).findings.map(({ params }) => params.fault);
    const longest = whole(`${media.url}/camera.mov?token=`, 4092);
    assert.deepEqual(refused(longest), []);
    assert.deepEqual(refused(whole(`${media.url}/camera.mov?token=`, 4093)), ['length']);
    await carryOut(planRender(request(longest), OPTIONS), directory);
    assert.ok(media.asked.length > 0);
    for (const url of media.asked.filter((asked) => asked.includes('token=')))
      assert.equal(url, longest.slice(media.url.length));
  });

  test('the longest address is asked for whole through a proxy, with the port that ffmpeg adds', async () => {
    const asked = [];
    const proxy = createServer((query, reply) => {
      asked.push(query.url);
      reply.writeHead(404).end();
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const paths = { directory, proxy: `http://127.0.0.1:${proxy.address().port}` };
    for (const letter of ['t', 'é']) {
      const address = 'http://media.example/a.mov?token=';
      const room = 4092 - address.length - 'end'.length;
      // Each of the two bytes of é is sent as three.
      const filler = letter === 't' ? 't'.repeat(room) : 'é'.repeat(Math.floor(room / 6));
      const url = `${address}${filler}end`;
      const plan = planRender({ ...request(url), format: 'thumbnail' });
      const [step] = renderSteps(plan, paths).steps;
      asked.length = 0;
      await once(spawn('ffmpeg', step.arguments, { stdio: 'ignore' }), 'close');
      const sent = `http://media.example:80/a.mov?token=${encodeURIComponent(filler)}end`;
      assert.deepEqual(new Set(asked), new Set([sent]));
    }
    proxy.close();
  });
});
