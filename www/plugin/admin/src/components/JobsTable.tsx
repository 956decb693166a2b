import type { ComponentType } from 'react';
import { Table, useIsDesktop } from '@strapi/strapi/admin';
import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { JobView } from '../../../shared/contracts';
import { useContentTypes } from '../hooks/useContentTypes';
import { useQuantities } from '../hooks/useQuantities';
import { useTranslate } from '../hooks/useTranslate';
import type { MessageKey } from '../translations';
import { Downloads } from './Downloads';
import { JobActions } from './JobActions';
import { JobProgress } from './JobProgress';
import { Sentence } from './Sentence';
import { JobStatusBadge } from './StatusBadge';

interface Column {
  name: MessageKey;
  /** Whether it makes way on a narrow screen: the session, the status and the files don't. */
  isExtra?: boolean;
  Content: ComponentType<{ job: JobView }>;
}

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

function StatusOfJob({ job }: { job: JobView }) {
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} width="16rem">
      <JobStatusBadge status={job.status} />
      <JobProgress job={job} />
      {job.errorMessage !== null && (
        <Sentence variant="pi" textColor="danger600">
          {job.errorMessage}
        </Sentence>
      )}
    </Flex>
  );
}

function Attempts({ job: { attempts, maxAttempts } }: { job: JobView }) {
  const t = useTranslate();
  return <Typography>{t('jobs.attempts.of', { attempts, maxAttempts })}</Typography>;
}

function Created({ job: { createdAt } }: { job: JobView }) {
  const { moment } = useQuantities();
  return (
    <Typography tag="time" dateTime={createdAt}>
      {moment(createdAt)}
    </Typography>
  );
}

function RenderTime({ job: { timing } }: { job: JobView }) {
  const { duration } = useQuantities();
  return <Typography>{timing.renderDurationMs === null ? '–' : duration(timing.renderDurationMs)}</Typography>;
}

function FilesAndActions({ job }: { job: JobView }) {
  return (
    <Flex gap={4}>
      <Downloads job={job} />
      <JobActions job={job} />
    </Flex>
  );
}

function FormatOfJob({ job: { format } }: { job: JobView }) {
  const t = useTranslate();
  return <Typography>{t(`format.${format}`)}</Typography>;
}

const COLUMNS: Column[] = [
  { name: 'jobs.session', Content: SessionLink },
  { name: 'jobs.format', Content: FormatOfJob },
  { name: 'jobs.status', Content: StatusOfJob },
  { name: 'jobs.attempts', isExtra: true, Content: Attempts },
  { name: 'jobs.created', isExtra: true, Content: Created },
  { name: 'jobs.duration', isExtra: true, Content: RenderTime },
  { name: 'jobs.actions', Content: FilesAndActions },
];

/** Jobs in rows; undefined while they are loading. */
export function JobsTable({ jobs }: { jobs: JobView[] | undefined }) {
  const t = useTranslate();
  const isDesktop = useIsDesktop();
  const columns = COLUMNS.filter(({ isExtra }) => isDesktop || !isExtra);
  const headers = columns.map(({ name }) => ({ name, label: t(name) }));
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
            <Table.Row key={job.jobId} data-job-id={job.jobId}>
              {columns.map(({ name, Content }) => (
                <Table.Cell key={name}>
                  <Content job={job} />
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table.Content>
    </Table.Root>
  );
}
