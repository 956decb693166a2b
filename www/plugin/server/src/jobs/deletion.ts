import { isActive } from 'render-rules';
import type { DeletedJob } from '../../../shared';
import { conflict, lostRace, notFound } from '../errors';
import type { ArtifactStore } from '../artifacts/store';
import type { JobStore } from './job-store';

export interface DeletionPorts {
  jobStore: Pick<JobStore, 'find' | 'remove'>;
  artifacts: Pick<ArtifactStore, 'find' | 'remove'>;
}

/**
 * Deletes a job that is at rest, and its files where `files` says so.
 *
 * @throws RequestError 404 `job_not_found`, 409 `job_active` or `lost_race`.
 */
export async function deleteJob(
  { jobStore, artifacts }: DeletionPorts,
  jobId: string,
  files: boolean,
): Promise<DeletedJob> {
  const row = await jobStore.find(jobId);
  if (!row) throw notFound('job', jobId);
  if (isActive(row.status)) throw conflict('job_active', `the job is \`${row.status}\`: cancel it before deleting it`);
  if (!(await jobStore.remove(row))) throw lostRace('job', jobId);
  if (!files) return { jobId, deletedFiles: 0 };
  const stored = await artifacts.find({ jobId, attempt: row.attempt ?? 0 });
  await artifacts.remove(stored);
  return { jobId, deletedFiles: stored.length };
}
