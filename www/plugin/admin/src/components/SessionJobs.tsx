import { useState } from 'react';
import { Flex, Loader, TextButton, Typography } from '@strapi/design-system';
import { useSessionJobs } from '../hooks/useJobs';
import { useTranslate } from '../hooks/useTranslate';
import { JobAnnouncement } from './JobProgress';
import { JobCard } from './JobCard';
import { ProblemNotice } from './ProblemNotice';

/** How many jobs a side panel shows unasked. */
const FEW = 3;

/** A session's jobs, live. */
export function SessionJobs({ sessionId }: { sessionId: string }) {
  const t = useTranslate();
  const [showsAll, setShowsAll] = useState(false);
  const { data: jobs, error } = useSessionJobs(sessionId);
  const shown = showsAll ? jobs : jobs?.slice(0, FEW);

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
      {shown !== undefined && shown.length > 0 && (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {shown.map((job) => (
            <JobCard key={job.jobId} job={job} />
          ))}
        </Flex>
      )}
      {jobs !== undefined && jobs.length > FEW && (
        <TextButton aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? t('session.jobs.fewer') : t('session.jobs.all', { count: jobs.length })}
        </TextButton>
      )}
      <JobAnnouncement job={jobs?.[0]} />
    </Flex>
  );
}
