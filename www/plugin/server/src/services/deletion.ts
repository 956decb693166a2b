import { isActive } from 'render-rules';
import type { Core } from '@strapi/strapi';
import type { DeletedJob } from '../../../shared/contracts';
import { conflict, lostRace, notFound } from '../errors';
import { service } from '../plugin';

/**
 * Deletes a job that is at rest, and its files where `files` says so.
 *
 * @throws RequestError 404 `job_not_found`, 409 `job_active` or `lost_race`.
 */
export async function deleteJob(strapi: Core.Strapi, jobId: string, files: boolean): Promise<DeletedJob> {
  const store = service(strapi, 'job-store');
  const artifacts = service(strapi, 'artifacts');
  const row = await store.find(jobId);
  if (!row) throw notFound('job', jobId);
  if (isActive(row.status)) throw conflict('job_active', `the job is \`${row.status}\`: cancel it before deleting it`);
  if (!(await store.remove(row))) throw lostRace('job', jobId);
  if (!files) return { jobId, deletedFiles: 0 };
  const stored = await artifacts.find({ jobId, attempt: row.attempt ?? 0 });
  await artifacts.remove(stored);
  return { jobId, deletedFiles: stored.length };
}
