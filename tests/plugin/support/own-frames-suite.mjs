// What holds of every render, whoever makes it: each cut shows its own pictures, or the job fails and says where they are missing.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serveMedia } from './media.mjs';
import { COLOURS, fewFrames, longGroups, oneKeyFrame, transportStream, withCover } from './recordings.mjs';
import { assertError } from './replies.mjs';
import { createSession } from './sessions.mjs';

const RGB = { red: [255, 0, 0], lime: [0, 255, 0], blue: [0, 0, 255], white: [255, 255, 255] };

/** The name of the colour of each frame of a video; a frame of another colour is given as it is. */
function coloursOf(file) {
  const bytes = execFileSync('ffmpeg', [
    '-v', 'error', '-i', file, '-vf', 'crop=2:2,format=rgb24,scale=1:1', '-f', 'rawvideo', '-',
  ]); // prettier-ignore
  const nameOf = (colour) =>
    COLOURS.find((name) => RGB[name].every((part, index) => Math.abs(part - colour[index]) < 60)) ?? String(colour);
  return Array.from({ length: bytes.length / 3 }, (_, index) => nameOf([...bytes.subarray(index * 3, index * 3 + 3)]));
}

/** Frames one after the other as `[colour, how many]`. */
function runsOf(colours) {
  const runs = [];
  for (const colour of colours)
    if (runs.at(-1)?.[0] === colour) runs.at(-1)[1] += 1;
    else runs.push([colour, 1]);
  return runs;
}

/** Registers the tests. `context()` gives the running app, and `ended(jobId)`. */
export function ownFramesTests(context) {
  let media;
  before(async () => {
    const files = {
      'a.ts': transportStream(),
      'rare.ts': oneKeyFrame(),
      'a.mp4': longGroups(),
      'few.mp4': fewFrames(),
      'cover.mp4': withCover(),
    };
    media = await serveMedia(files);
  });
  after(() => media?.stop());

  /** Renders cuts to one camera, given as the ms at which each of them ends, or what is `chosen` of them; `change` changes a cut. */
  async function rendered(name, ends, { change = (cut) => cut, format = 'clip_1_1', chosen = {}, ...options } = {}) {
    const { app, ended } = context();
    const program = ends.map((endMs, index) =>
      change({ id: `cut-${index + 1}`, startMs: ends[index - 1] ?? 0, endMs, camera: 'A' }, index),
    );
    const edit = (edl) => ({ ...edl, tracks: { program } });
    const durationMs = ends.at(-1);
    const session = await createSession(app, { media: { A: `${media.url}/${name}` }, durationMs, edit, ...options });
    const reply = await app.post('/trigger', { sessionId: session.documentId, format, ...chosen });
    if (reply.status === 400) return reply;
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return ended(reply.body.data.jobId);
  }

  /** No job is made of what a recording is too short for. */
  function refusedAsTooShort(reply, message) {
    assertError(reply, 400, 'not_renderable');
    const errors = reply.body.error.details.findings.filter(({ severity }) => severity === 'error');
    assert.deepEqual(
      errors.map(({ code }) => code),
      ['source_too_short'],
    );
    assert.match(errors[0].message, message);
  }

  async function framesOf(job) {
    assert.equal(job.status, 'completed', job.errorMessage);
    const { app } = context();
    const file = join(app.directory, 'own-frames');
    const response = await fetch(`${app.url}${job.artifacts.outputVideoUrl}`);
    writeFileSync(file, Buffer.from(await response.arrayBuffer()));
    return runsOf(coloursOf(file));
  }

  async function failsForGood(job, message) {
    assert.equal(job.status, 'failed');
    assert.match(job.errorMessage, message);
    const row = await context().app.row(job.jobId);
    assert.deepEqual([row.failureKind, job.attempts, row.nextAttemptAt], ['permanent', 1, null]);
  }

  test('each cut has exactly its frames, also one of a single frame and one between key frames', async () => {
    const job = await rendered('a.mp4', [1500, 1533, 2600, 2634, 4000]);
    assert.deepEqual(await framesOf(job), [['red', 30], ['lime', 30], ['blue', 30], ['white', 30]]); // prettier-ignore
  });

  test('a cut in MPEG-TS that begins between two key frames has its frames', async () => {
    const job = await rendered('a.ts', [1000, 2500]);
    assert.deepEqual(await framesOf(job), [['red', 30], ['lime', 30], ['blue', 15]]); // prettier-ignore
  });

  test('a cut in MPEG-TS whose key frame is too long before it fails instead of showing a later picture', async () => {
    const chosen = { clip: { startMs: 14_000, endMs: 14_500 } };
    const job = await rendered('rare.ts', [16_000], { chosen });
    await failsForGood(
      job,
      /^camera `A`: http:\S+\/rare\.ts has \d+ of the 15 frames of cut `cut-1`, from 00:00:14\.000 to 00:00:14\.500 of the recording \(from 00:00:14\.000 to 00:00:14\.500 of the programme\); check that .* convert MPEG-TS to MP4 or MOV$/,
    );
  });

  test('a cover picture is not taken for the video, also where it is the first stream', async () => {
    assert.deepEqual(await framesOf(await rendered('cover.mp4', [500, 1200])), [
      ['red', 30],
      ['lime', 6],
    ]);
  });

  test('a cut beyond the end of a file that is shorter than its asset says is refused, and a cut without an id is told by its place', async () => {
    const change = ({ startMs, endMs, camera }) => ({ startMs, endMs, camera });
    const reply = await rendered('a.mp4', [3500, 5000, 6000], { change });
    refusedAsTooShort(reply, /^cut 2 needs camera `A` until 6000 ms, but its recording ends at 4\d{3}(\.\d+)? ms/);
  });

  test('a cut beyond the end of a file whose asset says nothing is refused, also where it has no frame at all', async () => {
    const reply = await rendered('a.mp4', [3500, 4000, 6000], { recordingMs: null });
    refusedAsTooShort(
      reply,
      /^cut `cut-3` needs camera `A` until 6000 ms, but its recording ends at 4\d{3}(\.\d+)? ms/,
    );
  });

  test('a still beyond the end of a file is refused', async () => {
    const reply = await rendered('a.mp4', [20_000], { recordingMs: null, format: 'thumbnail' });
    refusedAsTooShort(reply, /^cut `cut-1` needs camera `A` until /);
  });

  test('three frames that are missing at the end are held', async () => {
    assert.deepEqual((await framesOf(await rendered('a.mp4', [3500, 4100]))).at(-1), ['white', 33]);
  });

  test('a picture that is seen for a second is seen in each cut of that second', async () => {
    const job = await rendered('few.mp4', [800, 1700, 1900, 2600, 4000]);
    assert.deepEqual(await framesOf(job), [['red', 30], ['lime', 30], ['blue', 30], ['white', 30]]); // prettier-ignore
  });
}
