import type { Core } from '@strapi/strapi';
import type { BulkResult, JobReply } from '../../../shared';
import { logError } from '../context';
import { RequestError } from '../errors';
import { othersFirst } from './turns';

/** Does the same to several jobs, one after the other: what one of them is refused keeps nothing from the others. */
export async function inBulk(
  strapi: Core.Strapi,
  jobIds: string[],
  change: (jobId: string) => Promise<JobReply>,
): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  for (const jobId of jobIds) {
    await othersFirst();
    try {
      const { status } = await change(jobId);
      results.push({ jobId, ok: true, status });
    } catch (error) {
      if (!(error instanceof RequestError)) logError(strapi, `a bulk action on the job \`${jobId}\` failed`, error);
      const refusal =
        error instanceof RequestError
          ? { code: error.details.code, message: error.message }
          : { code: 'server_failed', message: 'the server failed; see its log' };
      results.push({ jobId, ok: false, ...refusal });
    }
  }
  return results;
}
