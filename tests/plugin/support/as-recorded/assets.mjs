// Recordings that are not what their entries say.
import assert from 'node:assert/strict';
import { numbers, beeps } from './drawn.mjs';
import { AAC, H264, PCM, PLAIN, keyEvery } from './encoders.mjs';
import { OFFSET_MS, assertNumbers, cutInto } from './expected.mjs';

/** The first three seconds of an angle. */
const SHORT = {
  name: 'short.mp4',
  inputs: [numbers(), beeps()],
  codec: [['-t', '3'], H264, keyEvery(5), AAC],
};
const SHORT_MS = 3000;
const SOUND_ALONE = { name: 'sound-alone.wav', inputs: [beeps()], codec: PCM };

/** Two recordings of angle A from the programme's start on, of which the second alone holds the cuts. */
async function twoOfOneAngle(studio, { known }) {
  const [short, long] = [await studio.address(SHORT), await studio.address(PLAIN)];
  const { cuts } = cutInto(long);
  const cameras = {
    A: { url: short, offsetMs: OFFSET_MS, durationMs: known ? SHORT_MS : null },
    A2: { url: long, angle: 'A', ...(!known && { durationMs: null }) },
  };
  await assertNumbers(await studio.rendered({ cameras, cuts, sources: false }));
}

export const ASSETS = [
  {
    title: 'of two recordings of an angle, the one that holds the cut is shown, if their entries say how long they are',
    run: (studio) => twoOfOneAngle(studio, { known: true }),
  },
  {
    title: 'of two recordings of an angle, the one that holds the cut is shown, if their entries do not say how long they are',
    run: (studio) => twoOfOneAngle(studio, { known: false }),
  },
  {
    title: 'a recording that is shorter than its entry says is no programme, and the camera and its length are named',
    async run(studio) {
      const { cameras, cuts } = cutInto(await studio.address(SHORT));
      const said = await studio.refused({ cameras: { A: { ...cameras.A, durationMs: 60_000 } }, cuts });
      assert.match(said, /`A`/);
      assert.match(said, /length|long|short|lasts|ends|has \d+ of the \d+ frames/i);
    },
  },
  {
    title: 'a WAV that is entered as a camera is no programme, and is said to have no picture',
    async run(studio) {
      const said = await studio.refused(cutInto(await studio.address(SOUND_ALONE, 'id')));
      assert.match(said, /`A`/);
      assert.match(said, /no (picture|video)|without (a )?(picture|video)/i);
    },
  },
]; // prettier-ignore
