// Parts have the same key exactly where they have the same pictures: tried by rendering the parts of edited programmes, small.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { mediaProbeArguments, planRender, readMediaProbe, renderSteps } from 'render-rules';
import { serveMedia } from './support/media.mjs';
import { randomFrom } from './support/worker-fuzz.mjs';

const run = promisify(execFile);
const OPTIONS = { media: { privateHosts: ['127.0.0.1'] } };
const FPS = 25;
const FRAMES = 60 * FPS;
const FRAME_MS = 1000 / FPS;
const CAMERAS = ['A', 'B', 'C'];
const OFFSETS_MS = { A: 1830, B: 0, C: 12_345 };
/** So many parts are rendered: more only repeat what these show. */
const ENOUGH = 100;

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), '.tmp', 'media');

/** 80 s in which no two pictures are alike, in a colour of its own; made once. */
function recording(camera) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `part-keys-${camera}.mp4`);
  if (existsSync(file)) return file;
  const partial = `${file}.${process.pid}.part.mp4`;
  const picture = `testsrc2=size=64x36:rate=${FPS}:duration=80,hue=h=${CAMERAS.indexOf(camera) * 90}`;
  execFileSync('ffmpeg', [
    '-v', 'error', '-y', '-f', 'lavfi', '-i', picture, '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '50', '-pix_fmt', 'yuv420p', partial,
  ]); // prettier-ignore
  renameSync(partial, file);
  return file;
}

let media;
const assets = [];
before(async () => {
  media = await serveMedia(Object.fromEntries(CAMERAS.map((camera) => [`${camera}.mp4`, recording(camera)])));
  for (const camera of CAMERAS) {
    const mezzanineUrl = `${media.url}/${camera}.mp4`;
    const { stdout } = await run('ffprobe', mediaProbeArguments(mezzanineUrl));
    const served = { etag: `"${camera}"`, lastModified: null, lengthBytes: null, ranges: true };
    const probe = { ...readMediaProbe(stdout), served };
    assets.push({ id: camera, angle: camera, type: 'camera', mezzanineUrl, probe });
  }
});
after(() => media?.stop());

/** Cuts as the frame at which each ends, and its camera. */
function edited(random, cuts) {
  const { below, pick } = random;
  const place = below(cuts.length - 1);
  const [end, camera] = cuts[place];
  const start = cuts[place - 1]?.[0] ?? 0;
  const next = cuts[place + 1][0];
  const others = CAMERAS.filter((other) => other !== camera);
  const kinds = {
    moved: () => cuts.with(place, [start + 1 + below(next - start - 1), camera]),
    recast: () => cuts.with(place, [end, pick(others)]),
    over: () => {
      if (end - start < 60) return cuts;
      const from = start + 10 + below(20);
      return cuts.toSpliced(place, 1, [from, camera], [from + 20, pick(others)], [end, camera]);
    },
  };
  return kinds[pick(Object.keys(kinds))]();
}

/** The key of each part of a programme's pictures, and the arguments that make it. */
function partsOf(cuts) {
  const program = cuts.map(([end, camera], index) => ({
    startMs: (cuts[index - 1]?.[0] ?? 0) * FRAME_MS,
    endMs: end * FRAME_MS,
    camera,
  }));
  const sources = Object.fromEntries(CAMERAS.map((id) => [id, { assetId: id, offsetMs: OFFSETS_MS[id] }]));
  const canonicalEdl = {
    schemaVersion: '1.0',
    sessionId: 's',
    masterCamera: 'A',
    durationMs: FRAMES * FRAME_MS,
    fps: FPS,
    tracks: { program },
    sources,
  };
  const edl = { id: 'e', status: 'locked', canonicalEdl };
  const plan = planRender({ session: { id: 's' }, edl, assets, format: 'clip_1_1' }, OPTIONS);
  const parts = { ffmpeg: 'this one', processors: 1, jobId: 'j' };
  const { steps } = renderSteps(plan, { directory: '/nowhere', limits: { threads: 1 }, parts });
  return steps.filter(({ frames }) => frames).map(({ part, arguments: args }) => ({ key: part.key, args }));
}

/** The digest of all pictures of a part. */
async function picturesOf(args) {
  const end = args.indexOf('[video]') + 1;
  const small = args.slice(0, end).map((argument) => argument.replaceAll('1080:1080', '36:36'));
  const { stdout } = await run('ffmpeg', [...small, '-c:v', 'rawvideo', '-f', 'md5', 'pipe:1'], { maxBuffer: 2 ** 24 });
  return /^MD5=(\w+)$/m.exec(stdout)[1];
}

test('parts of edited programmes have the same key where they have the same pictures, and nowhere else', async (context) => {
  const seed = Number(process.env.RENDER_JOBS_SEED ?? Math.floor(Math.random() * 2 ** 31));
  context.diagnostic(`RENDER_JOBS_SEED=${seed}`);
  const random = randomFrom(seed);
  let cuts = Array.from({ length: 8 }, (_, cut) => [Math.round(((cut + 1) * FRAMES) / 8), CAMERAS[cut % 3]]);
  const pictures = new Map();
  let again = 0;
  while (pictures.size < ENOUGH) {
    for (const { key, args } of partsOf(cuts)) {
      const known = pictures.get(key);
      // Not each time: the same key is the same arguments.
      if (known !== undefined && !random.chance(0.03)) continue;
      const digest = await picturesOf(args);
      if (known !== undefined) {
        assert.equal(digest, known);
        again += 1;
      }
      pictures.set(key, digest);
    }
    cuts = edited(random, cuts);
  }
  assert.equal(new Set(pictures.values()).size, pictures.size, 'no two keys have the same pictures');
  context.diagnostic(`${pictures.size} parts, ${again} of them made again`);
});
