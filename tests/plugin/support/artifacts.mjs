// Files as a worker uploads them: real, small, and made once.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), '.tmp', 'artifacts');

/** What ffmpeg makes with these arguments, made once under this name. */
export function made(name, ...args) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  if (!existsSync(file)) {
    const partial = join(folder, `part-${process.pid}-${name}`);
    execFileSync('ffmpeg', ['-v', 'error', '-y', ...args, partial]);
    renameSync(partial, file);
  }
  return readFileSync(file);
}

/** An MP4 of black and silence. */
export function video({
  size = '1920x1080',
  seconds = 3,
  fps = 30,
  codec = 'libx264',
  sound = true,
  colour = 'black',
} = {}) {
  return made(
    `${[size, seconds, fps, codec, sound, colour].join('-')}.mp4`,
    '-f', 'lavfi', '-i', `color=${colour}:size=${size}:rate=${fps}:duration=${seconds}`,
    ...(sound ? ['-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=stereo', '-c:a', 'aac', '-b:a', '32k'] : []),
    '-t', String(seconds), '-c:v', codec, '-pix_fmt', 'yuv420p', '-movflags', '+faststart',
  ); // prettier-ignore
}

/** A JPEG of one colour. */
export const still = ({ size = '1920x1080', colour = 'black' } = {}) =>
  made(`${size}-${colour}.jpg`, '-f', 'lavfi', '-i', `color=${colour}:size=${size}`, '-frames:v', '1', '-f', 'image2', '-update', '1'); // prettier-ignore

/** An MP4 with so many bytes more, which players skip. */
export function padded(mp4, bytes) {
  const box = Buffer.alloc(bytes);
  box.writeUInt32BE(bytes, 0);
  box.write('free', 4, 'latin1');
  return Buffer.concat([mp4, box]);
}

export const SUBTITLES = 'WEBVTT\n\n00:00:00.000 --> 00:00:00.900\nWelcome\n';
export const CHAPTERS = '[\n  {\n    "endMs": 3000,\n    "startMs": 0,\n    "title": "Opening"\n  }\n]\n';

/** A file of this kind as it is planned for a session of `createSession`. */
export function artifact(kind, format = 'full_16_9') {
  const size = { full_16_9: '1920x1080', short_9_16: '1080x1920', clip_1_1: '1080x1080', thumbnail: '1920x1080' }[
    format
  ];
  if (kind === 'chapters') return CHAPTERS;
  if (kind === 'subtitles') return SUBTITLES;
  return kind === 'thumbnail' || format === 'thumbnail' ? still({ size }) : video({ size });
}
