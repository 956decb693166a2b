// Makes a demo recording: ProRes with sound, as a camera would have left it.
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { start } from '../processes.mjs';
import { CAMERAS, FPS, RECORDING_MS } from './cameras.mjs';
import { HEIGHT, WIDTH, drawFrame } from './frame.mjs';

const FRAMES = (RECORDING_MS / 1000) * FPS;

// `prores_aw` is four times as fast as `prores_ks`. The colours are BT.709, as video of this kind is read by default.
const encoding = (tone, path) => [
  '-hide_banner', '-nostdin', '-loglevel', 'error', '-y',
  '-f', 'rawvideo', '-pixel_format', 'rgb24', '-video_size', `${WIDTH}x${HEIGHT}`, '-framerate', FPS, '-i', 'pipe:0',
  '-f', 'lavfi', '-i', `sine=frequency=${tone}:sample_rate=48000:duration=${RECORDING_MS / 1000}`,
  '-vf', 'scale=4*iw:4*ih:flags=neighbor:out_color_matrix=bt709:out_range=tv,format=yuv422p10le',
  '-c:v', 'prores_aw', '-profile:v', '0', '-c:a', 'pcm_s16le',
  '-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv',
  '-f', 'mov', path,
].map(String); // prettier-ignore

function* frames(camera) {
  for (let frame = 0; frame < FRAMES; frame += 1) yield drawFrame(camera, frame);
}

async function record(camera, path) {
  const partial = `${path}.part`;
  const { child, ended } = start('ffmpeg', encoding(camera.tone, partial), { stdin: 'pipe' });
  // Where ffmpeg ends early its pipe breaks, too; but its own words say why.
  await Promise.all([ended, pipeline(frames(camera), child.stdin).catch(() => {})]);
  renameSync(partial, path);
}

/** Where a camera's recording lies in a studio's data folder. */
export const recordingPath = (data, { letter }) => join(data, 'media', `${letter}.mov`);

/** Makes the recordings that are missing, and says so. */
export async function makeRecordings(data, say) {
  mkdirSync(join(data, 'media'), { recursive: true });
  const missing = CAMERAS.filter((camera) => !existsSync(recordingPath(data, camera)));
  let made = 0;
  // At the same time: one encoder does not keep a second core busy.
  await Promise.all(
    missing.map(async (camera) => {
      await record(camera, recordingPath(data, camera));
      made += 1;
      say(`camera ${camera.letter} recorded, ${made} of ${missing.length}`);
    }),
  );
  return missing.length > 0 ? `${missing.length} recordings made` : 'already made';
}
