// How loud a finished file is, by ffmpeg's own meter, read without the rules.
import { spawnSync } from 'node:child_process';

const figure = (text, name) => Number(text.match(new RegExp(`\\s${name}: +(\\S+) `))?.[1]?.replace('inf', 'Infinity'));

/** The loudness of all of it, and its highest peak between the samples. */
export function loudnessOf(file) {
  const meter = [
    '-hide_banner',
    '-nostats',
    '-i',
    file,
    '-af',
    'ebur128=peak=true:framelog=verbose',
    '-f',
    'null',
    '-',
  ];
  const { stderr } = spawnSync('ffmpeg', meter, { encoding: 'utf8' });
  const [, summary] = stderr.split('Summary:');
  if (summary === undefined) throw new Error(`there is no sound in \`${file}\``);
  return { integratedLufs: figure(summary, 'I'), truePeakDbtp: figure(summary, 'Peak') };
}
