import { useState } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { ArrowClockwise, Cross } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { canRetry, isActive } from 'render-rules';
import type { BulkResult, JobView } from '../../../shared';
import { useCancelRenderJobsMutation, useRetryRenderJobsMutation } from '../api/desk';
import { useAllowed } from '../hooks/useAllowed';
import { useProblemText } from '../hooks/useProblemText';
import { useTranslate } from '../hooks/useTranslate';
import { ConfirmButton } from './ConfirmButton';
import { Notice } from './Notice';
import { Sentence } from './Sentence';

type Refused = Extract<BulkResult, { ok: false }>;

interface Action {
  done: 'jobs.retried' | 'jobs.cancelled';
  run(body: { jobIds: string[] }): Promise<{ data: { data: BulkResult[] } } | { error: unknown }>;
}

/** Retry and cancel for the selected jobs: those among them for which the rules and the user's roles allow it. */
export function BulkActions({ selected, onDone }: { selected: JobView[]; onDone: () => void }) {
  const t = useTranslate();
  const allowed = useAllowed();
  const problemText = useProblemText();
  const { toggleNotification } = useNotification();
  const [retryJobs, retrying] = useRetryRenderJobsMutation();
  const [cancelJobs, cancelling] = useCancelRenderJobsMutation();
  const [refused, setRefused] = useState<Refused[]>([]);
  const isBusy = retrying.isLoading || cancelling.isLoading;

  const retriable = selected.filter((job) => canRetry(job.status, job.attempts, job.maxAttempts));
  const cancellable = selected.filter((job) => isActive(job.status));

  async function act({ done, run }: Action, jobs: JobView[]) {
    const result = await run({ jobIds: jobs.map(({ jobId }) => jobId) });
    if ('error' in result) {
      toggleNotification({ type: 'danger', title: t('problem.bulk'), message: problemText(result.error) });
      return;
    }
    const results = result.data.data;
    const failures = results.filter((one): one is Refused => !one.ok);
    setRefused(failures);
    const count = results.length - failures.length;
    if (count > 0) toggleNotification({ type: 'success', message: t(done, { count }) });
    onDone();
  }

  return (
    <>
      {selected.length > 0 && (
        <Flex gap={3} wrap="wrap" role="group" aria-label={t('jobs.bulk')}>
          <Typography variant="omega" textColor="neutral600" aria-live="polite">
            {t('jobs.selected', { count: selected.length })}
          </Typography>
          {allowed.retry && retriable.length > 0 && (
            <ConfirmButton
              variant="secondary"
              startIcon={<ArrowClockwise />}
              loading={isBusy}
              label={t('jobs.retry', { count: retriable.length })}
              title={t('jobs.retry.title', { count: retriable.length })}
              confirm={t('jobs.retry', { count: retriable.length })}
              keep={t('jobs.keep')}
              icon={<ArrowClockwise width="2.4rem" height="2.4rem" fill="primary600" />}
              onConfirm={() => act({ done: 'jobs.retried', run: retryJobs }, retriable)}
            >
              {t('jobs.retry.body', { others: selected.length - retriable.length })}
            </ConfirmButton>
          )}
          {allowed.cancel && cancellable.length > 0 && (
            <ConfirmButton
              variant="danger-light"
              startIcon={<Cross />}
              loading={isBusy}
              label={t('jobs.cancel', { count: cancellable.length })}
              title={t('jobs.cancel.title', { count: cancellable.length })}
              confirm={t('jobs.cancel', { count: cancellable.length })}
              keep={t('jobs.keep')}
              onConfirm={() => act({ done: 'jobs.cancelled', run: cancelJobs }, cancellable)}
            >
              {t('jobs.cancel.body', { others: selected.length - cancellable.length })}
            </ConfirmButton>
          )}
        </Flex>
      )}
      {refused.length > 0 && (
        <Notice variant="danger" title={t('jobs.refused', { count: refused.length })} role="alert">
          {refused.map(({ jobId, message }) => (
            <Sentence key={jobId} variant="pi" textColor="neutral800">
              {`\`${jobId.slice(0, 8)}\` ${message}`}
            </Sentence>
          ))}
        </Notice>
      )}
    </>
  );
}
