// What is planned is what is made: random EDLs, rendered in the usual way, last as many frames as their plans say. All of
// them in `npm run soak`, some in `npm test`.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { checkEdl, planRender } from 'render-rules';
import { dice, rounds } from '../soak/rounds.mjs';
import { startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { clip, serveMedia } from './support/media.mjs';
import { createSession } from './support/sessions.mjs';

const EDLS = rounds(50, 10);
const FRAME_MS = 1000 / 30;
/** What a recording lasts, and the most of it that a programme takes: the rest is for offsets. */
const MEDIA_MS = 4000;
const LONGEST_MS = 2800;

/** A good EDL with gaps, times off any grid, offsets, chapters and shorts, and a range of it that makes a clip. */
function randomEdl(random, edl) {
  const between = (from, to) => from + random() * (to - from);
  // Whole ms mostly, as editors write them; some have fractions.
  const ms = (value) => (random() < 0.8 ? Math.round(value) : Math.round(value * 1000) / 1000);
  const durationMs = ms(between(700, LONGEST_MS));
  const program = [];
  for (let at = random() < 0.5 ? 0 : ms(between(0, 200)); at < durationMs;) {
    const endMs = Math.min(ms(at + between(5, 700)), durationMs);
    if (endMs > at) program.push({ id: `c${program.length}`, startMs: at, endMs, camera: random() < 0.5 ? 'A' : 'B' });
    at = random() < 0.6 ? endMs : ms(endMs + between(1, 150));
  }
  if (program.length === 0) program.push({ id: 'c0', startMs: 0, endMs: durationMs, camera: 'A' });
  const range = () => {
    const startMs = ms(between(0, durationMs - 100));
    return { startMs, endMs: Math.min(ms(between(startMs + 50, durationMs)), durationMs) };
  };
  const many = (most) => Array.from({ length: Math.floor(random() * (most + 1)) }, (_, index) => index);
  const chapters = many(3).map(() => ms(between(0, durationMs - 1)));
  const canonicalEdl = {
    ...edl,
    masterCamera: random() < 0.5 ? 'A' : 'B',
    durationMs,
    tracks: {
      program,
      chapters: [...new Set(chapters)].sort((a, b) => a - b).map((startMs) => ({ startMs, title: `At ${startMs}` })),
      shorts: many(3).map((index) => ({ ...range(), title: `Short ${index}` })),
    },
    sources: Object.fromEntries(
      Object.entries(edl.sources).map(([camera, source]) => [
        camera,
        { ...source, offsetMs: ms(between(0, MEDIA_MS - LONGEST_MS - 100)) },
      ]),
    ),
  };
  return { canonicalEdl, range: range() };
}

/** What is asked for, each in its turn. */
const ASKS = [
  () => ({ format: 'full_16_9' }),
  () => ({ format: 'short_9_16' }),
  ({ range }) => ({ format: 'clip_1_1', clip: range }),
  ({ canonicalEdl: { tracks } }, random) => {
    const short = Math.floor(random() * tracks.shorts.length);
    return { format: 'short_9_16', ...(tracks.shorts.length > 0 && { short }) };
  },
  ({ range }) => ({ format: 'short_9_16', clip: range }),
];

describe('planned durations', { timeout: 1_800_000 }, () => {
  let app;
  let media;
  before(async () => {
    media = await serveMedia({
      'a.mov': clip('a', { colour: 'red', seconds: MEDIA_MS / 1000 }),
      'b.mov': clip('b', { colour: 'blue', seconds: MEDIA_MS / 1000, tone: 880 }),
    });
    app = await startApp('studio-types', { config: { queue: { consume: true, pollMs: 100 } } });
  });
  after(async () => {
    await app?.stop();
    await media?.stop();
  });

  /** What ffprobe reads from a file that is downloaded; it counts the frames one by one. */
  async function probe(url) {
    const file = join(app.directory, 'download');
    writeFileSync(file, Buffer.from(await (await fetch(`${app.url}${url}`)).arrayBuffer()));
    const out = execFileSync('ffprobe', [
      '-v',
      'error',
      '-of',
      'json',
      '-count_frames',
      '-show_streams',
      '-show_format',
      file,
    ]);
    const { streams, format } = JSON.parse(out);
    const video = streams.find(({ codec_type: type }) => type === 'video');
    return { frames: Number(video.nb_read_frames), videoMs: video.duration * 1000, fileMs: format.duration * 1000 };
  }

  async function renderOne(index, random) {
    let made;
    const session = await createSession(app, {
      media: { A: `${media.url}/a.mov`, B: `${media.url}/b.mov` },
      edit: (cutList) => {
        made = randomEdl(random, cutList);
        return made.canonicalEdl;
      },
    });
    const told = JSON.stringify(made.canonicalEdl);
    assert.equal(checkEdl(made.canonicalEdl).ok, true, told);
    const asked = ASKS[index % ASKS.length](made, random);
    const reply = await app.post('/trigger', { sessionId: session.documentId, ...asked });
    assert.equal(reply.status, 200, `${JSON.stringify(reply.body)} of ${told}`);
    const { jobId } = reply.body.data;
    const job = await until(`the render of ${told}`, async () => {
      const { data } = (await app.get(`/${jobId}`)).body;
      return ['completed', 'failed'].includes(data.status) && data;
    }, { timeoutMs: 120_000 }); // prettier-ignore
    assert.equal(job.status, 'completed', `${job.errorMessage}: ${told}`);
    const service = app.parts.facts;
    const { facts } = await service.ofSession(session.documentId);
    const plan = planRender({ ...facts, format: job.format, selection: job.selection }, service.options());
    const file = await probe(job.artifacts.outputVideoUrl);
    return { plan, file, job, told: `${JSON.stringify(asked)} of ${told}` };
  }

  test(`${EDLS} random EDLs last as long as planned, to the frame`, async (context) => {
    const random = dice(context);
    const began = Date.now();
    let worst = 0;
    let parts = 0;
    for (let index = 0; index < EDLS; index += 1) {
      const { plan, file, job, told } = await renderOne(index, random);
      assert.equal(file.frames, plan.frames, told);
      for (const ms of [file.videoMs, file.fileMs, job.artifacts.durationMs]) {
        worst = Math.max(worst, Math.abs(ms - plan.durationMs));
        assert.ok(Math.abs(ms - plan.durationMs) <= FRAME_MS, `${ms} ms, and planned ${plan.durationMs} ms: ${told}`);
      }
      parts += job.selection === null ? 0 : 1;
    }
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    context.diagnostic(`${EDLS} renders in ${seconds} s, ${parts} of a part; ${worst.toFixed(1)} ms apart at most`);
  });
});
