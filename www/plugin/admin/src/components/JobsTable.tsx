import { Table } from '@strapi/strapi/admin';
import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { JobView } from '../../../shared/contracts';
import { useContentTypes } from '../hooks/useContentTypes';
import { useQuantities } from '../hooks/useQuantities';
import { useTranslate } from '../hooks/useTranslate';
import type { MessageKey } from '../translations';
import { Downloads } from './Downloads';
import { JobActions } from './JobActions';
import { JobProgress } from './JobProgress';
import { JobStatusBadge } from './StatusBadge';

const COLUMNS = [
  'jobs.session',
  'jobs.format',
  'jobs.status',
  'jobs.progress',
  'jobs.attempts',
  'jobs.created',
  'jobs.duration',
  'jobs.actions',
] satisfies MessageKey[];

/** A link to the job's session, as long as it is there. */
function SessionLink({ job: { sessionId, session } }: { job: JobView }) {
  const t = useTranslate();
  const contentTypes = useContentTypes();
  if (session === null) return <Typography textColor="neutral600">{t('jobs.session.deleted')}</Typography>;
  const title = session.title ?? t('jobs.session.untitled');
  if (!contentTypes) return <Typography>{title}</Typography>;
  return (
    <Link tag={NavLink} to={`/content-manager/collection-types/${contentTypes.session}/${sessionId}`}>
      {title}
    </Link>
  );
}

function JobRow({ job }: { job: JobView }) {
  const t = useTranslate();
  const { duration, moment } = useQuantities();
  const { renderDurationMs } = job.timing;
  return (
    <Table.Row data-job-id={job.jobId}>
      <Table.Cell>
        <SessionLink job={job} />
      </Table.Cell>
      <Table.Cell>
        <Typography>{t(`format.${job.format}`)}</Typography>
      </Table.Cell>
      <Table.Cell>
        <JobStatusBadge status={job.status} />
      </Table.Cell>
      <Table.Cell>
        <Box minWidth="10rem">
          <JobProgress job={job} />
        </Box>
      </Table.Cell>
      <Table.Cell>
        <Typography>{t('jobs.attempts.of', { attempts: job.attempts, maxAttempts: job.maxAttempts })}</Typography>
      </Table.Cell>
      <Table.Cell>
        <Typography tag="time" dateTime={job.createdAt}>
          {moment(job.createdAt)}
        </Typography>
      </Table.Cell>
      <Table.Cell>
        <Typography>{renderDurationMs === null ? '–' : duration(renderDurationMs)}</Typography>
      </Table.Cell>
      <Table.Cell>
        <Flex gap={4}>
          <Downloads job={job} />
          <JobActions job={job} />
        </Flex>
      </Table.Cell>
    </Table.Row>
  );
}

/** Jobs in rows; undefined while they are loading. */
export function JobsTable({ jobs }: { jobs: JobView[] | undefined }) {
  const t = useTranslate();
  const headers = COLUMNS.map((name) => ({ name, label: t(name) }));
  const rows = (jobs ?? []).map(({ jobId }) => ({ id: jobId }));
  return (
    <Table.Root headers={headers} rows={rows} isLoading={jobs === undefined}>
      <Table.Content>
        <Table.Head>
          {headers.map((header) => (
            <Table.HeaderCell key={header.name} {...header} />
          ))}
        </Table.Head>
        <Table.Loading>{t('panel.loading')}</Table.Loading>
        <Table.Empty content={t('jobs.empty')} shadow="none" />
        <Table.Body>
          {jobs?.map((job) => (
            <JobRow key={job.jobId} job={job} />
          ))}
        </Table.Body>
      </Table.Content>
    </Table.Root>
  );
}
