// One render from the trigger to the file, and everything that must be true of it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formats, planRender } from 'render-rules';
import { FPS } from '../../www/studio/start/media/cameras.mjs';
import { OPTIONS, factsOf } from './facts.mjs';
import { cameraOf, frameNumberOf, readFrames } from './pictures.mjs';
import { finished, trigger } from './support.mjs';

const FRAME_MS = 1000 / FPS;

async function download(studio, path, name) {
  const response = await fetch(new URL(path, studio.url));
  assert.equal(response.status, 200, path);
  const file = join(studio.data, name);
  writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  return file;
}

function probe(file) {
  const out = execFileSync('ffprobe', [
    '-v', 'error', '-of', 'json', '-show_streams', '-show_format', '-show_chapters', file,
  ]); // prettier-ignore
  const { streams, format, chapters } = JSON.parse(out);
  const stream = (type) => streams.find(({ codec_type: found }) => found === type);
  return { video: stream('video'), audio: stream('audio'), format, chapters };
}

function checkProgress(seen, kind) {
  assert.equal(seen[0], 0);
  assert.equal(seen.at(-1), 1);
  assert.deepEqual(seen, seen.toSorted((one, other) => one - other), 'progress fell'); // prettier-ignore
  if (kind === 'video') assert.ok(new Set(seen).size >= 3, `only ${[...new Set(seen)]}`);
}

/** The recording's frame at a time of the programme. Where that lies between two frames, either of them is right. */
function checkTimecode(frame, segment, programmeMs, message) {
  const offsetMs = segment.sourceStartMs - segment.startMs;
  const wanted = (programmeMs + offsetMs) / FRAME_MS;
  const shown = frameNumberOf(frame);
  assert.ok(
    Math.abs(shown - wanted) <= 1,
    `${message} shows frame ${shown} of the recording, not ${wanted.toFixed(1)}`,
  );
}

/** In the middle of each cut the camera that the EDL names, at the source time that cut and offset say. */
function checkCuts(file, plan) {
  const middles = plan.segments.map(({ startFrame, endFrame }) => Math.floor((startFrame + endFrame) / 2));
  const frames = readFrames(file, plan.output, middles);
  assert.equal(frames.length, plan.segments.length);
  plan.segments.forEach((segment, index) => {
    assert.equal(cameraOf(frames[index]), segment.camera, segment.id);
    checkTimecode(frames[index], segment, plan.startMs + middles[index] * FRAME_MS, segment.id);
  });
}

function checkVideo(file, plan, job) {
  const { video, audio, format, chapters } = probe(file);
  assert.equal(video.codec_name, 'h264');
  assert.equal(video.r_frame_rate, `${FPS}/1`);
  assert.equal(Number(video.nb_frames), plan.frames);
  assert.equal(audio.codec_name, 'aac');
  assert.ok(Math.abs(Number(format.duration) * 1000 - plan.durationMs) <= FRAME_MS, format.duration);
  assert.ok(Math.abs(job.artifacts.durationMs - plan.durationMs) <= FRAME_MS);
  assert.equal(job.artifacts.fps, FPS);
  assert.deepEqual(
    chapters.map((chapter) => ({ startMs: chapter.start_time * 1000, title: chapter.tags.title })),
    plan.chapters.map(({ startMs, title }) => ({ startMs, title })),
  );
  checkCuts(file, plan);
}

function checkStill(file, plan, job) {
  assert.equal(probe(file).video.codec_name, 'mjpeg');
  assert.equal(job.artifacts.outputThumbnailUrl, job.artifacts.outputVideoUrl);
  const [frame] = readFrames(file, plan.output);
  assert.equal(cameraOf(frame), plan.segments[0].camera);
  checkTimecode(frame, plan.segments[0], plan.stillAtMs, 'the still');
}

async function checkCompanions(studio, plan, { outputThumbnailUrl, outputChaptersUrl, outputSubtitlesUrl }) {
  const picture = await download(studio, outputThumbnailUrl, 'thumbnail.jpg');
  assert.equal(probe(picture).video.codec_name, 'mjpeg');
  const chapters = await (await fetch(new URL(outputChaptersUrl, studio.url))).json();
  assert.deepEqual(chapters, plan.chapters);
  const subtitles = await (await fetch(new URL(outputSubtitlesUrl, studio.url))).text();
  assert.match(subtitles, /^WEBVTT\n/);
  assert.ok(plan.captions.length > 0);
  for (const { text } of plan.captions) assert.ok(subtitles.includes(text), text);
  rmSync(picture);
}

/**
 * Triggers, watches, downloads, and compares with the plan that the rules make of the stored session. `selection` is a part
 * of the programme.
 */
export async function checkRendering(studio, sessionId, format, selection) {
  const plan = planRender({ ...(await factsOf(studio, sessionId)), format, selection }, OPTIONS);
  const { kind, width, height } = formats().find((spec) => spec.format === format);

  const seen = [];
  const jobId = await trigger(studio, sessionId, format, selection);
  const job = await finished(studio, jobId, { onLook: ({ progress }) => seen.push(progress) });
  assert.equal(job.status, 'completed', job.errorMessage);
  checkProgress(seen, kind);

  const file = await download(studio, job.artifacts.outputVideoUrl, `${format}.download`);
  const { video, format: container } = probe(file);
  assert.deepEqual([video.width, video.height], [width, height]);
  assert.equal(job.artifacts.resolution, `${width}x${height}`);
  assert.equal(job.artifacts.fileSizeBytes, Number(container.size));
  if (kind === 'still') checkStill(file, plan, job);
  else {
    checkVideo(file, plan, job);
    await checkCompanions(studio, plan, job.artifacts);
  }
  rmSync(file);
}
