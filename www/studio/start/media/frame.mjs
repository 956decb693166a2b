// A frame of a demo recording: a plain colour, the camera's letter, the timecode for people and the same for programs.
// Everything that is drawn lies in the middle third, so that portrait and square renders show it too.
import { ADVANCE, eachDot } from './glyphs.mjs';

/** In dots; ffmpeg makes four pixels of each. */
export const WIDTH = 160;
export const HEIGHT = 90;

/**
 * The frame's number in bits, the highest first: a row of cells from `left`, white for 1 and black for 0, one dot of black
 * around all of them.
 */
export const CELLS = { count: 10, size: 4, left: (WIDTH - 10 * 4) / 2, top: 72 };

/** A part where nothing but the camera's colour is. */
export const PLAIN = { left: 57, top: 15, width: 8, height: 30 };

const WHITE = [255, 255, 255];
const BLACK = [0, 0, 0];
const LETTER_SCALE = 5;

/** Hours are never needed: minutes, seconds, frames. */
export function timecode(frame, fps) {
  const seconds = Math.floor(frame / fps);
  return [Math.floor(seconds / 60), seconds % 60, frame % fps].map((part) => String(part).padStart(2, '0')).join(':');
}

function fill(pixels, { left, top, width, height }, colour) {
  for (let y = top; y < top + height; y += 1)
    for (let x = left; x < left + width; x += 1) pixels.set(colour, (y * WIDTH + x) * 3);
}

function write(pixels, text, top, scale) {
  const left = Math.round((WIDTH - (text.length * ADVANCE - 1) * scale) / 2);
  eachDot(text, (x, y) =>
    fill(pixels, { left: left + x * scale, top: top + y * scale, width: scale, height: scale }, WHITE),
  );
}

function drawCells(pixels, frame) {
  const { count, size, left, top } = CELLS;
  fill(pixels, { left: left - 1, top: top - 1, width: count * size + 2, height: size + 2 }, BLACK);
  for (let cell = 0; cell < count; cell += 1)
    if ((frame >> (count - 1 - cell)) & 1)
      fill(pixels, { left: left + cell * size, top, width: size, height: size }, WHITE);
}

/** A frame as rows of red, green and blue bytes. */
export function drawFrame({ letter, colour, fps }, frame) {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  fill(pixels, { left: 0, top: 0, width: WIDTH, height: HEIGHT }, colour);
  write(pixels, letter, 11, LETTER_SCALE);
  write(pixels, timecode(frame, fps), 56, 1);
  drawCells(pixels, frame);
  return pixels;
}
