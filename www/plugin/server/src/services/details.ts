import type { Core } from '@strapi/strapi';
import type { GetJobDetails } from '../../../shared/desk';
import { notFound } from '../errors';
import { service } from '../plugin';

/** Everything that is known of one job. @throws RequestError 404 `job_not_found`. */
export async function detailsOf(strapi: Core.Strapi, jobId: string): Promise<GetJobDetails.Details> {
  const row = await service(strapi, 'job-store').find(jobId);
  if (!row) throw notFound('job', jobId);
  const [[job], facts] = await Promise.all([
    service(strapi, 'render-job').views([row]),
    service(strapi, 'facts').ofJob(row),
  ]);
  if (!job) throw notFound('job', jobId);
  return {
    job,
    history: (row.history ?? []).map((entry) => ({ ...entry, time: new Date(entry.at).toISOString() })),
    logs: row.attemptLogs ?? [],
    facts,
    options: service(strapi, 'facts').options(),
    edlHash: row.edlHash,
    supersededBy: row.supersededBy,
    now: new Date(service(strapi, 'clock').now()).toISOString(),
  };
}
