// Recordings whose pictures are turned, stretched, interlaced or irregular.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { BT709, codesOf } from './colours.mjs';
import { FRAMES, beeps, drawn, numbers } from './drawn.mjs';
import { AAC, AS_BT709, H264, MPEG2, keyEvery } from './encoders.mjs';
import { OFFSET_MS, OUTPUT_FRAMES, assertBeeps, assertColour, assertNumbers, cutInto } from './expected.mjs';
import { barStart, combOf, linesOf, pictureOf } from './measures.mjs';

const STILL = { still: true, frames: 60 };

/** A session that shows the first second of a recording of 2 s, in the format that shows all of its width. */
const fromTheStart = (url) => ({
  format: 'full_16_9',
  cameras: { A: { url, durationMs: 2000 } },
  cuts: [[0, 1000, 'A']],
});

// Turned: a camera that was held upright or upside down writes how its picture is to be turned for the display.

const CORNERS = { red: [1, 0, 0], green: [0, 1, 0], blue: [0, 0, 1], white: [1, 1, 1] };
const [TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT] = Object.values(CORNERS);

/** Which place of the upright picture a place of the coded one is, by the degrees that it is turned clockwise. */
const UPRIGHT = {
  90: (x, y, _width, height) => [height - 1 - y, x],
  180: (x, y, width, height) => [width - 1 - x, height - 1 - y],
  270: (x, y, width) => [y, width - 1 - x],
};
/** ISO/IEC 14496-12: a, b, c, d of the matrix in a track's header, and by how much it moves what it turned. */
const MATRICES = {
  90: (_width, height) => [0, 1, -1, 0, height, 0],
  180: (width, height) => [-1, 0, 0, -1, width, height],
  270: (width) => [0, -1, 1, 0, 0, width],
};
/** Where the matrix is after the name of the header's box, in bytes. */
const MATRIX_AT = 44;

function turned(degrees) {
  const [width, height] = [320, 180];
  const sideways = degrees !== 180;
  const pictures = drawn(`turned-${degrees}`, { width, height, ...STILL }, (x, y) => {
    const [right, down] = UPRIGHT[degrees](x, y, width, height);
    const [isRight, isDown] = [right >= (sideways ? height : width) / 2, down >= (sideways ? width : height) / 2];
    const colour = isDown ? (isRight ? BOTTOM_RIGHT : BOTTOM_LEFT) : isRight ? TOP_RIGHT : TOP_LEFT;
    return codesOf(colour, BT709);
  });
  function change(file) {
    const bytes = readFileSync(file);
    const at = bytes.indexOf('tkhd') + MATRIX_AT;
    const [a, b, c, d, across, down] = MATRICES[degrees](width, height);
    for (const [index, value] of [a, b, 0, c, d, 0, across, down].entries())
      bytes.writeInt32BE(value * 0x10000, at + index * 4);
    writeFileSync(file, bytes);
  }
  return { name: `turned-${degrees}.mov`, inputs: [pictures], codec: [H264, AS_BT709], change };
}

const turnedCase = (degrees) => ({
  title: `a picture that is to be turned by ${degrees} degrees is shown upright`,
  async run(studio) {
    const file = await studio.rendered(fromTheStart(await studio.address(turned(degrees))));
    const picture = await pictureOf(file);
    for (const [index, [name, colour]] of Object.entries(CORNERS).entries()) {
      const [left, top] = [(picture.width * (1 + (index % 2) * 2)) / 4, (picture.height * (1 + (index >> 1) * 2)) / 4];
      const found = picture.colourOf({ left: left - 40, top: top - 40, width: 80, height: 80 });
      const expected = colour.map((part) => part * 255);
      assertColour(found, expected, 8, `${name} should be ${index < 2 ? 'above' : 'below'}`);
    }
  },
});

// Stretched: pixels that are not square.

/** A disc, as wide as it is high on the display. */
function disc(name, { width, height, aspect: [across, down], radius, rate = 30 }, codec) {
  const stretch = across / down;
  const pictures = drawn(`disc-${name}`, { width, height, rate, ...STILL }, (x, y) => {
    const distance = Math.hypot((x + 0.5 - width / 2) * stretch, y + 0.5 - height / 2);
    return [distance < radius ? 235 : 16, 128, 128];
  });
  return {
    recording: { name, inputs: [pictures], codec: ['-vf', `setsar=${across}/${down}`, codec] },
    /** The output covers 1920x1080. */
    expected: 2 * radius * Math.max(1920 / (width * stretch), 1080 / height),
  };
}

const DV = ['-c:v', 'dvvideo', '-pix_fmt', 'yuv420p', '-aspect', '16:9'];
const DISCS = [
  ['PAL of 4:3, 16:15', disc('pal-4-3.mp4', { width: 180, height: 144, aspect: [16, 15], radius: 40 }, H264)],
  ['PAL of 16:9, 64:45', disc('pal-16-9.mp4', { width: 180, height: 144, aspect: [64, 45], radius: 50 }, H264)],
  ['NTSC of 4:3, 8:9', disc('ntsc.mp4', { width: 180, height: 120, aspect: [8, 9], radius: 30 }, H264)],
  ['HDV, 4:3', disc('hdv.mov', { width: 240, height: 180, aspect: [4, 3], radius: 60 }, H264)],
  ['DV of 16:9, 64:45', disc('dv.mov', { width: 720, height: 576, aspect: [64, 45], radius: 200, rate: 25 }, DV)],
]; // prettier-ignore

const discCase = ([title, { recording, expected }]) => ({
  title: `a disc stays a disc: ${title}`,
  async run(studio) {
    const file = await studio.rendered(fromTheStart(await studio.address(recording)));
    const { width, height, lumaAt } = await pictureOf(file);
    const bright = (count, at) => Array.from({ length: count }, (_, place) => at(place)).filter((luma) => luma > 126);
    const across = bright(width, (x) => lumaAt(x, height / 2)).length;
    const down = bright(height, (y) => lumaAt(width / 2, y)).length;
    const said = `${across} wide and ${down} high instead of ${expected.toFixed()}`;
    assert.ok(
      [across, down].every((found) => Math.abs(found - expected) <= expected * 0.015),
      said,
    );
  },
});

// Interlaced: the lines of a frame are of two moments in turn.

/** So far a bar moves from one field to the next, in pixels of a recording. */
const STEP = 4;
const BAR = 60;

/** A bar that moves to the right; where `fields` is 2, the lines of a frame show it in turn. */
const bar = (name, fields) =>
  drawn(name, { frames: 60 }, (x, y, frame) => {
    const start = (2 * frame + (fields === 2 ? y % 2 : 0)) * STEP;
    return [(x - start + 640) % 320 < BAR ? 235 : 16, 128, 128];
  });

const FIELDS = ['-vf', 'setfield=tff', '-flags', '+ildct+ilme'];
const interlaced = (name, ...codec) => ({ name, inputs: [bar('bar-interlaced', 2)], codec });
const INTERLACED = [
  ['H.264', interlaced('interlaced.mp4', H264, FIELDS, ['-crf', '12', '-x264-params', 'tff=1'])],
  ['MPEG-2', interlaced('interlaced.mxf', MPEG2, FIELDS, ['-top', '1'])],
];

/** Of a progressive picture that was encoded and made larger, this share stands out at most. */
const COMB = 0.002;

const interlacedCase = ([title, recording]) => ({
  title: `${title} that is interlaced is shown without combs, at its time`,
  async run(studio) {
    const recorded = await linesOf(await studio.recording(recording));
    assert.ok(Math.min(...recorded.map(combOf)) > COMB * 5, 'the recording has no combs');
    const shown = await linesOf(await studio.rendered(fromTheStart(await studio.address(recording))));
    const worst = Math.max(...shown.map(combOf));
    assert.ok(worst < COMB, `${(worst * 100).toFixed(2)} % of the picture is combed`);
    for (const [frame, lines] of shown.slice(1, 25).entries()) {
      // One of the two moments that the frame holds.
      const [found, first] = [barStart(lines), 2 * (frame + 1) * STEP];
      assert.ok(found >= first - 2 && found <= first + STEP + 2, `the bar of frame ${frame + 1} is at ${found}, not ${first}`);
    }
  },
}); // prettier-ignore

// Irregular: phones write a frame when there is light enough for it.

/** When a frame of a phone begins, in frames of 1/30 s: no two at the same distance, none half-way between two of the output. */
const begins = (frame) => frame + ((2 * frame) % 5) * 0.15;
/** Frames that it left out. */
const isLeftOut = (frame) => (frame >= 130 && frame < 134) || (frame >= 140 && frame < 160 && frame % 3 !== 0);

const PHONE = {
  name: 'phone.mp4',
  inputs: [numbers(), beeps()],
  codec: [
    ['-vf', "settb=1/90000,setpts='3000*(N+mod(2*N,5)*0.15)',select='not(between(n,130,133)+between(n,140,159)*mod(n,3))'"],
    ['-fps_mode', 'passthrough', '-enc_time_base', '1/90000', '-video_track_timescale', '90000'],
    [H264, keyEvery(5), AAC],
  ],
}; // prettier-ignore

/** The frame that is nearest before the middle of each frame of the output. */
const ofPhone = Array.from({ length: OUTPUT_FRAMES }, (_, frame) => {
  const middle = (OFFSET_MS * 30) / 1000 + frame + 0.5;
  return Array.from({ length: FRAMES }, (__, number) => number)
    .filter((number) => !isLeftOut(number) && begins(number) < middle)
    .at(-1);
});

const PHONE_CASE = {
  title: 'a phone with an irregular rate: the frame of each time is shown, in step with the sound',
  async run(studio) {
    const file = await studio.rendered(cutInto(await studio.address(PHONE)));
    await assertNumbers(file, ofPhone);
    await assertBeeps(file);
  },
};

export const GEOMETRY = [
  ...[90, 180, 270].map(turnedCase),
  ...DISCS.map(discCase),
  ...INTERLACED.map(interlacedCase),
  PHONE_CASE,
];
