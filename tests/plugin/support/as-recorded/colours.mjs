// Colours as codes of video and back, by the definitions of the ITU, without ffmpeg.

/** How much red and blue count in the luma: ITU-R BT.601, BT.709 and BT.2020. */
export const BT601 = { red: 0.299, blue: 0.114 };
export const BT709 = { red: 0.2126, blue: 0.0722 };
export const BT2020 = { red: 0.2627, blue: 0.0593 };

/** The codes of a colour (0 to 1): luma, blue and red difference, in 16 to 235 of 255 or in the full range. */
export function codesOf([r, g, b], matrix, { bits = 8, full = false } = {}) {
  const luma = matrix.red * r + (1 - matrix.red - matrix.blue) * g + matrix.blue * b;
  const differences = [(b - luma) / (2 * (1 - matrix.blue)), (r - luma) / (2 * (1 - matrix.red))];
  const unit = 2 ** (bits - 8);
  const codes = full
    ? [luma * (2 ** bits - 1), ...differences.map((value) => value * (2 ** bits - 1) + 128 * unit)]
    : [(16 + 219 * luma) * unit, ...differences.map((value) => (128 + 224 * value) * unit)];
  return codes.map((code) => Math.min(Math.round(code), 2 ** bits - 1));
}

/** The colour (0 to 255) that a display makes of codes as every output has them: 8 bit, BT.709, 16 to 235. */
export function colourOf([luma, blue, red]) {
  const [y, u, v] = [(luma - 16) / 219, (blue - 128) / 224, (red - 128) / 224];
  const r = y + 2 * (1 - BT709.red) * v;
  const b = y + 2 * (1 - BT709.blue) * u;
  const g = (y - BT709.red * r - BT709.blue * b) / (1 - BT709.red - BT709.blue);
  return [r, g, b].map((part) => Math.round(Math.min(Math.max(part, 0), 1) * 255));
}

/** Linear light of BT.709's primaries as that of BT.2020's: ITU-R BT.2087. */
const TO_BT2020 = [
  [0.6274, 0.3293, 0.0433],
  [0.0691, 0.9195, 0.0114],
  [0.0164, 0.088, 0.8956],
];

/** A colour (0 to 1) of BT.709 as BT.2020 has it, by the light that a display makes of it (BT.1886). */
export function inBt2020(colour) {
  const light = colour.map((part) => part ** 2.4);
  return TO_BT2020.map((row) => row.reduce((sum, part, index) => sum + part * light[index], 0) ** (1 / 2.4));
}

// Patches: six colours in the square that every format shows.

const COLUMNS = 3;
const ROWS = 2;
/** A patch's width and height, as parts of the picture's height. */
const ACROSS = 0.3;
const DOWN = 0.45;

/** Which patch a place lies in; null beside them. */
export function patchAt(x, y, width, height) {
  const column = Math.floor((x - width / 2) / height / ACROSS + COLUMNS / 2);
  const row = Math.floor((y - height / 2) / height / DOWN + ROWS / 2);
  return column < 0 || column >= COLUMNS || row < 0 || row >= ROWS ? null : row * COLUMNS + column;
}

/** The middle of a patch in a picture, a third of its size: `{ left, top, width, height }`. */
export function middleOf(patch, width, height) {
  const centre = {
    x: width / 2 + ((patch % COLUMNS) + 0.5 - COLUMNS / 2) * ACROSS * height,
    y: height / 2 + (Math.floor(patch / COLUMNS) + 0.5 - ROWS / 2) * DOWN * height,
  };
  const [across, down] = [(ACROSS * height) / 3, (DOWN * height) / 3];
  return { left: centre.x - across / 2, top: centre.y - down / 2, width: across, height: down };
}
