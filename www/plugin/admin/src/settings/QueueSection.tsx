import { Badge, Flex, Link, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { GetConfiguration, KnownWorker } from '../../../shared/desk';
import { QueueNotice, useHealth } from '../components/QueueNotice';
import { DangerBadge } from '../components/StatusBadge';
import { useQuantities } from '../hooks/useQuantities';
import { useTranslate } from '../hooks/useTranslate';
import { Wrapped } from '../components/Wrapped';
import { Section } from '../job/Section';
import { jobPath } from '../plugin';
import type { MessageKey } from '../translations';
import { Fact } from './Fact';
import { Facts } from './Facts';
import { Options } from './Options';

const HEADERS: MessageKey[] = [
  'settings.worker',
  'settings.worker.kind',
  'settings.worker.seen',
  'settings.worker.jobs',
];

function Workers({ workers }: { workers: KnownWorker[] }) {
  const t = useTranslate();
  const { duration } = useQuantities();
  if (workers.length === 0) return <Typography textColor="neutral600">{t('settings.workers.empty')}</Typography>;
  return (
    <Table colCount={HEADERS.length} rowCount={workers.length + 1}>
      <Thead>
        <Tr>
          {HEADERS.map((key) => (
            <Th key={key}>
              <Typography variant="sigma" textColor="neutral600">
                {t(key)}
              </Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {workers.map(({ owner, kind, seenMs, listening, problem, jobIds }) => (
          <Tr key={owner} data-worker={owner}>
            <Td>
              <Wrapped>
                <Typography variant="pi">{owner}</Typography>
              </Wrapped>
            </Td>
            <Td>
              <Typography variant="pi">{t(`settings.worker.${kind}`)}</Typography>
            </Td>
            <Td>
              <Flex gap={2}>
                {problem === null ? (
                  <Badge size="S" variant={listening ? 'success' : 'neutral'}>
                    {t(listening ? 'settings.worker.listens' : 'settings.worker.silent')}
                  </Badge>
                ) : (
                  <DangerBadge size="S">{t('settings.worker.unfit')}</DangerBadge>
                )}
                <Typography variant="pi" textColor="neutral600">
                  {t('settings.ago', { duration: duration(seenMs) })}
                </Typography>
              </Flex>
            </Td>
            <Td>
              <Flex gap={2} wrap="wrap">
                {jobIds.length === 0 && <Typography variant="pi">–</Typography>}
                {jobIds.map((jobId) => (
                  <Link key={jobId} tag={NavLink} to={jobPath(jobId)}>
                    {jobId.slice(0, 8)}
                  </Link>
                ))}
              </Flex>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** What waits and runs, and who is there to take it. */
export function QueueSection({ configuration }: { configuration: GetConfiguration.Configuration | undefined }) {
  const t = useTranslate();
  const { decimal, duration } = useQuantities();
  const { data } = useHealth();
  const told = ({ queue: { driver, redis, leaseMs, concurrency } }: GetConfiguration.Options) => ({
    [t('settings.queue.driver')]: redis === null ? driver : `${driver} (${redis})`,
    [t('settings.queue.lease')]: duration(leaseMs),
    [t('settings.queue.concurrency')]: decimal(concurrency),
  });
  return (
    <Section title={t('settings.queue')}>
      <QueueNotice isHere />
      {data && (
        <Facts>
          <Fact label={t('settings.queue.waiting')}>{data.waiting}</Fact>
          <Fact label={t('settings.queue.oldest')}>
            {data.oldestWaitingMs === null ? '–' : duration(data.oldestWaitingMs)}
          </Fact>
          <Fact label={t('settings.queue.processing')}>{data.processing}</Fact>
        </Facts>
      )}
      {configuration && <Options values={told(configuration)} usual={told(configuration.defaults)} />}
      {data && (
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Typography tag="h3" variant="sigma" textColor="neutral600">
            {t('settings.workers')}
          </Typography>
          <Workers workers={data.workers} />
        </Flex>
      )}
    </Section>
  );
}
