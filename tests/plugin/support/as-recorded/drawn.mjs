// Pictures and sounds made sample by sample, so that a test knows exactly what a recording holds: ffmpeg only encodes them.

/** Formats of planes: the bytes of a sample, every which pixel has a colour, and whether there is a plane of opacity. */
const FORMATS = {
  yuv420p: { bytes: 1, colourEvery: 2, alpha: false },
  yuv420p10le: { bytes: 2, colourEvery: 2, alpha: false },
  yuva444p10le: { bytes: 2, colourEvery: 1, alpha: true },
};

/** One plane: what `at(x, y)` says of every which pixel. */
function planeOf({ width, height }, bytes, every, at) {
  const columns = Math.ceil(width / every);
  const rows = Math.ceil(height / every);
  const samples = Buffer.alloc(columns * rows * bytes);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      samples.writeUIntLE(at(column * every, row * every), (row * columns + column) * bytes, bytes);
  return samples;
}

/** Red, green, blue and opacity, pixel by pixel. */
function pixelsOf({ width, height }, codesAt) {
  const pixels = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) pixels.set(codesAt(x, y), (y * width + x) * 4);
  return pixels;
}

/** A frame: `codesAt(x, y)` gives luma, blue and red difference, and opacity where the format has it; of `rgba` its four parts. */
function frameOf({ format, ...size }, codesAt) {
  if (format === 'rgba') return pixelsOf(size, codesAt);
  const { bytes, colourEvery, alpha } = FORMATS[format];
  const steps = [1, colourEvery, colourEvery, ...(alpha ? [1] : [])];
  return Buffer.concat(steps.map((every, plane) => planeOf(size, bytes, every, (x, y) => codesAt(x, y)[plane])));
}

/**
 * Pictures that move or not: `codesAt(x, y, frame)` draws them. Those that `still` says are the same are drawn once.
 *
 * @returns what `recorder.make` takes as an input.
 */
export function drawn(
  name,
  { width = 320, height = 180, format = 'yuv420p', rate = 30, frames, still = false },
  codesAt,
) {
  return {
    name: `${name}.raw`,
    arguments: ['-f', 'rawvideo', '-pix_fmt', format, '-s', `${width}x${height}`, '-r', String(rate)],
    *contents() {
      const one = still && frameOf({ width, height, format }, (x, y) => codesAt(x, y, 0));
      for (let frame = 0; frame < frames; frame += 1)
        yield one || frameOf({ width, height, format }, (x, y) => codesAt(x, y, frame));
    },
  };
}

export const SAMPLE_RATE = 48_000;

/**
 * Sound as `levelAt(seconds, channel)` says, from -1 to 1. It begins `fromMs` after the pictures beside it, and is of its time.
 */
export function played(name, { channels = 1, seconds, rate = SAMPLE_RATE, fromMs = 0 }, levelAt) {
  return {
    name: `${name}.raw`,
    arguments: [
      ...['-f', 'f32le', '-ar', String(rate), '-ac', String(channels)],
      ...(fromMs > 0 ? ['-itsoffset', String(fromMs / 1000)] : []),
    ],
    *contents() {
      const first = Math.round((fromMs * rate) / 1000);
      const samples = new Float32Array((seconds * rate - first) * channels);
      for (let place = 0; place < samples.length; place += 1)
        samples[place] = levelAt((first + Math.floor(place / channels)) / rate, place % channels);
      yield Buffer.from(samples.buffer);
    },
  };
}

// Numbered pictures.

/** How many frames can be told apart: the bars are eight binary digits. */
const DIGITS = 8;
const BLACK = 16;
const WHITE = 235;

/** Where the bars are, as parts of a picture's height from its centre: inside the square that every format shows. */
const BARS = { left: -0.4, right: 0.4, top: -0.3, bottom: 0.3 };

/** The luma of a place in a picture that shows a number; around the bars it is grey. */
function lumaOfNumber(number, x, y, width, height) {
  const across = (x + 0.5 - width / 2) / height;
  const down = (y + 0.5 - height / 2) / height;
  if (across < BARS.left || across >= BARS.right || down < BARS.top || down >= BARS.bottom) return 126;
  const digit = Math.floor(((across - BARS.left) / (BARS.right - BARS.left)) * DIGITS);
  return (number >> (DIGITS - 1 - digit)) & 1 ? WHITE : BLACK;
}

/** The bars in a picture of this height, as ffmpeg's `crop` takes them. */
export function barsIn(height) {
  const across = Math.round((BARS.right - BARS.left) * height);
  const down = Math.round((BARS.bottom - BARS.top) * height);
  return { digits: DIGITS, crop: `crop=${across}:${down}` };
}

/** Seconds that recordings last whose frames are numbered, and so many frames. */
export const SECONDS = 7;
export const FRAMES = SECONDS * 30;

/** Pictures that show their own numbers. */
export const numbers = (shape = {}) => {
  const { width = 320, height = 180, format = 'yuv420p' } = shape;
  const deep = FORMATS[format].bytes === 2 ? 4 : 1;
  return drawn(`numbers-${width}x${height}-${format}`, { width, height, format, frames: FRAMES }, (x, y, frame) => [
    lumaOfNumber(frame, x, y, width, height) * deep,
    128 * deep,
    128 * deep,
  ]);
};

// Beeps.

/** When a beep begins, in s. No two follow each other at the same distance, so that none is taken for another. */
export const BEEPS = [0.7, 2, 3.1, 4.6, 5, 6.2];
const BEEP_SECONDS = 0.1;

function beepAt(seconds) {
  const begun = BEEPS.find((start) => seconds >= start && seconds < start + BEEP_SECONDS);
  return begun === undefined ? 0 : 0.5 * Math.sin(2 * Math.PI * 1000 * (seconds - begun));
}

export const beeps = (shape = {}) => {
  const { channels = 2, rate = SAMPLE_RATE, fromMs = 0 } = shape;
  return played(`beeps-${channels}-${rate}-${fromMs}`, { channels, rate, fromMs, seconds: SECONDS }, beepAt);
};

/** A tone of its own in each channel, in Hz. */
export const tones = (name, hertz, seconds = SECONDS) =>
  played(
    name,
    { channels: hertz.length, seconds },
    (time, channel) => 0.2 * Math.sin(2 * Math.PI * hertz[channel] * time),
  );
