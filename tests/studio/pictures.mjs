// Reads what the demo recordings show: the camera by its colour, and the number of the frame by its row of cells.
import { execFileSync } from 'node:child_process';
import { CAMERAS } from '../../www/studio/start/media/cameras.mjs';
import { CELLS, HEIGHT, PLAIN, WIDTH } from '../../www/studio/start/media/frame.mjs';

/** How far a colour may be from its camera's after two lossy encodings, in each of red, green and blue. */
const COLOUR_TOLERANCE = 12;

/** Some frames of a video, or a picture, as red, green and blue bytes. */
export function readFrames(path, { width, height }, numbers) {
  // A video's colours are BT.709, a JPEG's those of its own standard.
  const scale = numbers ? 'scale=in_color_matrix=bt709' : 'scale';
  const select = numbers ? `select='${numbers.map((number) => `eq(n,${number})`).join('+')}',` : '';
  const args = ['-v', 'error', '-i', path, '-vf', `${select}${scale}`, '-vsync', '0'];
  const size = width * height * 3;
  const bytes = execFileSync('ffmpeg', [...args, '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'], {
    maxBuffer: size * ((numbers?.length ?? 1) + 1),
  });
  return Array.from({ length: bytes.length / size }, (_, index) => ({
    width,
    height,
    bytes: bytes.subarray(index * size, (index + 1) * size),
  }));
}

/** The colour at a place that is given in dots of the recording, whose whole height and whose middle are always seen. */
function colourAt({ width, height, bytes }, dotX, dotY) {
  const scale = height / HEIGHT;
  const x = Math.floor((dotX - WIDTH / 2) * scale + width / 2);
  const y = Math.floor(dotY * scale);
  return [...bytes.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
}

/** The letter of the camera whose plain colour a frame has; throws where it is nobody's. */
export function cameraOf(frame) {
  const colour = colourAt(frame, PLAIN.left + PLAIN.width / 2, PLAIN.top + PLAIN.height / 2);
  const camera = CAMERAS.find((candidate) =>
    candidate.colour.every((part, index) => Math.abs(part - colour[index]) <= COLOUR_TOLERANCE),
  );
  if (!camera) throw new Error(`no camera has the colour ${colour.join(', ')}`);
  return camera.letter;
}

/** The number of the recording's frame that a frame shows; throws where a cell is neither black nor white. */
export function frameNumberOf(frame) {
  let number = 0;
  for (let cell = 0; cell < CELLS.count; cell += 1) {
    const [, green] = colourAt(frame, CELLS.left + (cell + 0.5) * CELLS.size, CELLS.top + CELLS.size / 2);
    if (green > 60 && green < 195) throw new Error(`cell ${cell} of the timecode is neither black nor white: ${green}`);
    number = number * 2 + (green > 127 ? 1 : 0);
  }
  return number;
}
