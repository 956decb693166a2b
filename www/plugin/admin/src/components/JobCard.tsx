import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { JobView } from '../../../shared';
import { useQuantities } from '../hooks/useQuantities';
import { useTranslate } from '../hooks/useTranslate';
import { jobPath } from '../plugin';
import { Downloads } from './Downloads';
import { JobActions } from './JobActions';
import { JobPart } from './JobPart';
import { JobProgress } from './JobProgress';
import { Sentence } from './Sentence';
import { JobStatusBadge } from './StatusBadge';
import { WarningCount } from './WarningCount';

/** One job in a side panel. */
export function JobCard({ job }: { job: JobView }) {
  const t = useTranslate();
  const { moment } = useQuantities();
  const format = t(`format.${job.format}`);
  return (
    <Box
      tag="li"
      data-job-id={job.jobId}
      padding={3}
      hasRadius
      background="neutral0"
      borderColor="neutral150"
      borderWidth="1px"
      borderStyle="solid"
    >
      <Flex direction="column" alignItems="stretch" gap={2}>
        {/* Below each other: a side panel is too narrow for a long format beside a long status. */}
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Link
            tag={NavLink}
            to={jobPath(job.jobId)}
            aria-label={`${format}: ${t('jobs.details', { jobId: job.jobId.slice(0, 8) })}`}
          >
            {format}
          </Link>
          <JobPart job={job} />
          <JobStatusBadge status={job.status} />
        </Flex>
        <JobProgress job={job} />
        <Typography variant="pi" textColor="neutral600">
          {job.attempts > 0 && t('job.attempt', { attempts: job.attempts, maxAttempts: job.maxAttempts })}
          {job.attempts > 0 && ' · '}
          <time dateTime={job.createdAt}>{moment(job.createdAt)}</time>
        </Typography>
        <WarningCount job={job} />
        {job.errorMessage !== null && (
          <Sentence variant="pi" textColor="danger600">
            {job.errorMessage}
          </Sentence>
        )}
        <Downloads job={job} />
        <JobActions job={job} />
      </Flex>
    </Box>
  );
}
