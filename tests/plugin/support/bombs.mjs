// Recordings of a few hundred kB whose pictures take gigabytes, or are of a shape that does.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const media = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), '.tmp', 'media');

const CODECS = {
  png: ['-c:v', 'png'],
  mjpeg: ['-c:v', 'mjpeg', '-q:v', '31'],
  h264: ['-c:v', 'libx264', '-preset', 'ultrafast', '-threads', '1'],
};

/** A recording of one picture, a second long, with sound; made once. */
export function bomb(codec, width, height, filter = 'null') {
  mkdirSync(media, { recursive: true });
  const file = join(media, `bomb-${codec}-${width}x${height}-${filter.replaceAll(/\W/g, '_')}.mov`);
  if (existsSync(file)) return file;
  const partial = `${file}.${process.pid}.part.mov`;
  execFileSync('ffmpeg', [
    '-v', 'error', '-y',
    '-f', 'lavfi', '-i', `color=red:s=${width}x${height}:rate=1:duration=1`,
    '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000',
    '-vf', filter, ...CODECS[codec], '-c:a', 'pcm_s16le', '-t', '1', partial,
  ], { stdio: 'pipe' }); // prettier-ignore
  renameSync(partial, file);
  return file;
}
