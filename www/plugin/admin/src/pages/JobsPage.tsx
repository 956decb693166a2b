import { Layouts, Page, Pagination, useQueryParams } from '@strapi/strapi/admin';
import { Box, Flex } from '@strapi/design-system';
import type { ListJobs } from '../../../shared/contracts';
import { JobsTable } from '../components/JobsTable';
import { ProblemNotice } from '../components/ProblemNotice';
import { RenderSwitch } from '../components/RenderSwitch';
import { RulesBoundary } from '../components/RulesBoundary';
import { useJobsPage } from '../hooks/useJobs';
import { useTranslate } from '../hooks/useTranslate';

const DEFAULT_PAGE_SIZE = 10;

/** What of the URL asks for jobs; anybody may have written the URL, and the server says what is wrong with it. */
function useJobsQuery(): ListJobs.Query {
  const [{ query }] = useQueryParams<ListJobs.Query>();
  const { page = '1', pageSize = String(DEFAULT_PAGE_SIZE) } = query;
  return { page, pageSize };
}

function JobsOfPage() {
  const t = useTranslate();
  const { data, error } = useJobsPage(useJobsQuery());
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <RenderSwitch />
      {error !== undefined && <ProblemNotice title={t('problem.jobs')} error={error} />}
      {(data !== undefined || error === undefined) && <JobsTable jobs={data?.data} />}
      {data !== undefined && (
        <Box>
          <Pagination.Root {...data.pagination} defaultPageSize={DEFAULT_PAGE_SIZE}>
            <Pagination.PageSize />
            <Pagination.Links />
          </Pagination.Root>
        </Box>
      )}
    </Flex>
  );
}

/** All jobs, live. */
export function JobsPage() {
  const t = useTranslate();
  return (
    <Layouts.Root>
      <Page.Title>{t('plugin.name')}</Page.Title>
      <Page.Main>
        <Layouts.Header title={t('plugin.name')} subtitle={t('jobs.subtitle')} />
        <Layouts.Content>
          <RulesBoundary>
            <JobsOfPage />
          </RulesBoundary>
        </Layouts.Content>
      </Page.Main>
    </Layouts.Root>
  );
}
