import { Button, Flex } from '@strapi/design-system';
import { ArrowClockwise, Cross } from '@strapi/icons';
import { canRetry, isActive } from 'render-rules';
import type { JobView } from '../../../shared';
import { useAllowed } from '../hooks/useAllowed';
import { useJobActions } from '../hooks/useJobActions';
import { useTranslate } from '../hooks/useTranslate';
import { ConfirmButton } from './ConfirmButton';

/** Retry and cancel, where the rules and the user's roles allow them. */
export function JobActions({ job }: { job: JobView }) {
  const t = useTranslate();
  const allowed = useAllowed();
  const { isBusy, retry, cancel } = useJobActions(job.jobId);

  const retries = allowed.retry && canRetry(job.status, job.attempts, job.maxAttempts);
  const cancels = allowed.cancel && isActive(job.status);
  if (!retries && !cancels) return null;

  return (
    <Flex gap={2} wrap="wrap">
      {retries && (
        <Button size="S" variant="secondary" startIcon={<ArrowClockwise />} loading={isBusy} onClick={retry}>
          {t('job.retry')}
        </Button>
      )}
      {cancels && (
        <ConfirmButton
          variant="danger-light"
          startIcon={<Cross />}
          loading={isBusy}
          label={t('job.cancel')}
          title={t('job.cancel.title')}
          confirm={t('job.cancel.confirm')}
          keep={t('job.cancel.keep')}
          onConfirm={cancel}
        >
          {t('job.cancel.body', { format: t(`format.${job.format}`) })}
        </ConfirmButton>
      )}
    </Flex>
  );
}
