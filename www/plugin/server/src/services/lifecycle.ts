import { decide, RulesError } from 'render-rules';
import type { Decision, Effect, Event, Job, Outcome, Policy } from 'render-rules';
import { lostRace, notFound, refused } from '../errors';
import { configuration, logError, service } from '../plugin';
import type { Context } from '../plugin';
import { toColumns, toJob } from './job-row';
import type { JobColumns, JobRow } from './job-row';

/** The only way in which a stored job changes: load, let the rules decide, save if nobody was faster, run the effects. */
export type Lifecycle = {
  /** The policy that decisions are made under: the configuration's, with a fresh random number. */
  policy(): Policy;
  /** The stored job as the rules take it. */
  toJob(row: JobRow): Job;
  /**
   * What an event would do to a job; nothing is saved.
   *
   * @throws RequestError 400 with the rules' code for a refused event, `bad_request` for what is no event.
   */
  decide(row: JobRow, event: Event): Decision;
  /**
   * Applies an event to a job. `extra` are columns beside the rules' own, saved with them.
   *
   * @throws RequestError 404 for an unknown job, 409 for a lost race, and as `decide` does.
   */
  apply(jobId: string, event: Event, extra?: JobColumns): Promise<JobRow>;
  /** Does what a decision orders. An effect that fails leaves the row right: the next look at the table repeats it. */
  run(effects: Effect[]): Promise<void>;
};

/** Events are made from what callers sent: what the rules can't even read is the caller's fault. */
function judge(job: Job, event: Event, policy: Policy): Outcome {
  try {
    return decide(job, event, Date.now(), policy);
  } catch (error) {
    if (error instanceof RulesError && error.code === 'bad_input') throw refused('bad_request', error.message);
    throw error;
  }
}

export default function lifecycle({ strapi }: Context): Lifecycle {
  const store = () => service(strapi, 'job-store');
  const queue = () => service(strapi, 'queue');

  async function runOne(effect: Effect): Promise<void> {
    switch (effect.type) {
      case 'enqueue':
      case 'schedule_retry':
        return queue().enqueue(effect.jobId, effect.at);
      case 'stop_render':
        return queue().stop(effect.jobId, effect.attempt);
      case 'discard_artifacts':
        return service(strapi, 'artifacts').discard(effect);
      case 'start_render':
        // For whoever reported the start: it claimed the job, and renders.
        return undefined;
    }
  }

  const self: Lifecycle = {
    policy() {
      const { queue: queueOptions, renderer, retry } = configuration(strapi);
      return {
        maxAttempts: retry.maxAttempts,
        leaseMs: queueOptions.leaseMs,
        retryBaseMs: retry.baseMs,
        retryMaxMs: retry.maxMs,
        timeLimitsMs: renderer.timeLimits,
        jitter: Math.random(),
      };
    },

    toJob: (row) => toJob(row, configuration(strapi).retry.maxAttempts),

    decide(row, event) {
      const outcome = judge(self.toJob(row), event, self.policy());
      if (!outcome.ok) throw refused(outcome.code, outcome.message);
      return outcome;
    },

    async apply(jobId, event, extra = {}) {
      const row = await store().find(jobId);
      if (!row) throw notFound('job', jobId);
      const { patch, guard, effects, entry } = self.decide(row, event);
      const saved = await store().save(row, guard, { ...extra, ...toColumns(patch) }, entry);
      if (!saved) throw lostRace('job', jobId);
      await self.run(effects);
      return saved;
    },

    async run(effects) {
      for (const effect of effects) {
        try {
          await runOne(effect);
        } catch (error) {
          logError(strapi, `\`${effect.type}\` of the job \`${effect.jobId}\` failed`, error);
        }
      }
    },
  };
  return self;
}
