// What is kept of pictures that have another shape than the output.
import { BT2020, BT709, codesOf } from './colours.mjs';
import { drawn } from './drawn.mjs';
import { AS_BT709, H264, HEVC10 } from './encoders.mjs';
import { assertColour } from './expected.mjs';
import { pictureOf } from './measures.mjs';

const WIDTH = 320;
const HEIGHT = 180;
const RED = [0.75, 0, 0];
const GREEN = [0, 0.75, 0];
const BLUE = [0, 0, 0.75];
const STRIPES = [RED, GREEN, BLUE];

/** Three upright stripes: red, green, blue. */
const stripes = (name, options, code) =>
  drawn(name, { width: WIDTH, height: HEIGHT, still: true, frames: 60, ...options }, (x) =>
    code(STRIPES[Math.floor((x * 3) / WIDTH)]),
  );
const PLAIN = {
  name: 'stripes.mov',
  inputs: [stripes('stripes', {}, (colour) => codesOf(colour, BT709))],
  codec: [H264, AS_BT709],
};
const HLG = {
  name: 'stripes-hlg.mov',
  inputs: [stripes('stripes-hlg', { format: 'yuv420p10le' }, (colour) => codesOf(colour, BT2020, { bits: 10 }))],
  codec: [HEVC10, ['-colorspace', 'bt2020nc', '-color_primaries', 'bt2020', '-color_trc', 'arib-std-b67']],
};

/** Which stripe each of these places has, as parts of the output's width and height. */
async function assertStripes(file, places) {
  const picture = await pictureOf(file);
  for (const [across, down, stripe] of places) {
    const [left, top] = [Math.round(across * picture.width) - 20, Math.round(down * picture.height) - 20];
    const found = picture.colourOf({ left, top, width: 40, height: 40 });
    // The brightest part tells which it is, in whatever light.
    const most = Math.max(...found);
    const pure = found.map((part) => (part === most ? 255 : 0));
    const wanted = stripe.map((part) => (part > 0 ? 255 : 0));
    assertColour(pure, wanted, 0, `${found} at ${across}, ${down}`);
  }
}

/** A square of the stripes: title, recording, framing, and what is seen where. */
const SQUARES = [
  ['without a framing, the middle is kept', PLAIN, undefined, [[0.1, 0.5, RED], [0.5, 0.5, GREEN], [0.9, 0.5, BLUE]]],
  ['a framing at the left keeps the left', PLAIN, { x: 0 }, [[0.1, 0.5, RED], [0.5, 0.5, RED], [0.9, 0.5, GREEN]]],
  ['a framing at the right keeps the right', PLAIN, { x: 1 }, [[0.1, 0.5, GREEN], [0.5, 0.5, BLUE], [0.9, 0.5, BLUE]]],
  ['a framing with a zoom shows a part', PLAIN, { x: 0.25, y: 0.9, zoom: 0.5 }, [[0.1, 0.1, RED], [0.5, 0.9, RED], [0.95, 0.5, GREEN]]],
  ['the smallest zoom', PLAIN, { x: 0.8, zoom: 0.1 }, [[0.05, 0.05, BLUE], [0.95, 0.95, BLUE]]],
  ['a picture that fits is whole, on a ground that is no black', PLAIN, { mode: 'fit' }, [[0.1, 0.5, RED], [0.5, 0.5, GREEN], [0.9, 0.5, BLUE], [0.5, 0.1, GREEN], [0.5, 0.9, GREEN]]],
  ['HLG is framed alike', HLG, { x: 0 }, [[0.1, 0.5, RED], [0.5, 0.5, RED], [0.9, 0.5, GREEN]]],
  ['HLG fits alike', HLG, { mode: 'fit' }, [[0.1, 0.5, RED], [0.5, 0.5, GREEN], [0.9, 0.5, BLUE], [0.5, 0.1, GREEN]]],
]; // prettier-ignore

const cameraOf = (url, framing) => ({ url, durationMs: 2000, framing: framing && { clip_1_1: framing } });

export const FRAMING = [
  ...SQUARES.map(([title, recording, framing, places]) => ({
    title,
    async run(studio) {
      const camera = cameraOf(await studio.address(recording), framing);
      await assertStripes(await studio.rendered({ cameras: { A: camera }, cuts: [[0, 1000, 'A']] }), places);
    },
  })),
  {
    title: 'a cut has a framing of its own, and another format has none',
    async run(studio) {
      const camera = cameraOf(await studio.address(PLAIN), { x: 1 });
      const cuts = [[0, 1000, 'A', { clip_1_1: { x: 0 } }]];
      const left = [[0.5, 0.5, RED]];
      await assertStripes(await studio.rendered({ cameras: { A: camera }, cuts }), left);
      const whole = await studio.rendered({ format: 'full_16_9', cameras: { A: camera }, cuts });
      await assertStripes(whole, [[0.1, 0.5, RED], [0.5, 0.5, GREEN], [0.9, 0.5, BLUE]]);
    },
  },
]; // prettier-ignore
