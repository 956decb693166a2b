// Recordings in which every frame shows its own number, and reading the numbers off a video.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), '.tmp', 'media');

/** Digits of a number, each an upright bar from black to white in as many steps as its base. */
const BARS = 4;
const BASE = 4;

/** The square in the middle, which every format keeps, and a bar of it. */
const [WIDTH, HEIGHT] = [320, 180];
const BAR = HEIGHT / BARS;

/** A recording of so many frames at a rate such as `30000/1001`, with a tone; made once. */
export function numbered(name, rate, frames) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `numbered-${frames}-${name}`);
  if (existsSync(file)) return file;
  const partial = `${file}.${process.pid}.part${extname(name)}`;
  const left = (WIDTH - HEIGHT) / 2;
  const place = `clip(floor((X-${left})/${BAR}),0,${BARS - 1})`;
  const digit = `mod(floor(N/pow(${BASE},${place})),${BASE})`;
  const [count, seconds] = rate.split('/').map(Number);
  const codec =
    extname(name) === '.mov'
      ? ['-c:v', 'prores_ks', '-profile:v', '0', '-c:a', 'pcm_s24le']
      : ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '50', '-c:a', 'aac'];
  execFileSync('ffmpeg', [
    '-v', 'error', '-y',
    '-f', 'lavfi', '-i', `color=black:size=${WIDTH}x${HEIGHT}:rate=${rate},format=gray,geq=lum='${digit}*${255 / (BASE - 1)}'`,
    '-f', 'lavfi', '-i', 'sine=sample_rate=48000',
    ...codec, '-frames:v', String(frames), '-t', String((frames * seconds) / count), partial,
  ]); // prettier-ignore
  renameSync(partial, file);
  return file;
}

/** The number that each frame of a square video shows. */
export function numbersOf(file) {
  const bytes = execFileSync('ffmpeg', [
    '-v', 'error', '-i', file, '-fps_mode', 'passthrough', '-vf', `format=gray,scale=${BARS * 8}:8:flags=area`,
    '-f', 'rawvideo', '-',
  ], { maxBuffer: 1e8 }); // prettier-ignore
  const size = BARS * 8 * 8;
  return Array.from({ length: bytes.length / size }, (_, frame) => {
    let number = 0;
    for (let bar = 0; bar < BARS; bar += 1) {
      // The middle of the bar, in the middle row.
      const level = bytes[frame * size + 4 * BARS * 8 + bar * 8 + 4];
      number += Math.round((level / 255) * (BASE - 1)) * BASE ** bar;
    }
    return number;
  });
}
