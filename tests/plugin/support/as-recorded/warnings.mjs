// What a finished job warns of: what its recordings are, and where pictures were held.
import assert from 'node:assert/strict';
import { beeps, numbers } from './drawn.mjs';
import { AAC, H264, PLAIN, keyEvery, numbered } from './encoders.mjs';
import { cutInto } from './expected.mjs';

const HLG = ['-colorspace', 'bt2020nc', '-color_primaries', 'bt2020', '-color_trc', 'arib-std-b67'];
const FIELDS = ['-flags', '+ildct+ilme', '-x264-params', 'tff=1'];

/** It ends within the last cut, before two of its frames. */
const ENDS_EARLY = {
  name: 'ends-early.mp4',
  inputs: [numbers(), beeps()],
  codec: ['-t', '5.12', H264, keyEvery(5), AAC],
};

/** What a job of a recording warns of: title, recording, codes, and how it is served where that is not usual. */
const WARNED = [
  ['a usual recording gives no warning', PLAIN, []],
  ['a recording in HLG is named', numbered('warned-hlg.mp4', [H264, HLG, AAC]), ['source_hdr']],
  ['an interlaced recording is named', numbered('warned-fields.mp4', [H264, FIELDS, AAC]), ['source_interlaced']],
  ['a recording that ends two frames early is named', ENDS_EARLY, ['pictures_held']],
  ['a server without ranges is named', PLAIN, ['source_without_ranges'], 'whole'],
];

/** Renders a recording whose entry does not say how long it is. */
async function finished(studio, recording, way) {
  const { cameras, cuts } = cutInto(await studio.address(recording, way));
  return studio.finished({ cameras: { A: { ...cameras.A, durationMs: null } }, cuts });
}

export const WARNINGS = [
  ...WARNED.map(([title, recording, codes, way]) => ({
    title,
    async run(studio) {
      const { warnings } = await finished(studio, recording, way);
      assert.deepEqual(
        warnings.map(({ code }) => code),
        codes,
        JSON.stringify(warnings),
      );
      assert.ok(warnings.every(({ severity, params }) => severity === 'warning' && params.camera === 'A'));
    },
  })),
  {
    title: 'frames that are held are counted, and their cut is named',
    async run(studio) {
      const [{ path, params }] = (await finished(studio, ENDS_EARLY)).warnings;
      assert.equal(path, 'edl.canonicalEdl.tracks.program[1]');
      assert.deepEqual([params.cut, params.frames, params.planned], ['cut-2', 2, 9]);
    },
  },
];
