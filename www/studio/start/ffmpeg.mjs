import { spawnSync } from 'node:child_process';
// By its path: this runs before any package is installed.
import { ffmpegHealth } from '../../../pkg/dist/node.mjs';

const said = (...args) => spawnSync('ffmpeg', args, { encoding: 'utf8' }).stdout ?? '';

/** Why the ffmpeg on the PATH can't render, in one sentence, or null. The rules judge what it says of itself. */
export function ffmpegProblem() {
  const { ok, version, recentEnough, encoders } = ffmpegHealth(said('-version'), said('-hide_banner', '-encoders'));
  if (ok) return null;
  if (version === null) return '`ffmpeg -version` names no version: install ffmpeg 5.1 or newer';
  if (!recentEnough) return `ffmpeg ${version} is too old: install 5.1 or newer`;
  const absent = encoders.filter(({ present }) => !present).map(({ name }) => `\`${name}\``);
  return `ffmpeg ${version} can't encode with ${absent.join(', ')}: install a build that can, such as your system's own`;
}
