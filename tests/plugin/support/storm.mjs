// A hundred callers at once claim, complete, fail, retry and cancel one job: whatever wins, it is one legal history.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { rules } from 'render-rules';
import { assertHistory } from './histories.mjs';
import { createSession } from './sessions.mjs';
import { recordTransitions } from './transitions.mjs';

const CALLERS = 100;
/** So many changes a job goes through before anybody may end it: counted, not timed, for machines differ. */
const LEAST_CHANGES = 4;
/** A round that has come to no end by then is stuck. */
const PATIENCE_MS = 60_000;

/** A random number generator that can be started again: a round that fails can be repeated. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Who was refused: by the rules, for a lost race, or because the job is not theirs. Anything else is a fault. */
const isRefusal = (error) => [400, 404, 409].includes(error.status);

/** Declares the test for an application that `start` starts, with `config`. */
export function storm(name, { rounds, start }) {
  describe(name, () => {
    let app;
    let recorded;
    before(async () => {
      app = await start({ queue: { consume: false, pollMs: 3_600_000 }, retry: { maxAttempts: 100 } });
      recorded = await recordTransitions(app.strapi, app.types.job.uid);
    });
    after(async () => {
      await recorded?.stop();
      await app?.stop();
    });

    /** What callers do. Each answers whether it changed the job. */
    function actionsOn(jobId, pick) {
      const worker = app.parts.worker;
      const assignments = [];
      const changed = async (change) => {
        await change;
        return true;
      };
      return {
        async claim(caller) {
          const assignment = await worker.claim(`worker-${caller}`);
          if (assignment) assignments.push(assignment);
          return assignment !== null;
        },
        complete: () => changed(app.jobs.completeJob(jobId, { outputVideoUrl: '/v.mp4' })),
        fail: () => changed(app.jobs.failJob(jobId, 'broken')),
        retry: () => changed(app.jobs.retryJob(jobId)),
        cancel: () => changed(app.jobs.cancelJob(jobId)),
        // A worker whose attempt may be another one by now, or that never held the job.
        report: (caller) => {
          const nobody = { jobId, attempt: 1 + pick(4), owner: `worker-${caller}`, lease: 'none' };
          const report = assignments[pick(assignments.length + 1)] ?? nobody;
          return changed(worker.fail(report, { message: 'broken', kind: 'permanent' }));
        },
      };
    }

    async function round(seed) {
      const pick = random(seed);
      const { jobId } = await app.jobs.createJob({ sessionId: (await createSession(app)).documentId });
      const { claim, fail, retry, report, complete, cancel } = actionsOn(jobId, pick);
      const going = [claim, claim, fail, retry, report];
      const ending = [complete, cancel];
      const end = Date.now() + PATIENCE_MS;
      let changes = 0;
      let over = false;

      async function attempt(caller) {
        const actions = changes < LEAST_CHANGES ? going : [...going, ...ending];
        const action = actions[pick(actions.length)];
        try {
          if (!(await action(caller))) return;
          changes += 1;
          if (ending.includes(action)) over = true;
        } catch (error) {
          if (!isRefusal(error)) throw error;
        }
      }
      async function call(caller) {
        while (!over && Date.now() < end) await attempt(caller);
        // Once more, although nothing can be changed any more.
        await attempt(caller);
      }
      await Promise.all(Array.from({ length: CALLERS }, (_, caller) => call(caller)));

      const row = await app.row(jobId);
      assertHistory(app.strapi, row);
      const steps = row.history.slice(1).map(({ from, to, event }) => ({ from, to, event }));
      const { transitions } = rules();
      for (const step of steps)
        assert.ok(
          transitions.some(({ from, to, event }) => from === step.from && to === step.to && event === step.event),
          `the rules have no ${JSON.stringify(step)}`,
        );
      assert.deepEqual(
        (await recorded.of(jobId)).map(({ from, to }) => ({ from, to })),
        steps.map(({ from, to }) => ({ from, to })),
        'the database saw other changes than the history tells of',
      );
      assert.equal(changes, steps.length, 'another number of callers was told that they changed the job');
      // Nothing is left for the next round's workers.
      await app.jobs.cancelJob(jobId).catch((error) => assert.ok(isRefusal(error), error));
      return steps.length;
    }

    test(`${rounds} rounds of ${CALLERS} callers`, async () => {
      let steps = 0;
      for (let seed = 1; seed <= rounds; seed += 1) {
        try {
          steps += await round(seed);
        } catch (error) {
          error.message = `round ${seed}: ${error.message}`;
          throw error;
        }
      }
      assert.ok(
        steps > LEAST_CHANGES * rounds,
        `only ${steps} changes in ${rounds} rounds: not every round came to its end`,
      );
    });
  });
}
