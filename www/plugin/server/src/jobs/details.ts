import type { GetJobDetails } from '../../../shared';
import { notFound } from '../errors';
import type { Clock } from './clock';
import type { FactsService } from '../inputs/facts';
import type { JobStore } from './job-store';
import { historyOf } from './render-job';
import type { JobViews } from './render-job';

export interface DetailsPorts {
  jobStore: Pick<JobStore, 'find'>;
  jobViews: Pick<JobViews, 'view'>;
  facts: Pick<FactsService, 'ofJob' | 'options'>;
  clock: Pick<Clock, 'now'>;
}

/** Everything that is known of one job. @throws RequestError 404 `job_not_found`. */
export async function detailsOf(ports: DetailsPorts, jobId: string): Promise<GetJobDetails.Details> {
  const { jobStore, jobViews, facts, clock } = ports;
  const row = await jobStore.find(jobId);
  if (!row) throw notFound('job', jobId);
  const [job, judged] = await Promise.all([jobViews.view(row), facts.ofJob(row)]);
  return {
    job,
    history: historyOf(row),
    logs: row.attemptLogs ?? [],
    facts: judged,
    options: facts.options(),
    edlHash: row.edlHash,
    supersededBy: row.supersededBy,
    now: new Date(clock.now()).toISOString(),
  };
}
