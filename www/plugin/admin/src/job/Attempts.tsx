import { Accordion, Box, Flex, Typography } from '@strapi/design-system';
import { attemptsOf, isTerminal } from 'render-rules';
import type { Attempt, JobParts } from 'render-rules';
import { styled } from 'styled-components';
import type { AttemptLog, HistoryEntry, JobView } from '../../../shared';
import { PartsUsed } from '../components/PartsUsed';
import { Sentence } from '../components/Sentence';
import { JobStatusBadge } from '../components/StatusBadge';
import { useQuantities } from '../hooks/useQuantities';
import { useTranslate } from '../hooks/useTranslate';

const Log = styled.pre`
  max-height: 32rem;
  overflow: auto;
  padding: 1.2rem;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  font-family: monospace;
  font-size: 1.2rem;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral800};
  background: ${({ theme }) => theme.colors.neutral100};
`;

function AttemptLogView({ attempt, log }: AttemptLog) {
  const t = useTranslate();
  return (
    <Accordion.Root size="S">
      <Accordion.Item value="log">
        <Accordion.Header>
          <Accordion.Trigger>{t('job.log')}</Accordion.Trigger>
        </Accordion.Header>
        <Accordion.Content>
          {/* It scrolls, so that the keyboard has to reach it. */}
          <Log tabIndex={0} role="region" aria-label={t('job.log.label', { attempt })}>
            {log}
          </Log>
        </Accordion.Content>
      </Accordion.Item>
    </Accordion.Root>
  );
}

interface AttemptProps {
  attempt: Attempt;
  log: AttemptLog | undefined;
  /** What was made of its parts when it ended; null where that was not told. */
  parts: JobParts | null;
}

function AttemptView({ attempt, log, parts }: AttemptProps) {
  const t = useTranslate();
  const { duration, instant } = useQuantities();
  const { worker, startedAt, endedAt, outcome, reason, failureKind } = attempt;
  const began = new Date(startedAt).toISOString();
  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={2} data-attempt={attempt.attempt}>
      <Flex gap={3} wrap="wrap">
        <Typography tag="h3" fontWeight="bold">
          {t('job.attempt.title', { attempt: attempt.attempt })}
        </Typography>
        {outcome !== null && <JobStatusBadge status={outcome} />}
        {failureKind !== null && (
          <Typography variant="pi" textColor="neutral600">
            {t(`failure.${failureKind}`)}
          </Typography>
        )}
      </Flex>
      <Sentence variant="pi" textColor="neutral600">
        {[
          instant(began),
          ...(endedAt === null ? [] : [duration(endedAt - startedAt)]),
          worker === null ? t('job.attempt.byHand') : t('actor.worker', { id: worker }),
        ].join(' · ')}
      </Sentence>
      <PartsUsed parts={parts} />
      {reason !== null && (
        <Sentence variant="pi" textColor="danger600">
          {reason}
        </Sentence>
      )}
      {log !== undefined && log.log !== '' && (
        <Box>
          <AttemptLogView {...log} />
        </Box>
      )}
    </Flex>
  );
}

/** Each go at the job, the newest first, with its error and the end of what the renderer wrote. */
export function Attempts({ job, history, logs }: { job: JobView; history: HistoryEntry[]; logs: AttemptLog[] }) {
  const t = useTranslate();
  const attempts = attemptsOf(history).reverse();
  if (attempts.length === 0) {
    const none = isTerminal(job.status) ? 'job.attempts.none' : 'job.attempts.empty';
    return <Typography textColor="neutral600">{t(none)}</Typography>;
  }
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={5}>
      {attempts.map((attempt) => (
        <AttemptView
          key={attempt.startedAt}
          attempt={attempt}
          log={logs.find((log) => log.attempt === attempt.attempt)}
          parts={history.findLast((entry) => entry.attempt === attempt.attempt && entry.set.parts)?.set.parts ?? null}
        />
      ))}
    </Flex>
  );
}
