import { decide, isActive, RulesError } from 'render-rules';
import type { Decision, Effect, Entry, Event, Guard, Job, Outcome, Policy } from 'render-rules';
import { lostRace, notFound, refused, RequestError } from '../errors';
import { configuration, logError } from '../context';
import type { Context } from '../context';
import type { EventHub } from '../events/hub';
import type { QueueDriver } from '../queue/port';
import type { Attempt } from '../artifacts/names';
import type { Clock } from './clock';
import { changedFields, toColumns, toJob } from './job-row';
import type { JobColumns, JobRow } from './job-row';
import type { JobStore } from './job-store';

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
   * Saves what an event does to a job; what is ordered then is still to be done.
   *
   * @throws as `apply` does.
   */
  change(jobId: string, event: Event, extra?: JobColumns): Promise<{ row: JobRow; effects: Effect[] }>;
  /**
   * Applies an event to a job. `extra` are columns beside the rules' own, saved with them.
   *
   * @throws RequestError 404 for an unknown job, 409 `lost_race`, 409 `duplicate_active` if another job makes the same
   * render, and as `decide` does.
   */
  apply(jobId: string, event: Event, extra?: JobColumns): Promise<JobRow>;
  /** Does what a decision orders. An effect that fails leaves the row right: the next look at the table repeats it. */
  run(effects: Effect[]): Promise<void>;
};

/** A job has its active key as long as it is active. */
function identityColumns(row: JobRow, { status }: Partial<Job>): JobColumns {
  if (status === undefined) return {};
  return { activeKey: isActive(status) && !row.forced ? row.renderKey : null, supersededBy: null };
}

/** The lease of an attempt that is over opens nothing any more. */
const leaseColumns = ({ lease }: Partial<Job>): JobColumns => (lease === null ? { leaseDigest: null } : {});

const duplicateActive = ({ jobId, status }: JobRow): RequestError =>
  new RequestError(409, `the job \`${jobId}\`, which is ${status}, already makes the same render`, {
    code: 'duplicate_active',
    jobId,
  });

/** Events are made from what callers sent: what the rules can't even read is the caller's fault. */
function judge(job: Job, event: Event, now: number, policy: Policy): Outcome {
  try {
    return decide(job, event, now, policy);
  } catch (error) {
    if (error instanceof RulesError && error.code === 'bad_input') throw refused('bad_request', error.message);
    throw error;
  }
}

interface Ports {
  jobStore: Pick<JobStore, 'find' | 'byActiveKey' | 'save'>;
  clock: Pick<Clock, 'now'>;
  queue: Pick<QueueDriver, 'enqueue' | 'stop'>;
  events: Pick<EventHub, 'publish'>;
  /** Where an attempt's files are, while they come and when they are there. */
  uploads: { discard(attempt: Attempt): Promise<void> };
  artifacts: { discard(attempt: Attempt): Promise<void> };
}

export function createLifecycle({ strapi }: Context, ports: Ports): Lifecycle {
  const { jobStore: store, clock, queue, events, uploads, artifacts } = ports;

  async function runOne(effect: Effect): Promise<void> {
    switch (effect.type) {
      case 'enqueue':
        return queue.enqueue(effect.jobId, effect.at);
      case 'stop_render':
        return queue.stop(effect.jobId, effect.attempt);
      case 'discard_artifacts':
        await uploads.discard(effect);
        return artifacts.discard(effect);
    }
  }

  /** Where the database refuses the active key, another job has it: which one, the table says, and no error text. */
  async function save(row: JobRow, guard: Guard, columns: JobColumns, entry: Entry | null): Promise<JobRow | null> {
    try {
      return await store.save(row, guard, columns, entry);
    } catch (error) {
      const other = columns.activeKey ? await store.byActiveKey(columns.activeKey) : null;
      if (!other || other.jobId === row.jobId) throw error;
      throw duplicateActive(other);
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
      const outcome = judge(self.toJob(row), event, clock.now(), self.policy());
      if (!outcome.ok) throw refused(outcome.code, outcome.message);
      return outcome;
    },

    async change(jobId, event, extra = {}) {
      const row = await store.find(jobId);
      if (!row) throw notFound('job', jobId);
      const { job, guard, effects, entry } = self.decide(row, event);
      // Nothing else: of what the event leaves alone a report may have come since the row was read. What a transition
      // overwrites of it its entry says, so that the history replays to what is stored.
      const set = entry?.set ?? changedFields(self.toJob(row), job);
      const columns = { ...leaseColumns(set), ...extra, ...toColumns(set), ...identityColumns(row, set) };
      const saved = await save(row, guard, columns, entry);
      if (!saved) throw lostRace('job', jobId);
      return { row: saved, effects };
    },

    async apply(jobId, event, extra) {
      const { row, effects } = await self.change(jobId, event, extra);
      events.publish(row);
      await self.run(effects);
      return row;
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
