// What has to hold when everything has calmed down, whatever was killed before.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { replay } from 'render-rules';
import { until } from '../support/until.mjs';
import { entries } from '../support/workload.mjs';

const OUTPUTS = ['output_r2_url', 'output_thumbnail_url', 'output_chapters_url', 'output_subtitles_url'];

/** A job that ended rightly: completed, or failed as often as it may be tried. Its history tells all of it. */
export function assertEnded(row, maxAttempts) {
  const told = JSON.stringify(row.history);
  const starts = entries(row, 'started');
  starts.forEach(({ attempt }, index) => assert.equal(attempt, index + 1, told));
  if (row.status === 'failed')
    assert.equal(row.attempt - row.interruptions, maxAttempts, `${row.errorMessage}: ${told}`);
  else assert.equal(row.status, 'completed', `${row.errorMessage}: ${told}`);
  const replayed = replay(row.history);
  for (const field of ['status', 'attempt', 'format', 'errorMessage']) assert.equal(replayed[field], row[field], told);
}

/** Every file that a completed job names is there and can be played; no other file is left. */
export async function assertFiles(instance, directory, rows) {
  const named = rows.flatMap((row) => OUTPUTS.flatMap((output) => row[output] ?? []));
  for (const row of rows.filter(({ status }) => status === 'completed')) {
    const file = join(directory, 'public', row.output_r2_url);
    assert.ok(existsSync(file), `the file of ${row.jobId} is lost`);
    execFileSync('ffprobe', ['-v', 'error', '-show_format', file]);
  }
  const wanted = [...new Set(named)].sort();
  const stored = () =>
    instance.run(async (app) => (await app.strapi.db.query('plugin::upload.file').findMany()).map(({ url }) => url));
  const same = async () => JSON.stringify((await stored()).sort()) === JSON.stringify(wanted);
  // Files of attempts that ended are discarded after the job is saved.
  await until('the files of ended attempts to go', same, { timeoutMs: 20_000, everyMs: 250 }).catch(async () => {
    assert.deepEqual((await stored()).sort(), wanted);
  });
  const uploads = readdirSync(join(directory, 'public', 'uploads')).filter((name) => !name.startsWith('.'));
  assert.deepEqual(uploads.map((name) => `/uploads/${name}`).sort(), wanted, 'files that nobody knows of');
}

/** The folder for temporary files of servers and workers, once they have nothing to do. */
export const assertNoTemporaryFiles = (directory) =>
  until('the temporary files to go', () => readdirSync(directory).length === 0, { timeoutMs: 10_000 }).catch(() =>
    assert.deepEqual(readdirSync(directory), []),
  );
