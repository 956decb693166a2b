// A plan carried out by hand: the rules' commands, typed one after the other.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { readLoudness, renderSteps } from 'render-rules';

/** Runs a plan's steps in a directory. The answer is what is there afterwards, and how loud the sound was. */
export async function carryOut(plan, directory) {
  const paths = { directory };
  let { files, steps, artifacts } = renderSteps(plan, paths);
  let loudness = null;
  for (const { path, text: content } of files) writeFileSync(path, content);
  for (let number = 0; number < steps.length; number += 1) {
    const child = spawn('ffmpeg', steps[number].arguments, { stdio: ['ignore', 'ignore', 'pipe'] });
    const [stderr, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    if (exitCode !== 0) throw new Error(`ffmpeg ended with ${exitCode}: ${stderr}`);
    if (!steps[number].measures) continue;
    loudness = readLoudness(stderr);
    ({ steps } = renderSteps(plan, paths, loudness));
  }
  return { artifacts, loudness };
}
