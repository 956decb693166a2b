import type { Core } from '@strapi/strapi';
import type { GetJobDetails } from '../../../shared/desk';
import { notFound } from '../errors';
import { service } from '../plugin';
import { historyOf } from './render-job';

/** Everything that is known of one job. @throws RequestError 404 `job_not_found`. */
export async function detailsOf(strapi: Core.Strapi, jobId: string): Promise<GetJobDetails.Details> {
  const row = await service(strapi, 'job-store').find(jobId);
  if (!row) throw notFound('job', jobId);
  const [job, facts] = await Promise.all([
    service(strapi, 'render-job').view(row),
    service(strapi, 'facts').ofJob(row),
  ]);
  return {
    job,
    history: historyOf(row),
    logs: row.attemptLogs ?? [],
    facts,
    options: service(strapi, 'facts').options(),
    edlHash: row.edlHash,
    supersededBy: row.supersededBy,
    now: new Date(service(strapi, 'clock').now()).toISOString(),
  };
}
