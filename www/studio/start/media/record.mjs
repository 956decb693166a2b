// Makes the demo recordings, as cameras and recorders would have left them.
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { start } from '../processes.mjs';
import { CAMERAS, MIXED, RECORDING_MS } from './cameras.mjs';
import { HEIGHT, WIDTH, drawFrame } from './frame.mjs';

const SECONDS = RECORDING_MS / 1000;

const drawn = (fps) => [
  '-f', 'rawvideo', '-pixel_format', 'rgb24', '-video_size', `${WIDTH}x${HEIGHT}`, '-framerate', fps, '-i', 'pipe:0',
]; // prettier-ignore

const command = ({ tone, fps, encoding }, path) =>
  [
    ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-y'],
    ...(fps === undefined ? [] : drawn(fps)),
    ...['-f', 'lavfi', '-i', `sine=frequency=${tone}:sample_rate=48000:duration=${SECONDS}`],
    ...encoding,
    path,
  ].map(String);

function* frames(recording) {
  for (let frame = 0; frame < SECONDS * (recording.fps ?? 0); frame += 1) yield drawFrame(recording, frame);
}

async function record(recording, path) {
  const partial = `${path}.part`;
  const { child, ended } = start('ffmpeg', command(recording, partial), { stdin: 'pipe' });
  // Where ffmpeg ends early its pipe breaks, too; but its own words say why.
  await Promise.all([ended, pipeline(frames(recording), child.stdin).catch(() => {})]);
  renameSync(partial, path);
}

/** The file of a recording. */
export const fileOf = ({ letter, extension }) => `${letter}.${extension}`;

const recordingPath = (data, recording) => join(data, 'media', fileOf(recording));

/** Makes the recordings that are missing, and says so. */
export async function makeRecordings(data, say) {
  mkdirSync(join(data, 'media'), { recursive: true });
  const missing = [...CAMERAS, ...MIXED].filter((recording) => !existsSync(recordingPath(data, recording)));
  let made = 0;
  // At the same time: one encoder does not keep a second core busy.
  await Promise.all(
    missing.map(async (recording) => {
      await record(recording, recordingPath(data, recording));
      made += 1;
      say(`${fileOf(recording)} recorded, ${made} of ${missing.length}`);
    }),
  );
  return missing.length > 0 ? `${missing.length} recordings made` : 'already made';
}
