import { rules } from 'render-rules';
import type { Context } from '../context';
import { sweepFolder } from './folder';
import type { ArtifactStore, StoredFile } from './store';
import type { JobSummary } from '../jobs/job-row';
import type { JobStore } from '../jobs/job-store';

export interface SweepPorts {
  artifacts: Pick<ArtifactStore, 'page' | 'remove'>;
  jobStore: Pick<JobStore, 'summaries'>;
}

const PAGE = 500;

/**
 * Deletes files that no job has: left by a process that died after it had saved the end of an attempt, and before it had
 * deleted what the attempt stored.
 */
export async function sweepArtifacts({ strapi }: Context, { artifacts, jobStore }: SweepPorts): Promise<void> {
  for (let afterId: number | null = 0; afterId !== null;) {
    const { files, lastId } = await artifacts.page(afterId, PAGE);
    // Jobs are read after their files: what an attempt stores that begins meanwhile is not among these.
    await artifacts.remove(await unwanted(jobStore, files));
    afterId = lastId;
  }
  await sweepFolder(strapi);
}

async function unwanted(jobStore: SweepPorts['jobStore'], files: StoredFile[]): Promise<StoredFile[]> {
  const jobIds = new Set(files.map((file) => file.provider_metadata.renderJob.jobId));
  const rows = await jobStore.summaries([...jobIds]);
  const byId = new Map(rows.map((row) => [row.jobId, row]));
  return files.filter((file) => {
    const { jobId, attempt } = file.provider_metadata.renderJob;
    const row = byId.get(jobId);
    // Of a row that somebody deleted it is not known what its files are to them.
    return row !== undefined && !mayHaveFiles(row, attempt);
  });
}

/** Whether the job may still be completed with what this attempt stored, or was. */
function mayHaveFiles(row: JobSummary, attempt: number): boolean {
  const ways = rules().transitions.filter(({ event }) => event === 'completed');
  return row.attempt === attempt && ways.some(({ from, to }) => row.status === from || row.status === to);
}
