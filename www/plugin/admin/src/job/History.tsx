import { Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import type { HistoryEntry } from '../../../shared';
import { Sentence } from '../components/Sentence';
import { JobStatusBadge } from '../components/StatusBadge';
import { TableHead } from '../components/TableHead';
import { Wrapped } from '../components/Wrapped';
import { useActor } from '../hooks/useActor';
import { useQuantities } from '../hooks/useQuantities';
import { useTranslate } from '../hooks/useTranslate';
import type { MessageKey } from '../translations';

const HEADERS: MessageKey[] = [
  'job.history.time',
  'job.history.event',
  'jobs.status',
  'job.history.actor',
  'job.history.reason',
];

/** Every step of the job's life: when, what, by whom and why. */
export function History({ history }: { history: HistoryEntry[] }) {
  const t = useTranslate();
  const actorOf = useActor();
  const { instant } = useQuantities();
  if (history.length === 0) return <Typography textColor="neutral600">{t('job.history.empty')}</Typography>;
  return (
    <Table colCount={HEADERS.length} rowCount={history.length + 1}>
      <TableHead columns={HEADERS} />
      <Tbody>
        {history.map(({ at, time, event, to, actor, reason, attempt }, index) => (
          <Tr key={`${at} ${index}`} data-event={event}>
            <Td>
              <Typography tag="time" variant="pi" dateTime={time}>
                {instant(time)}
              </Typography>
            </Td>
            <Td>
              <Typography variant="pi">
                {attempt > 0 ? t('job.history.of', { event: t(`event.${event}`), attempt }) : t(`event.${event}`)}
              </Typography>
            </Td>
            <Td>
              <JobStatusBadge status={to} />
            </Td>
            <Td>
              <Wrapped>
                <Sentence variant="pi">{actorOf(actor)}</Sentence>
              </Wrapped>
            </Td>
            <Td>
              <Wrapped>{reason !== null && <Sentence variant="pi">{reason}</Sentence>}</Wrapped>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
