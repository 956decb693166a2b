import { Flex, Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { GetJobDetails } from '../../../shared';
import { backendUrl } from '../api/event-stream';
import { useTranslate } from '../hooks/useTranslate';
import { PLUGIN_ID, jobPath } from '../plugin';
import { Copyable } from './Copyable';

/** The job's ids, and how to ask for it from elsewhere. */
export function Identity({ details: { job, supersededBy } }: { details: GetJobDetails.Details }) {
  const t = useTranslate();
  const server = backendUrl() || window.location.origin;
  const address = `${server}/api/${PLUGIN_ID}/${encodeURIComponent(job.jobId)}`;
  const authorization = '-H "Authorization: Bearer $TOKEN"';
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Copyable label={t('job.id')} value={job.jobId} />
      {job.sessionId !== null && <Copyable label={t('job.sessionId')} value={job.sessionId} />}
      {job.edlId !== null && (
        <Copyable
          label={job.edlVersion === null ? t('job.edlId') : t('job.edlId.version', { version: job.edlVersion })}
          value={job.edlId}
        />
      )}
      {supersededBy !== null && (
        <Link tag={NavLink} to={jobPath(supersededBy)}>
          {t('job.supersededBy', { jobId: supersededBy.slice(0, 8) })}
        </Link>
      )}
      <Copyable label={t('job.curl.status')} value={`curl "${address}" \\\n  ${authorization}`} />
      <Copyable label={t('job.curl.events')} value={`curl -N "${address}/events" \\\n  ${authorization}`} />
    </Flex>
  );
}
