import type { ComponentType } from 'react';
import { Table, useIsDesktop } from '@strapi/strapi/admin';
import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { JobView } from '../../../shared';
import { useContentTypes } from '../hooks/useContentTypes';
import { useQuantities } from '../hooks/useQuantities';
import { useTranslate } from '../hooks/useTranslate';
import type { MessageKey } from '../translations';
import { jobPath } from '../plugin';
import { Downloads } from './Downloads';
import { Elapsed } from './Elapsed';
import { JobActions } from './JobActions';
import { JobPart } from './JobPart';
import { JobProgress } from './JobProgress';
import { Sentence } from './Sentence';
import { JobStatusBadge } from './StatusBadge';
import { WarningCount } from './WarningCount';

interface Column {
  label: MessageKey;
  /** The field that the server sorts by; the column's name where it does not. */
  name: string;
  sortable?: boolean;
  /** Whether it makes way on a narrow screen: the session, the status and the files don't. */
  isExtra?: boolean;
  Content: ComponentType<{ job: JobView }>;
}

/** A job that is selected, as Strapi's table keeps it. */
export interface SelectedRow {
  id: string;
}

function JobLink({ job }: { job: JobView }) {
  const t = useTranslate();
  const { jobId, format } = job;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} maxWidth="13rem">
      <Link tag={NavLink} to={jobPath(jobId)} aria-label={t('jobs.details', { jobId: jobId.slice(0, 8) })}>
        {jobId.slice(0, 8)}
      </Link>
      <Typography variant="pi" textColor="neutral600">
        {t(`format.${format}`)}
      </Typography>
      <JobPart job={job} />
    </Flex>
  );
}

/** A link to the job's session, as long as it is there. */
export function SessionLink({ job: { sessionId, session } }: { job: JobView }) {
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

function SessionOfJob({ job }: { job: JobView }) {
  return (
    <Box maxWidth="20rem">
      <SessionLink job={job} />
    </Box>
  );
}

function StatusOfJob({ job }: { job: JobView }) {
  const t = useTranslate();
  const { attempts, maxAttempts } = job;
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} width="18rem" paddingTop={2} paddingBottom={2}>
      <Flex gap={2}>
        <JobStatusBadge status={job.status} />
        {attempts > 1 && (
          <Typography variant="pi" textColor="neutral600">
            {t('job.attempt', { attempts, maxAttempts })}
          </Typography>
        )}
      </Flex>
      <JobProgress job={job} />
      <WarningCount job={job} />
      {job.errorMessage !== null && (
        <Sentence variant="pi" textColor="danger600" ellipsis title={job.errorMessage} width="100%">
          {job.errorMessage}
        </Sentence>
      )}
    </Flex>
  );
}

function Created({ job: { createdAt } }: { job: JobView }) {
  const { moment } = useQuantities();
  return (
    <Typography tag="time" variant="pi" dateTime={createdAt}>
      {moment(createdAt)}
    </Typography>
  );
}

function FilesAndActions({ job }: { job: JobView }) {
  return (
    <Flex gap={4}>
      <Downloads job={job} most={1} />
      <JobActions job={job} />
    </Flex>
  );
}

const COLUMNS: Column[] = [
  { name: 'format', label: 'jobs.job', sortable: true, Content: JobLink },
  { name: 'session', label: 'jobs.session', Content: SessionOfJob },
  { name: 'status', label: 'jobs.status', sortable: true, Content: StatusOfJob },
  { name: 'createdAt', label: 'jobs.created', sortable: true, isExtra: true, Content: Created },
  { name: 'renderStartedAt', label: 'jobs.duration', sortable: true, isExtra: true, Content: Elapsed },
  { name: 'actions', label: 'jobs.actions', Content: FilesAndActions },
];

interface JobsTableProps {
  /** Undefined while they are loading. */
  jobs: JobView[] | undefined;
  /** Whether jobs can be selected: only for who may do something to several of them. */
  isSelectable: boolean;
  selected: SelectedRow[];
  onSelect(selected: SelectedRow[]): void;
  /** What an empty table says. */
  empty: string;
}

/** Jobs in rows. */
export function JobsTable({ jobs, isSelectable, selected, onSelect, empty }: JobsTableProps) {
  const t = useTranslate();
  const isDesktop = useIsDesktop();
  const columns = COLUMNS.filter(({ isExtra }) => isDesktop || !isExtra);
  const headers = columns.map(({ name, label, sortable = false }) => ({ name, label: t(label), sortable }));
  const rows = (jobs ?? []).map(({ jobId }) => ({ id: jobId }));
  return (
    <Table.Root
      headers={headers}
      rows={rows}
      isLoading={jobs === undefined}
      selectedRows={selected}
      onSelectedRowsChange={onSelect}
    >
      <Table.Content>
        <Table.Head>
          {isSelectable && <Table.HeaderCheckboxCell />}
          {headers.map((header) => (
            <Table.HeaderCell key={header.name} {...header} />
          ))}
        </Table.Head>
        <Table.Loading>{t('panel.loading')}</Table.Loading>
        <Table.Empty content={empty} shadow="none" />
        <Table.Body>
          {jobs?.map((job) => (
            <Table.Row key={job.jobId} data-job-id={job.jobId}>
              {isSelectable && <Table.CheckboxCell id={job.jobId} />}
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
