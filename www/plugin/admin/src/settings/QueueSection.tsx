import { Badge, Flex, Link, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { GetConfiguration, KnownWorker, WorkerVersion } from '../../../shared';
import { QueueNotice, useHealth } from '../components/QueueNotice';
import { DangerBadge } from '../components/StatusBadge';
import { TableHead } from '../components/TableHead';
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

/** What a worker said that it runs. */
function Runs({ runs }: { runs: WorkerVersion }) {
  const t = useTranslate();
  const { protocol, rules, ffmpeg } = runs;
  return (
    <Wrapped>
      <Typography variant="pi" textColor="neutral600">
        {t('settings.worker.runs', { protocol: protocol ?? '–', rules: rules ?? '–', ffmpeg: ffmpeg ?? '–' })}
      </Typography>
    </Wrapped>
  );
}

/** Whether a worker takes jobs, and what keeps it from it. */
function State({ outdated, problem, listening }: KnownWorker) {
  const t = useTranslate();
  if (outdated) return <DangerBadge size="S">{t('settings.worker.outdated')}</DangerBadge>;
  if (problem !== null) return <DangerBadge size="S">{t('settings.worker.unfit')}</DangerBadge>;
  return (
    <Badge size="S" variant={listening ? 'success' : 'neutral'}>
      {t(listening ? 'settings.worker.listens' : 'settings.worker.silent')}
    </Badge>
  );
}

function Workers({ workers }: { workers: KnownWorker[] }) {
  const t = useTranslate();
  const { duration } = useQuantities();
  if (workers.length === 0) return <Typography textColor="neutral600">{t('settings.workers.empty')}</Typography>;
  return (
    <Table colCount={HEADERS.length} rowCount={workers.length + 1}>
      <TableHead columns={HEADERS} />
      <Tbody>
        {workers.map((worker, index) => (
          // Two accounts may use one name.
          <Tr key={`${index} ${worker.owner}`} data-worker={worker.owner}>
            <Td>
              <Wrapped>
                <Typography variant="pi">{worker.owner}</Typography>
              </Wrapped>
            </Td>
            <Td>
              <Typography variant="pi">{t(`settings.worker.${worker.kind}`)}</Typography>
              {worker.runs && <Runs runs={worker.runs} />}
            </Td>
            <Td>
              <Flex gap={2}>
                <State {...worker} />
                <Typography variant="pi" textColor="neutral600">
                  {t('settings.ago', { duration: duration(worker.seenMs) })}
                </Typography>
              </Flex>
            </Td>
            <Td>
              <Flex gap={2} wrap="wrap">
                {worker.jobIds.length === 0 && <Typography variant="pi">–</Typography>}
                {worker.jobIds.map((jobId) => (
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
