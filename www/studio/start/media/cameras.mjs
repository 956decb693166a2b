// The demo recordings: three cameras of the panel, and what else people record with.

/** Frames in a second, of the panel's recordings and of their renders. */
export const FPS = 30;

/** How long each recording is. */
export const RECORDING_MS = 18_000;

// `prores_aw` is four times as fast as `prores_ks`. The colours are BT.709, as video of this kind is read by default.
const PRORES = [
  '-vf', 'scale=4*iw:4*ih:flags=neighbor:out_color_matrix=bt709:out_range=tv,format=yuv422p10le',
  '-c:v', 'prores_aw', '-profile:v', '0', '-c:a', 'pcm_s16le',
  '-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv',
  '-f', 'mov',
]; // prettier-ignore

const H264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-g', '30', '-c:a', 'aac'];

// Upright: the middle of the picture, where everything is drawn.
const PHONE = [
  '-vf', 'crop=2*trunc(ih*9/32):ih,scale=8*iw:8*ih:flags=neighbor:out_color_matrix=bt709:out_range=tv,format=yuv420p',
  ...H264, '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-f', 'mp4',
]; // prettier-ignore

// The codes are taken for HLG as they are: brighter than the others.
const HLG = [
  '-vf', 'scale=4*iw:4*ih:flags=neighbor:out_color_matrix=bt2020:out_range=tv,format=yuv420p10le',
  ...H264, '-colorspace', 'bt2020nc', '-color_primaries', 'bt2020', '-color_trc', 'arib-std-b67', '-f', 'mov',
]; // prettier-ignore

/**
 * `offsetMs` is source time minus programme time: B was switched on 1.83 s before the programme begins, C 1.24 s after.
 * Colour as red, green, blue; the tone in Hz; `encoding` is how ffmpeg writes it.
 */
export const CAMERAS = [
  { letter: 'A', colour: [168, 44, 52], tone: 330, offsetMs: 0 },
  { letter: 'B', colour: [30, 120, 66], tone: 440, offsetMs: 1830 },
  { letter: 'C', colour: [40, 72, 176], tone: 550, offsetMs: -1240 },
].map((camera) => ({ ...camera, extension: 'mov', fps: FPS, codec: 'prores', encoding: PRORES }));

/** A camera for television, a phone that was held upright, a camera that records HLG, and a sound recorder. */
export const MIXED = [
  { letter: 'D', colour: [120, 84, 20], tone: 330, offsetMs: 0, extension: 'mov', fps: 25, codec: 'prores', encoding: PRORES },
  { letter: 'E', colour: [24, 110, 120], tone: 440, offsetMs: 900, extension: 'mp4', fps: 30, codec: 'h264', encoding: PHONE },
  { letter: 'F', colour: [110, 40, 120], tone: 550, offsetMs: 400, extension: 'mov', fps: 25, codec: 'h264', encoding: HLG },
  { letter: 'R', tone: 660, offsetMs: 250, extension: 'wav', codec: 'pcm_s16le', encoding: ['-c:a', 'pcm_s16le', '-f', 'wav'] },
]; // prettier-ignore
