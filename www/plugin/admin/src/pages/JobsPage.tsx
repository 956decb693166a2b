import { useState } from 'react';
import { Layouts, Page, Pagination } from '@strapi/strapi/admin';
import { Badge, Box, Flex, VisuallyHidden } from '@strapi/design-system';
import { BulkActions } from '../components/BulkActions';
import { ServerNow } from '../components/Elapsed';
import { ClearFilters, JobFilterBar } from '../components/JobFilterBar';
import { JobsTable } from '../components/JobsTable';
import type { SelectedRow } from '../components/JobsTable';
import { ProblemNotice } from '../components/ProblemNotice';
import { QueueNotice } from '../components/QueueNotice';
import { PausedNotice, RenderSwitchButton } from '../components/RenderSwitch';
import { RulesBoundary } from '../components/RulesBoundary';
import { useAllowed } from '../hooks/useAllowed';
import { useJobsPage } from '../hooks/useJobs';
import { DEFAULT_PAGE_SIZE, useJobsQuery } from '../hooks/useJobsQuery';
import { useServerNow } from '../hooks/useNow';
import { useTranslate } from '../hooks/useTranslate';

const NOTHING: SelectedRow[] = [];

function JobsOfPage() {
  const t = useTranslate();
  const allowed = useAllowed();
  const { request, isNarrowed } = useJobsQuery();
  const { jobs, data, error, isLive, isStale, heardAt } = useJobsPage(request);
  const [selectedRows, setSelectedRows] = useState(NOTHING);
  const now = useServerNow(data?.now, heardAt);
  // What another page or filter shows is selected no more.
  const selected = jobs?.filter(({ jobId }) => selectedRows.some(({ id }) => id === jobId)) ?? [];
  const shown = isStale ? undefined : jobs;

  return (
    <ServerNow.Provider value={now}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <PausedNotice isHere />
        <QueueNotice />
        <JobFilterBar />
        {error !== undefined && <ProblemNotice title={t('problem.jobs')} error={error} />}
        <Flex justifyContent="space-between" gap={3} wrap="wrap" minHeight="3.2rem">
          <Flex gap={3} wrap="wrap">
            <ClearFilters />
            <BulkActions selected={selected} onDone={() => setSelectedRows(NOTHING)} />
          </Flex>
          {data !== undefined && (
            <Badge variant={isLive ? 'success' : 'neutral'} size="S">
              {t(isLive ? 'jobs.live' : 'jobs.polled')}
            </Badge>
          )}
        </Flex>
        {(data !== undefined || error === undefined) && (
          <JobsTable
            jobs={shown}
            isSelectable={allowed.retry || allowed.cancel}
            selected={selected.map(({ jobId }) => ({ id: jobId }))}
            onSelect={setSelectedRows}
            empty={t(isNarrowed ? 'jobs.empty.narrowed' : 'jobs.empty')}
          />
        )}
        {data !== undefined && (
          <>
            <VisuallyHidden aria-live="polite">{t('jobs.found', { count: data.pagination.total })}</VisuallyHidden>
            <Box>
              <Pagination.Root {...data.pagination} defaultPageSize={DEFAULT_PAGE_SIZE}>
                <Pagination.PageSize />
                <Pagination.Links />
              </Pagination.Root>
            </Box>
          </>
        )}
      </Flex>
    </ServerNow.Provider>
  );
}

/** All jobs, live. */
export function JobsPage() {
  const t = useTranslate();
  return (
    <Layouts.Root>
      <Page.Title>{t('plugin.name')}</Page.Title>
      <Page.Main>
        <Layouts.Header title={t('plugin.name')} subtitle={t('jobs.subtitle')} primaryAction={<RenderSwitchButton />} />
        <Layouts.Content>
          <RulesBoundary>
            <JobsOfPage />
          </RulesBoundary>
        </Layouts.Content>
      </Page.Main>
    </Layouts.Root>
  );
}
