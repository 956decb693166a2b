import { Widget } from '@strapi/strapi/admin';
import { Flex, Grid, Typography } from '@strapi/design-system';
import { isTerminal, rules } from 'render-rules';
import type { Status } from 'render-rules';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { ProblemNotice } from '../components/ProblemNotice';
import { QueueNotice, useHealth } from '../components/QueueNotice';
import { PausedNotice } from '../components/RenderSwitch';
import { RulesBoundary } from '../components/RulesBoundary';
import { JobStatusBadge } from '../components/StatusBadge';
import { useTranslate } from '../hooks/useTranslate';
import { JOBS_PATH } from '../plugin';

const Tile = styled(RouterLink)`
  display: block;
  width: 100%;
  padding: 1.6rem;
  text-decoration: none;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
`;

function Count({ status, count }: { status: Status; count: number }) {
  const t = useTranslate();
  return (
    <Tile
      to={`${JOBS_PATH}?filters[status]=${status}`}
      data-status={status}
      aria-label={t('widget.count', { count, status: t(`status.${status}`) })}
    >
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Typography variant="alpha" textColor="neutral800">
          {count}
        </Typography>
        <JobStatusBadge status={status} />
      </Flex>
    </Tile>
  );
}

function Counts() {
  const t = useTranslate();
  const { data, error } = useHealth();
  if (!data) return error === undefined ? <Widget.Loading /> : <Widget.Error>{t('problem.jobs')}</Widget.Error>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} data-widget="render-jobs">
      <Grid.Root gap={3}>
        {/* What is at its end is nobody's concern here. */}
        {rules()
          .statuses.filter((status) => !isTerminal(status))
          .map((status) => (
            <Grid.Item key={status} col={4} s={12} xs={12}>
              <Count status={status} count={data.counts[status]} />
            </Grid.Item>
          ))}
      </Grid.Root>
      {error !== undefined && <ProblemNotice title={t('problem.jobs')} error={error} />}
      <PausedNotice />
      <QueueNotice />
    </Flex>
  );
}

/** On the home page: what waits, what runs, what failed, and whether anybody is there. */
export function QueueWidget() {
  return (
    <RulesBoundary>
      <Counts />
    </RulesBoundary>
  );
}
