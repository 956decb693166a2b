// The frame rate of what is made: every frame of a recording at the EDL's own rate is shown once, in its order.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { until } from '../support/until.mjs';
import { startApp } from './support/app.mjs';
import { serveMedia } from './support/media.mjs';
import { numbered, numbersOf } from './support/numbered.mjs';
import { createSession } from './support/sessions.mjs';

/** A recording of 150 frames, and the rate that an EDL has for it. */
const RECORDINGS = [
  { name: '25.mov', rate: '25/1', fps: 25, told: 25 },
  { name: 'ntsc.mov', rate: '30000/1001', fps: 29.97, told: 30000 / 1001 },
  { name: 'film.mp4', rate: '24000/1001', fps: 23.976, told: 24000 / 1001 },
];
const FRAMES = 150;

const range = (first, count) => Array.from({ length: count }, (_, index) => first + index);

describe('the frame rate', () => {
  let app;
  let media;
  before(async () => {
    const files = Object.fromEntries(RECORDINGS.map(({ name, rate }) => [name, numbered(name, rate, FRAMES)]));
    media = await serveMedia(files);
    app = await startApp('studio-types', { config: { queue: { consume: true, pollMs: 100, leaseMs: 3000 } } });
  });
  after(async () => {
    await app?.stop();
    await media?.stop();
  });

  /** Renders cuts between two cameras with the same recording, at the frames given; the job, its video and what ffprobe reads. */
  async function rendered(name, { fps, at, offsetMs = 0, asked, ...body }) {
    const url = `${media.url}/${name}`;
    const program = at.slice(1).map((endMs, index) => ({
      id: `cut-${index + 1}`,
      startMs: at[index],
      endMs,
      camera: index % 2 === 0 ? 'A' : 'B',
    }));
    const edit = (edl) => ({
      ...edl,
      ...(fps === undefined ? {} : { fps }),
      tracks: { program },
      sources: Object.fromEntries(
        Object.entries(edl.sources).map(([camera, source]) => [camera, { ...source, offsetMs }]),
      ),
    });
    const session = await createSession(app, { media: { A: url, B: url }, durationMs: at.at(-1), edit });
    const reply = await app.post('/trigger', {
      sessionId: session.documentId,
      format: 'clip_1_1',
      ...body,
      ...asked,
    });
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    const { jobId } = reply.body.data;
    const job = await until(`the end of ${jobId}`, async () => {
      const { data } = (await app.get(`/${jobId}`)).body;
      return ['completed', 'failed', 'cancelled'].includes(data.status) && data;
    }, { timeoutMs: 120_000 }); // prettier-ignore
    assert.equal(job.status, 'completed', job.errorMessage);
    const file = join(app.directory, 'numbered');
    const response = await fetch(`${app.url}${job.artifacts.outputVideoUrl}`);
    writeFileSync(file, Buffer.from(await response.arrayBuffer()));
    const probe = JSON.parse(
      execFileSync('ffprobe', ['-v', 'error', '-of', 'json', '-show_streams', '-show_packets', file], {
        maxBuffer: 1e8,
      }),
    );
    const [video, sound] = ['video', 'audio'].map((type) => probe.streams.find((stream) => stream.codec_type === type));
    const packets = probe.packets.filter(({ codec_type: type }) => type === 'video');
    return { job, video, sound, packets, shown: numbersOf(file) };
  }

  /** Each packet is decoded one frame after the one before, and no frame is shown at the time of another. */
  function evenlySpaced(packets, rate) {
    const [frames, seconds] = rate.split('/').map(Number);
    const frameOf = (time) => (Number(time) * frames) / seconds;
    const first = frameOf(packets[0].dts_time);
    const near = (found, wanted) => assert.ok(Math.abs(found - wanted) < 0.01, `${found} instead of ${wanted}`);
    packets.forEach(({ dts_time: time }, index) => near(frameOf(time) - first, index));
    const shown = packets.map(({ pts_time: time }) => frameOf(time)).sort((one, other) => one - other);
    shown.forEach((found, index) => near(found, index));
  }

  for (const { name, rate, fps, told } of RECORDINGS)
    test(`a recording at ${fps} frames per second is rendered frame by frame where its EDL says so`, async () => {
      const [frames, seconds] = rate.split('/').map(Number);
      const at = [0, 7, 8, 50, 101, 120].map((frame) => Math.round((frame * 1000 * seconds) / frames));
      const { job, video, sound, packets, shown } = await rendered(name, { fps, at });
      assert.deepEqual(shown, range(0, 120));
      assert.equal(video.r_frame_rate, rate);
      assert.equal(video.avg_frame_rate, rate);
      assert.equal(job.artifacts.fps, told);
      evenlySpaced(packets, rate);
      const lengthMs = (120 * 1000 * seconds) / frames;
      assert.ok(Math.abs(job.artifacts.durationMs - lengthMs) <= 1, `${job.artifacts.durationMs} ms`);
      // A frame of AAC has 1024 samples.
      assert.ok(Math.abs(Number(sound.duration) * 1000 - lengthMs) <= 22, `${sound.duration} s of sound`);
    });

  test('a part of a programme at 25 frames per second, from a recording with an offset, has exactly its frames', async () => {
    const clip = { startMs: 480, endMs: 2600 };
    const { video, shown } = await rendered('25.mov', { fps: 25, at: [0, 1000, 1040, 3000], offsetMs: 1840, clip });
    assert.deepEqual(shown, range(46 + 12, 53));
    assert.equal(video.r_frame_rate, '25/1');
  });

  for (const { name, rate, told } of RECORDINGS)
    test(`without a frame rate in the EDL the video has that of what is heard: ${rate}`, async () => {
      const { job, video, packets, shown } = await rendered(name, { at: [0, 1000, 2000, 3000] });
      assert.equal(job.artifacts.fps, told);
      assert.equal(video.avg_frame_rate, rate);
      evenlySpaced(packets, rate);
      assert.deepEqual(shown, range(0, Math.round(3 * told)));
    });

  test('a rate that is asked for counts before that of the EDL', async () => {
    const at = [0, 1000, 2000, 3000];
    const { job, video, packets, shown } = await rendered('25.mov', { at, fps: 25, asked: { fps: 30 } });
    assert.deepEqual(job.settings, { fps: 30 });
    assert.equal(job.artifacts.fps, 30);
    assert.equal(video.r_frame_rate, '30/1');
    evenlySpaced(packets, '30/1');
    assert.equal(shown.length, 90);
    assert.deepEqual([...new Set(shown)], range(0, 75));
  });

  test('a picture half-way between two frames of the video is shown at the same one wherever a cut begins', async () => {
    const whole = await rendered('25.mov', { at: [0, 3000], offsetMs: 1830, asked: { fps: 30 } });
    const at = [0, 100, 167, 233, 300, 433, 1000, 1033, 3000];
    const cut = await rendered('25.mov', { at, offsetMs: 1830, asked: { fps: 30 } });
    assert.deepEqual(cut.shown, whole.shown);
  });
});
