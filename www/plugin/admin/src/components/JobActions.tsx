import { useState } from 'react';
import { ConfirmDialog } from '@strapi/strapi/admin';
import { Button, Dialog, Flex } from '@strapi/design-system';
import { ArrowClockwise, Cross } from '@strapi/icons';
import { canRetry, isActive } from 'render-rules';
import type { JobView } from '../../../shared/contracts';
import { useAllowed } from '../hooks/useAllowed';
import { useJobActions } from '../hooks/useJobActions';
import { useTranslate } from '../hooks/useTranslate';

/** Retry and cancel, where the rules and the user's roles allow them. */
export function JobActions({ job }: { job: JobView }) {
  const t = useTranslate();
  const allowed = useAllowed();
  const { isBusy, retry, cancel } = useJobActions(job.jobId);
  const [isAsking, setAsking] = useState(false);

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
        <Dialog.Root open={isAsking} onOpenChange={setAsking}>
          <Dialog.Trigger>
            <Button size="S" variant="danger-light" startIcon={<Cross />} loading={isBusy}>
              {t('job.cancel')}
            </Button>
          </Dialog.Trigger>
          <ConfirmDialog
            title={t('job.cancel.title')}
            // Strapi's own words, Cancel and Confirm, would leave open what is cancelled.
            startAction={
              <Dialog.Cancel>
                <Button fullWidth variant="tertiary">
                  {t('job.cancel.keep')}
                </Button>
              </Dialog.Cancel>
            }
            endAction={
              <Dialog.Action>
                <Button fullWidth variant="danger-light" onClick={cancel}>
                  {t('job.cancel.confirm')}
                </Button>
              </Dialog.Action>
            }
          >
            {t('job.cancel.body', { format: t(`format.${job.format}`) })}
          </ConfirmDialog>
        </Dialog.Root>
      )}
    </Flex>
  );
}
