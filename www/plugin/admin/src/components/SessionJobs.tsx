import { Flex, Link, Loader, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { useSessionJobs } from '../hooks/useJobs';
import { useTranslate } from '../hooks/useTranslate';
import { sessionJobsPath } from '../plugin';
import { JobAnnouncement } from './JobProgress';
import { JobCard } from './JobCard';
import { ProblemNotice } from './ProblemNotice';

/** A session's newest jobs, live, and the way to all of them. */
export function SessionJobs({ sessionId }: { sessionId: string }) {
  const t = useTranslate();
  const { jobs, total, error } = useSessionJobs(sessionId);

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h3" variant="sigma" textTransform="uppercase" textColor="neutral600">
        {t('session.jobs')}
      </Typography>
      {error !== undefined && <ProblemNotice title={t('problem.jobs')} error={error} />}
      {jobs === undefined && error === undefined && <Loader small>{t('panel.loading')}</Loader>}
      {jobs?.length === 0 && (
        <Typography variant="pi" textColor="neutral600">
          {t('session.jobs.empty')}
        </Typography>
      )}
      {jobs !== undefined && jobs.length > 0 && (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {jobs.map((job) => (
            <JobCard key={job.jobId} job={job} />
          ))}
        </Flex>
      )}
      {jobs !== undefined && total > jobs.length && (
        <Flex justifyContent="space-between" gap={2} wrap="wrap">
          <Typography variant="pi" textColor="neutral600">
            {t('session.jobs.shown', { shown: jobs.length, total })}
          </Typography>
          <Link tag={NavLink} to={sessionJobsPath(sessionId)}>
            {t('session.jobs.all')}
          </Link>
        </Flex>
      )}
      <JobAnnouncement job={jobs?.[0]} />
    </Flex>
  );
}
