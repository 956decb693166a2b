import { queueHealth } from 'render-rules';
import type { Core } from '@strapi/strapi';
import type { GetHealth } from '../../../shared/desk';
import { service } from '../plugin';
import { expectedOfWorkers, outdatedWorker } from './worker-version';

/** Whether workers are there for the queued jobs: the statistics, and what the rules say about them. */
export async function healthOf(strapi: Core.Strapi): Promise<GetHealth.Health> {
  const now = service(strapi, 'clock').now();
  const [{ counts, waiting, waitingSince, processing }, { paused }, known, held] = await Promise.all([
    service(strapi, 'job-list').load(now),
    service(strapi, 'settings').get(),
    service(strapi, 'presence').list(),
    service(strapi, 'job-list').held(),
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
  const queueProblem = service(strapi, 'queue').problem();
  const expected = expectedOfWorkers();
  return { code, queueProblem, counts, waiting, oldestWaitingMs, processing, workers, expected };
}
