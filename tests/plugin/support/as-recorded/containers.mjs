// Recordings by container and codec, each cut into from 4.2 s on; and what else may lie beside the pictures in a file.
import { readFileSync, writeFileSync } from 'node:fs';
import { beeps, numbers } from './drawn.mjs';
import {
  AAC, AV1, DNXHR, FFV1, FLAC, H264, HEVC10, MJPEG, MP2, MPEG2, MPEG4, OPUS, PCM, PLAIN, PRORES, VP9, keyEvery, numbered,
} from './encoders.mjs'; // prettier-ignore
import { assertBeeps, assertNumbers, cutInto } from './expected.mjs';

/**
 * Encoders put some silence before a sound. Where a container does not say how much, it would begin before the pictures: it
 * begins after them here, so that the first picture is the file's start whoever reads it.
 */
const LATER = beeps({ fromMs: 100 });

const FROM_0 = ['-muxdelay', '0', '-muxpreload', '0'];
const FROM_AN_HOUR = ['-output_ts_offset', '3600'];
const transportStream = (name, ...codec) => numbered(name, codec, LATER);

/** Pictures after a key frame refer to ones before it. */
const OPEN_GROUPS = ['-x264-params', 'open-gop=1:keyint=150:min-keyint=150:scenecut=0'];

const TS = transportStream('1s-0.ts', H264, keyEvery(1), AAC, FROM_0);

/** The file's cover: a picture of one colour. */
const COVER = ['-f', 'lavfi', '-i', 'color=yellow:size=320x320:rate=1:duration=1'];
const COVERED = [
  '-map', '0', '-map', '1', '-map', '2', '-c:v:0', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p',
  '-c:v:1', 'mjpeg', '-frames:v:1', '1', '-disposition:v:1', 'attached_pic', '-c:a', 'aac',
]; // prettier-ignore
const covered = (name, change) => ({
  name,
  inputs: [numbers(), beeps(), COVER],
  codec: [COVERED, keyEvery(5)],
  change,
});

/** Moves what an MP4 says of itself, and so its cover, before its tracks. The index is at the file's end: nothing else moves. */
function metadataFirst(file) {
  const bytes = readFileSync(file);
  const start = bytes.indexOf('moov') + 4;
  const end = start - 8 + bytes.readUInt32BE(start - 8);
  const [metadata, tracks] = [[], []];
  for (let at = start; at < end; at += bytes.readUInt32BE(at)) {
    const list = bytes.toString('latin1', at + 4, at + 8) === 'udta' ? metadata : tracks;
    list.push(bytes.subarray(at, at + bytes.readUInt32BE(at)));
  }
  writeFileSync(file, Buffer.concat([bytes.subarray(0, start), ...metadata, ...tracks, bytes.subarray(end)]));
}

/** A track of sound in which nothing was recorded. */
const NOTHING = ['-f', 's16le', '-ar', '48000', '-ac', '2', '-i', '/dev/null'];
const EMPTY_TRACK_FIRST = {
  name: 'empty-track.mkv',
  inputs: [numbers(), NOTHING, beeps()],
  codec: [['-map', '0', '-map', '1', '-map', '2'], H264, keyEvery(5), PCM],
};

/** Title, recording, and how it is served where that is not usual. */
const TABLE = [
  ['MP4 with H.264', PLAIN],
  ['MOV with ProRes', numbered('prores.mov', [PRORES, PCM])],
  ['MOV with DNxHR', numbered('dnxhr.mov', [DNXHR, PCM])],
  ['MXF with DNxHR', numbered('dnxhr.mxf', [DNXHR, PCM])],
  ['MXF with MPEG-2', numbered('mpeg2.mxf', [MPEG2, PCM])],
  ['MKV with H.264', numbered('h264.mkv', [H264, keyEvery(5), AAC], LATER)],
  ['MKV with FFV1', numbered('ffv1.mkv', [FFV1, FLAC])],
  ['WebM with VP9', numbered('vp9.webm', [VP9, OPUS], LATER)],
  ['MP4 with HEVC of 10 bit', numbered('hevc.mp4', [HEVC10, ['-x265-params', 'log-level=error:keyint=150'], AAC])],
  ['MP4 with AV1', numbered('av1.mp4', [AV1, AAC])],
  ['TS from 0 with key frames 1 s apart', TS],
  ['TS from 0 with key frames 5 s apart', transportStream('5s-0.ts', H264, keyEvery(5), AAC, FROM_0)],
  ['TS from an hour with key frames 1 s apart', transportStream('1s-h.ts', H264, keyEvery(1), AAC, FROM_AN_HOUR)],
  ['TS from an hour with key frames 5 s apart', transportStream('5s-h.ts', H264, keyEvery(5), AAC, FROM_AN_HOUR)],
  ['TS with MPEG-2', transportStream('mpeg2.ts', MPEG2, MP2)],
  ['TS with open groups of pictures', transportStream('open.ts', H264, OPEN_GROUPS, AAC, FROM_0)],
  ['PS with MPEG-2', transportStream('mpeg2.mpg', MPEG2, MP2, ['-f', 'vob'])],
  ['AVI with Motion JPEG', numbered('mjpeg.avi', [MJPEG, PCM])],
  ['AVI with MPEG-4', numbered('mpeg4.avi', [MPEG4, PCM])],
  ['FLV with H.264', numbered('h264.flv', [H264, keyEvery(5), AAC], LATER)],
  ['MP4 of a server without ranges', numbered('front.mp4', [H264, keyEvery(5), AAC, ['-movflags', '+faststart']]), 'whole'],
  ['TS of a server without ranges', TS, 'whole'],
  ['MP4 with a cover picture after the video', covered('cover-last.mp4')],
  ['MP4 with a cover picture before the video', covered('cover-first.mp4', metadataFirst)],
  ['MKV with an empty track of sound before the other', EMPTY_TRACK_FIRST],
]; // prettier-ignore

export const CONTAINERS = TABLE.map(([title, recording, way]) => ({
  title: `${title}: each frame and each beep is where it belongs`,
  async run(studio) {
    const file = await studio.rendered(cutInto(await studio.address(recording, way)));
    await assertNumbers(file);
    await assertBeeps(file);
  },
}));
