// Recordings as cameras, encoders and phones write them, whose pictures are not where one expects them.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), '.tmp', 'media');

/** A file that ffmpeg makes once; `change` may rewrite it. */
function recording(name, args, change = () => {}) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  if (existsSync(file)) return file;
  const partial = `${file}.${process.pid}.part${extname(name)}`;
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...args.flat(), partial]);
  change(partial);
  renameSync(partial, file);
  return file;
}

const lavfi = (source) => ['-f', 'lavfi', '-i', source];
const sine = (seconds) => lavfi(`sine=duration=${seconds}`);
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];

/** Which of these seconds of the recording a frame is of, it shows as a colour. */
export const COLOURS = ['red', 'lime', 'blue', 'white'];

/** Frames of four seconds, each of its own colour. */
const seconds = [
  ...COLOURS.flatMap((colour) => lavfi(`color=${colour}:size=320x180:rate=30:duration=1`)),
  ...sine(4),
  '-filter_complex', '[0:v][1:v][2:v][3:v]concat=n=4:v=1:a=0[v]', '-map', '[v]', '-map', '4:a', '-c:a', 'aac',
]; // prettier-ignore

/** MPEG-TS with a key frame every two seconds: a seek lands after the picture that is wanted. */
export const transportStream = () =>
  recording('key-frames-2s.ts', [seconds, H264, '-g', '60', '-keyint_min', '60', '-sc_threshold', '0']);

/** The same pictures, with key frames as far apart. */
export const longGroups = () => recording('key-frames-2s.mp4', [seconds, H264, '-g', '60', '-sc_threshold', '0']);

/** MPEG-TS of 16 s whose only key frame is its first frame. */
export const oneKeyFrame = () =>
  recording('one-key-frame.ts', [
    lavfi('testsrc2=size=320x180:rate=30:duration=16'), sine(16), H264, '-g', '999', '-sc_threshold', '0',
  ]); // prettier-ignore

/** One frame in each second, the last one, and one key frame in all. */
export const fewFrames = () =>
  recording('one-frame-a-second.mp4', [
    '-i', longGroups(), '-vf', 'select=not(mod(n\\,30))+eq(n\\,119)', '-fps_mode', 'vfr', H264,
    '-g', '99', '-sc_threshold', '0', '-c:a', 'copy',
  ]); // prettier-ignore

/** Puts the metadata of an MP4, and so its cover, in front of its tracks, as taggers do. */
function coverFirst(file) {
  const bytes = readFileSync(file);
  const start = bytes.indexOf('moov') - 4;
  const end = start + bytes.readUInt32BE(start);
  const boxes = [];
  for (let at = start + 8; at < end; at += bytes.readUInt32BE(at))
    boxes.push(bytes.subarray(at, at + bytes.readUInt32BE(at)));
  const ranks = ['mvhd', 'udta'];
  const rank = (box) => (ranks.indexOf(box.toString('latin1', 4, 8)) + ranks.length + 1) % (ranks.length + 1);
  const ordered = boxes.toSorted((one, other) => rank(one) - rank(other));
  writeFileSync(file, Buffer.concat([bytes.subarray(0, start + 8), ...ordered, bytes.subarray(end)]));
}

/** The pictures of four seconds behind a yellow cover, which is the file's first stream. */
export const withCover = () =>
  recording(
    'cover-first.mp4',
    [
      ...COLOURS.flatMap((colour) => lavfi(`color=${colour}:size=320x180:rate=30:duration=1`)), sine(4),
      lavfi('color=yellow:size=400x400:rate=1:duration=1'),
      '-filter_complex', '[0:v][1:v][2:v][3:v]concat=n=4:v=1:a=0[v]', '-map', '[v]', '-map', '4:a', '-map', '5:v',
      '-c:a', 'aac', '-c:v:0', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p',
      '-c:v:1', 'mjpeg', '-frames:v:1', '1', '-disposition:v:1', 'attached_pic',
    ],
    coverFirst,
  ); // prettier-ignore

/** Where the matrix is after the name of a track's header, in bytes; ISO/IEC 14496-12. */
const MATRIX_AT = 44;

/** Says that the picture is to be turned by 90 degrees, as phones do that are held upright. */
function turnRight(file) {
  const bytes = readFileSync(file);
  const at = bytes.indexOf('tkhd') + MATRIX_AT;
  for (const [index, value] of [0, 1, 0, -1, 0, 0, 180, 0].entries())
    bytes.writeInt32BE(value * 0x10000, at + index * 4);
  writeFileSync(file, bytes);
}

/** A phone that was held upright: 180 by 320, red above and blue below. */
export const upright = () =>
  recording(
    'upright.mp4',
    [
      lavfi('color=red:size=160x180:rate=30:duration=4'), lavfi('color=blue:size=160x180:rate=30:duration=4'), sine(4),
      '-filter_complex', '[0:v][1:v]hstack[v]', '-map', '[v]', '-map', '2:a', H264, '-c:a', 'aac',
    ],
    turnRight,
  ); // prettier-ignore
