// A hundred callers at once claim, complete, fail, retry and cancel one job: whatever wins, it is one legal history.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { rules } from 'render-rules';
import { assertHistory } from './histories.mjs';
import { createSession } from './sessions.mjs';
import { recordTransitions } from './transitions.mjs';

const CALLERS = 100;
/** How long they go on, so that a job goes through more than its first changes. */
const ROUND_MS = 400;

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
      const worker = app.strapi.plugin('render-jobs').service('worker');
      const changed = async (change) => {
        await change;
        return true;
      };
      return {
        claim: async (caller) => (await worker.claim(`worker-${caller}`)) !== null,
        complete: () => changed(app.jobs.completeJob(jobId, { outputVideoUrl: '/v.mp4' })),
        fail: () => changed(app.jobs.failJob(jobId, 'broken')),
        retry: () => changed(app.jobs.retryJob(jobId)),
        cancel: () => changed(app.jobs.cancelJob(jobId)),
        // A worker whose attempt may be another one by now.
        report: (caller) => {
          const report = { jobId, attempt: 1 + pick(4), owner: `worker-${caller}` };
          return changed(worker.fail(report, { message: 'broken', kind: 'permanent' }));
        },
      };
    }

    /** Nobody ends the job in the first half of a round, or nothing would be left to race for. */
    function chooser({ claim, complete, fail, retry, cancel, report }, pick) {
      const going = [claim, claim, fail, retry, report];
      const all = [...going, complete, cancel];
      const half = Date.now() + ROUND_MS / 2;
      return () => {
        const actions = Date.now() < half ? going : all;
        return actions[pick(actions.length)];
      };
    }

    async function round(seed) {
      const pick = random(seed);
      const { jobId } = await app.jobs.createJob({ sessionId: (await createSession(app)).documentId });
      const choose = chooser(actionsOn(jobId, pick), pick);
      const end = Date.now() + ROUND_MS;
      let changes = 0;

      async function call(caller) {
        while (Date.now() < end) {
          try {
            if (await choose()(caller)) changes += 1;
          } catch (error) {
            if (!isRefusal(error)) throw error;
          }
        }
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
      assert.ok(steps >= 2 * rounds, `only ${steps} changes in ${rounds} rounds: nothing was raced for`);
    });
  });
}
