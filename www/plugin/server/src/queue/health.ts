import { queueHealth } from 'render-rules';
import type { GetHealth } from '../../../shared';
import type { QueueDriver } from './port';
import type { Clock } from '../jobs/clock';
import type { JobList } from '../jobs/job-list';
import type { Presence } from '../worker/presence';
import type { SettingsService } from '../jobs/settings';
import { expectedOfWorkers, outdatedWorker } from '../worker/worker-version';

export interface HealthPorts {
  clock: Pick<Clock, 'now'>;
  jobList: Pick<JobList, 'load' | 'held'>;
  settings: Pick<SettingsService, 'get'>;
  presence: Pick<Presence, 'list'>;
  queue: Pick<QueueDriver, 'problem'>;
}

/** Whether workers are there for the queued jobs: the statistics, and what the rules say about them. */
export async function healthOf(ports: HealthPorts): Promise<GetHealth.Health> {
  const { clock, jobList, settings, presence, queue } = ports;
  const now = clock.now();
  const [{ counts, waiting, waitingSince, processing }, { paused }, known, held] = await Promise.all([
    jobList.load(now),
    settings.get(),
    presence.list(),
    jobList.held(),
  ]);
  const oldestWaitingMs = waitingSince === null ? null : Math.max(0, now - waitingSince);
  const seen = known.map(({ at }) => Math.max(0, now - at));
  const { code, listening, unfit } = queueHealth({
    paused,
    waiting,
    processing,
    workersSeenMs: seen,
    workersUnfit: known.map((worker) => worker.problem !== null || worker.outdated),
    ...(oldestWaitingMs !== null && { oldestWaitingMs }),
  });
  const jobsOf = (owner: string) => held.filter(({ leaseOwner }) => leaseOwner === owner).map(({ jobId }) => jobId);
  const workers = known.map(({ owner, kind, problem, outdated, runs }, index) => ({
    owner,
    kind,
    seenMs: seen[index] ?? 0,
    listening: listening[index] ?? false,
    problem: unfit[index] ? (problem ?? (runs && outdatedWorker(runs).message)) : null,
    outdated,
    runs,
    jobIds: jobsOf(owner),
  }));
  const queueProblem = queue.problem();
  const expected = expectedOfWorkers();
  return { code, queueProblem, counts, waiting, oldestWaitingMs, processing, workers, expected };
}
