// How recordings are encoded, as ffmpeg's arguments, and the recording that most cases begin with.
import { beeps, numbers } from './drawn.mjs';

/** A key frame every so many seconds, and none between; MPEG-2 has one every half second. */
export const keyEvery = (seconds) => [
  '-g',
  String(30 * seconds),
  '-keyint_min',
  String(30 * seconds),
  '-sc_threshold',
  '0',
];

export const H264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-bf', '2'];
export const HEVC10 = ['-c:v', 'libx265', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p10le', '-tag:v', 'hvc1'];
export const MPEG2 = ['-c:v', 'mpeg2video', '-q:v', '4', '-bf', '2', '-g', '15'];
export const MPEG4 = ['-c:v', 'mpeg4', '-q:v', '3', '-g', '150'];
export const MJPEG = ['-c:v', 'mjpeg', '-q:v', '3', '-pix_fmt', 'yuvj420p'];
export const PRORES = ['-c:v', 'prores_ks', '-profile:v', '0'];
export const DNXHR = ['-c:v', 'dnxhd', '-profile:v', 'dnxhr_lb', '-pix_fmt', 'yuv422p'];
export const FFV1 = ['-c:v', 'ffv1'];
export const VP9 = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8'];
export const AV1 = ['-c:v', 'libsvtav1', '-preset', '12', '-g', '150'];

export const AS_BT709 = [
  '-colorspace',
  'bt709',
  '-color_primaries',
  'bt709',
  '-color_trc',
  'bt709',
  '-color_range',
  'tv',
];

export const AAC = ['-c:a', 'aac'];
export const PCM = ['-c:a', 'pcm_s16le'];
export const FLAC = ['-c:a', 'flac'];
export const OPUS = ['-c:a', 'libopus'];
export const MP2 = ['-c:a', 'mp2'];

/** A camera's recording: numbered frames and beeps. */
export const numbered = (name, codec, sound = beeps()) => ({ name, inputs: [numbers(), sound], codec });

export const PLAIN = numbered('plain.mp4', [H264, keyEvery(5), AAC]);
