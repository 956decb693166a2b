// What a file must show and play.
import assert from 'node:assert/strict';
import { BEEPS } from './drawn.mjs';
import { amplitude, channelsOf, numbersOf, onsetsOf } from './measures.mjs';

/** Where in its recording a programme begins, in ms: between two frames, and far behind a key frame. */
export const OFFSET_MS = 4210;
export const LENGTH_MS = 1000;
export const OUTPUT_FRAMES = (LENGTH_MS * 30) / 1000;

/** The programme: two cuts to one camera, so that the recording is looked into twice; the second lies far before a key frame. */
export const TWO_CUTS = [
  [0, 700, 'A'],
  [700, LENGTH_MS, 'A'],
];

/** A session that shows a recording from `OFFSET_MS` on. */
export const cutInto = (url) => ({ cameras: { A: { url, offsetMs: OFFSET_MS } }, cuts: TWO_CUTS });

/** So far a sound may be from where it belongs, in s. */
const IN_STEP_S = 0.01;

/** The frames of a recording with 30 in a second that a programme shows. */
const expectedNumbers = Array.from({ length: OUTPUT_FRAMES }, (_, frame) =>
  Math.round((OFFSET_MS * 30) / 1000 + frame),
);

/** Each frame is the one of its time. */
export async function assertNumbers(file, expected = expectedNumbers) {
  const shown = await numbersOf(file, 1080);
  const wrong = expected.flatMap((number, frame) =>
    shown[frame] === number ? [] : [`frame ${frame} shows ${shown[frame]} instead of ${number}`],
  );
  assert.equal(shown.length, expected.length);
  assert.equal(wrong.length, 0, `${wrong.slice(0, 3).join('; ')}${wrong.length > 3 ? `; ${wrong.length} in all` : ''}`);
}

/** Each beep is at its time. */
export async function assertBeeps(file) {
  const expected = BEEPS.map((at) => at - OFFSET_MS / 1000).filter((at) => at >= 0 && at < LENGTH_MS / 1000);
  const heard = await onsetsOf(file);
  const inStep = expected.every((at, index) => Math.abs(heard[index] - at) <= IN_STEP_S);
  assert.ok(
    heard.length === expected.length && inStep,
    `beeps at ${heard.map((at) => at.toFixed(4))} instead of ${expected.map((at) => at.toFixed(4))}`,
  );
}

/**
 * Each side has its tones (in Hz) and no other of `all`. A tone that is mixed with others is a little quieter than the loudest;
 * one that is not there is at most 34 dB below it.
 */
export async function assertTones(file, { left, right, all }) {
  const sides = await channelsOf(file, 2);
  const levels = sides.map((samples) => all.map((hertz) => amplitude(samples, hertz)));
  const most = Math.max(...levels.flat());
  for (const [side, wanted] of [left, right].entries())
    for (const [index, hertz] of all.entries()) {
      const part = levels[side][index] / most;
      const said = `${hertz} Hz on the ${side === 0 ? 'left' : 'right'} is ${part.toFixed(3)} of the loudest`;
      assert.ok(wanted.includes(hertz) ? part > 0.2 : part < 0.02, said);
    }
}

/** A colour, 0 to 255 each, is another one within a tolerance. */
export function assertColour(found, expected, tolerance, what) {
  assert.ok(
    found.every((part, index) => Math.abs(part - expected[index]) <= tolerance),
    `${what}: ${found} instead of ${expected}`,
  );
}
