// What a finished file shows and plays, measured.
import { SAMPLE_RATE, barsIn } from './drawn.mjs';
import { colourOf } from './colours.mjs';
import { output } from './recorder.mjs';

/** The samples of all frames, in the format and size that `filter` makes. */
const rawFrames = (file, filter) =>
  output('ffmpeg', ['-i', file, '-map', '0:V:0', '-vf', filter, '-fps_mode', 'passthrough', '-f', 'rawvideo', '-']);

/** The number that each frame shows; what can't be read is given as the brightness of its bars. */
export async function numbersOf(file, height) {
  const { digits, crop } = barsIn(height);
  const bars = await rawFrames(file, `${crop},scale=${digits}:1:flags=area,format=gray`);
  return Array.from({ length: bars.length / digits }, (_, frame) => {
    const levels = [...bars.subarray(frame * digits, (frame + 1) * digits)];
    if (levels.some((level) => level > 70 && level < 185)) return levels.join('/');
    return levels.reduce((number, level) => number * 2 + (level > 128 ? 1 : 0), 0);
  });
}

/** The sound of a file: a list of samples for each channel. */
export async function channelsOf(file, count) {
  const bytes = await output('ffmpeg', [
    '-i', file, '-map', '0:a:0', '-ac', String(count), '-ar', String(SAMPLE_RATE), '-f', 'f32le', '-',
  ]); // prettier-ignore
  const samples = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  return Array.from({ length: count }, (_, channel) => samples.filter((_, place) => place % count === channel));
}

/** When sound begins after a pause, in s: where it first reaches half of the highest peak, so that noise is none. */
export async function onsetsOf(file) {
  const [samples] = await channelsOf(file, 1);
  const half = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / 2;
  const found = [];
  let last = -Infinity;
  samples.forEach((sample, place) => {
    if (half === 0 || Math.abs(sample) < half) return;
    if (place - last > 0.2 * SAMPLE_RATE) found.push(place / SAMPLE_RATE);
    last = place;
  });
  return found;
}

/** The amplitude of a tone in samples, between 0.2 and 0.9 s. */
export function amplitude(samples, hertz) {
  const [from, to] = [0.2 * SAMPLE_RATE, 0.9 * SAMPLE_RATE];
  let [along, across] = [0, 0];
  for (let place = from; place < to; place += 1) {
    const angle = (2 * Math.PI * hertz * place) / SAMPLE_RATE;
    along += samples[place] * Math.cos(angle);
    across += samples[place] * Math.sin(angle);
  }
  return (2 * Math.hypot(along, across)) / (to - from);
}

/**
 * One frame as its codes, which no filter has changed.
 *
 * @returns functions that tell of it: the luma of a place, and the mean colour (0 to 255) of a range.
 */
export async function pictureOf(file, frame = 10) {
  const probe = ['-select_streams', 'V:0', '-show_entries', 'stream=width,height,pix_fmt', '-of', 'json', file];
  const [{ width, height, pix_fmt: format }] = JSON.parse(await output('ffprobe', probe)).streams;
  if (format !== 'yuv420p') throw new Error(`an output of ${format}`);
  const codes = await output('ffmpeg', [
    '-i', file, '-map', '0:V:0', '-vf', `select=eq(n\\,${frame})`, '-frames:v', '1', '-f', 'rawvideo', '-',
  ]); // prettier-ignore
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
  const planes = [
    { start: 0, width, shrink: 1 },
    { start: width * height, width: half.width, shrink: 2 },
    { start: width * height + half.width * half.height, width: half.width, shrink: 2 },
  ];
  const mean = (plane, range) => {
    const edge = (value) => Math.round(value / plane.shrink);
    let [sum, count] = [0, 0];
    for (let y = edge(range.top); y < edge(range.top + range.height); y += 1)
      for (let x = edge(range.left); x < edge(range.left + range.width); x += 1) {
        sum += codes[plane.start + y * plane.width + x];
        count += 1;
      }
    return sum / count;
  };
  return {
    width,
    height,
    lumaAt: (x, y) => codes[y * width + x],
    colourOf: (range) => colourOf(planes.map((plane) => mean(plane, range))),
  };
}

/** The size in which the lines of a recording are looked at: its own. */
const COLUMNS = 320;
const LINES = 180;

/** The brightness of each place of each frame, in the recording's own size. */
export async function linesOf(file) {
  const pixels = await rawFrames(file, `scale=${COLUMNS}:${LINES}:flags=area,format=gray`);
  const size = COLUMNS * LINES;
  return Array.from({ length: pixels.length / size }, (_, frame) => pixels.subarray(frame * size, (frame + 1) * size));
}

/** The difference of two lines that is an edge, of 255. */
const EDGE = 60;

/**
 * The share of all places that stand out from the lines above and below. Of vertical bars it is nothing, as long as the picture
 * is of one moment, and some per cent where its lines are of two.
 */
export function combOf(lines) {
  let combed = 0;
  for (let place = COLUMNS; place < lines.length - COLUMNS; place += 1) {
    const [above, below] = [lines[place] - lines[place - COLUMNS], lines[place] - lines[place + COLUMNS]];
    if (Math.min(Math.abs(above), Math.abs(below)) > EDGE && above * below > 0) combed += 1;
  }
  return combed / lines.length;
}

/** Where a bright bar begins in the middle line, in places from the left. */
export function barStart(lines) {
  const middle = lines.subarray((COLUMNS * LINES) / 2, (COLUMNS * LINES) / 2 + COLUMNS);
  return middle.findIndex((level, place) => place > 0 && level > 128 && middle[place - 1] <= 128);
}
