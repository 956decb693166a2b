// The colours of recordings, by how they are tagged, in the BT.709 of every output.
import { BT2020, BT601, BT709, codesOf, inBt2020, middleOf, patchAt } from './colours.mjs';
import { drawn } from './drawn.mjs';
import { HEVC10 } from './encoders.mjs';
import { assertColour } from './expected.mjs';
import { pictureOf } from './measures.mjs';

/** A recording of 2 s, so that little has to be made. */
const FRAMES = { rate: 10, frames: 20, still: true };

/** Patches of colours (0 to 1) in grey, with the codes that `code` makes of a colour and an opacity. */
function patches(name, { width = 320, height = 180, format = 'yuv420p' }, colours, code) {
  const shape = { width, height, format, ...FRAMES };
  return drawn(`patches-${name}`, shape, (x, y) => {
    const patch = patchAt(x, y, width, height);
    const [colour, opacity = 1] = patch === null ? [[0.5, 0.5, 0.5]] : colours[patch];
    return code(colour, opacity);
  });
}

async function assertPatches(studio, recording, expected) {
  const url = await studio.address(recording);
  const session = { cameras: { A: { url, offsetMs: 500, durationMs: 2000 } }, cuts: [[0, 600, 'A']] };
  // Its third: the programme has the recording's rate.
  const picture = await pictureOf(await studio.rendered(session), 3);
  for (const [patch, { name, colour, tolerance }] of expected.entries())
    assertColour(picture.colourOf(middleOf(patch, picture.width, picture.height)), colour, tolerance, name);
}

const of255 = (colour) => colour.map((part) => part / 255);
const named = (colours, tolerance) => colours.map((colour) => ({ name: `(${colour})`, colour, tolerance }));

/** Of 255. */
const COLOURS = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255], [128, 128, 128], [200, 140, 110]]; // prettier-ignore
/**
 * Colours that BT.2020 has other codes for, and that come out the same within 2 whether a display's or a camera's curve is taken
 * for the conversion (ITU-R BT.2087 allows both).
 */
const SOFT_COLOURS = [[200, 140, 110], [110, 150, 190], [120, 80, 70], [255, 255, 255], [128, 128, 128], [180, 180, 120]]; // prettier-ignore
const WITHIN = 3;

const tagged = (matrix, primaries, transfer, range = 'tv') => [
  '-colorspace', matrix, '-color_primaries', primaries, '-color_trc', transfer, '-color_range', range,
]; // prettier-ignore
const LOSSLESS = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0', '-pix_fmt', 'yuv420p'];

/** A recording of colours without a tag but those given. */
const coloured = (name, matrix, { tags = [], size = {}, full = false } = {}) => ({
  name: `${name}.mp4`,
  inputs: [patches(name, size, COLOURS.map((colour) => [of255(colour)]), (colour) => codesOf(colour, matrix, { full }))],
  codec: [LOSSLESS, tags],
}); // prettier-ignore

const LOSSLESS10 = (...tags) => [HEVC10, ['-x265-params', `log-level=error:lossless=1:${tags.join(':')}`]];
const deep = (colour) => codesOf(colour, BT2020, { bits: 10 });

const WIDE = {
  name: 'bt2020.mp4',
  inputs: [
    patches('bt2020', { format: 'yuv420p10le' }, SOFT_COLOURS.map((colour) => [inBt2020(of255(colour))]), deep),
  ],
  codec: [
    LOSSLESS10('colorprim=bt2020', 'transfer=bt2020-10', 'colormatrix=bt2020nc', 'range=limited'),
    tagged('bt2020nc', 'bt2020', 'bt2020-10'),
  ],
}; // prettier-ignore

const SD = { width: 720, height: 576 };
const HD = { width: 1280, height: 720 };
const TABLE = [
  ['BT.709', coloured('bt709', BT709, { tags: tagged('bt709', 'bt709', 'bt709') })],
  ['BT.601', coloured('bt601', BT601, { tags: tagged('smpte170m', 'bt709', 'bt709') })],
  ['full range', coloured('full', BT709, { full: true, tags: tagged('bt709', 'bt709', 'bt709', 'pc') })],
  ['BT.601 in full range', coloured('full601', BT601, { full: true, tags: tagged('smpte170m', 'bt709', 'bt709', 'pc') })],
  ['no tag, in the size of SD, is BT.709', coloured('sd', BT709, { size: SD })],
  ['no tag, in the size of HD, is BT.709', coloured('hd', BT709, { size: HD })],
]; // prettier-ignore

// High dynamic range: a signal of 75 % (HLG) or 58 % (PQ) is the white of a page, ITU-R BT.2408.

function bright(name, white, transfer) {
  const [page, red, black] = [[[white, white, white]], [[white, 0, 0]], [[0, 0, 0]]];
  return {
    name: `${name}.mp4`,
    inputs: [patches(name, { format: 'yuv420p10le' }, [page, red, black, page, red, black], deep)],
    codec: [
      LOSSLESS10('colorprim=bt2020', `transfer=${transfer}`, 'colormatrix=bt2020nc', 'range=limited'),
      tagged('bt2020nc', 'bt2020', transfer),
    ],
  };
}

const BRIGHT_EXPECTED = [
  { name: 'the white of a page', colour: [249, 249, 249], tolerance: 8 },
  { name: 'pure red', colour: [254, 3, 3], tolerance: 4 },
  { name: 'black', colour: [0, 0, 0], tolerance: 4 },
];
const BRIGHT = [
  ['HLG', bright('hlg', 0.75, 'arib-std-b67')],
  ['PQ', bright('pq', 0.58, 'smpte2084')],
];

// Transparent: graphics, as they are handed over.

/** Colours with their opacity, and what they are on black. */
const SEE_THROUGH = [
  { colour: [1, 0, 0], opacity: 0, shown: [0, 0, 0] },
  { colour: [0, 1, 0], opacity: 1, shown: [0, 255, 0] },
  { colour: [1, 1, 1], opacity: 0, shown: [0, 0, 0] },
  { colour: [1, 1, 1], opacity: 0.5, shown: [128, 128, 128] },
  { colour: [0.5, 0.5, 0.5], opacity: 0.5, shown: [64, 64, 64] },
  { colour: [1, 1, 1], opacity: 1, shown: [255, 255, 255] },
];
const ON_BLACK = SEE_THROUGH.map(({ colour, opacity, shown }) => ({
  name: `(${colour}) of ${opacity * 100} %`,
  colour: shown,
  tolerance: 4,
}));
const seeThrough = SEE_THROUGH.map(({ colour, opacity }) => [colour, opacity]);
const PACKED = patches('rgba', { format: 'rgba' }, seeThrough, (colour, opacity) =>
  [...colour, opacity].map((part) => Math.round(part * 255)),
);
const PLANES = patches('yuva', { format: 'yuva444p10le' }, seeThrough, (colour, opacity) => [
  ...codesOf(colour, BT709, { bits: 10 }),
  Math.round(opacity * 1023),
]);
const TRANSPARENT = [
  [
    'ProRes 4444',
    {
      name: 'prores4444.mov',
      inputs: [PLANES],
      codec: ['-c:v', 'prores_ks', '-profile:v', '4', '-alpha_bits', '16', tagged('bt709', 'bt709', 'bt709')],
    },
  ],
  ['QuickTime Animation', { name: 'qtrle.mov', inputs: [PACKED], codec: ['-c:v', 'qtrle', '-pix_fmt', 'argb'] }],
  ['PNG in MOV', { name: 'png.mov', inputs: [PACKED], codec: ['-c:v', 'png', '-pix_fmt', 'rgba'] }],
];

const colourCase = (title, recording, expected) => ({
  title,
  run: (studio) => assertPatches(studio, recording, expected),
});

export const COLOUR = [
  ...TABLE.map(([title, recording]) => colourCase(`colours are kept: ${title}`, recording, named(COLOURS, WITHIN))),
  colourCase('colours are kept: BT.2020', WIDE, named(SOFT_COLOURS, WITHIN)),
  ...BRIGHT.map(([title, recording]) => colourCase(`${title} is shown in BT.709`, recording, BRIGHT_EXPECTED)),
  ...TRANSPARENT.map(([title, recording]) =>
    colourCase(`${title} with opacity is shown on black`, recording, ON_BLACK),
  ),
];
