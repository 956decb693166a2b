// The configuration's figures reach the rules, and what the rules make of them the job's row and its replies.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startApp } from './support/app.mjs';
import { createSession } from './support/sessions.mjs';

describe('time limits, retries and time left', () => {
  let app;
  let worker;
  before(async () => {
    const config = { renderer: { timeLimits: { thumbnail: 5000 } }, retry: { baseMs: 40_000, maxMs: 50_000 } };
    app = await startApp('studio-types', { config });
    worker = app.parts.worker;
  });
  after(() => app?.stop());

  const claimed = async (format) => {
    await app.jobs.createJob({ sessionId: (await createSession(app)).documentId, format });
    return worker.claim('tester');
  };

  test("an attempt has its format's time: the configured one, or the rules' own", async () => {
    for (const [format, limitMs] of [
      ['thumbnail', 5000],
      ['short_9_16', 30 * 60_000],
    ]) {
      const row = await app.row((await claimed(format)).jobId);
      assert.equal(Date.parse(row.deadlineAt) - Date.parse(row.renderStartedAt), limitMs);
    }
  });

  test('a transient failure waits as the configuration says', async () => {
    const assignment = await claimed('clip_1_1');
    const failedAt = Date.now();
    await worker.fail(assignment, { message: 'the network is down', kind: 'transient' });
    const wait = Date.parse((await app.row(assignment.jobId)).nextAttemptAt) - failedAt;
    assert.ok(wait >= 20_000 && wait <= 41_000, String(wait));
  });

  test('phase and time left are shown while an attempt runs, and not after', async () => {
    const assignment = await claimed('full_16_9');
    const shown = async () => (await app.get(`/${assignment.jobId}`)).body.data;
    assert.equal((await shown()).phase, 'preparing');
    assert.equal((await shown()).timeLeftMs, null);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await worker.progress(assignment, 0.5, 'rendering');
    const running = await shown();
    assert.equal(running.phase, 'rendering');
    const elapsed = Date.now() - Date.parse(running.timing.renderStartedAt);
    assert.ok(running.timeLeftMs >= 50 && running.timeLeftMs <= elapsed, String(running.timeLeftMs));
    await app.jobs.cancelJob(assignment.jobId);
    const { phase, timeLeftMs } = await shown();
    assert.deepEqual({ phase, timeLeftMs }, { phase: null, timeLeftMs: null });
  });
});
