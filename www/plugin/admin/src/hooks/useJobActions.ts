import { useNotification } from '@strapi/strapi/admin';
import { useCancelRenderJobMutation, useRetryRenderJobMutation } from '../api/render-jobs';
import type { MessageKey } from '../translations';
import { useProblemText } from './useProblemText';
import { useTranslate } from './useTranslate';

/** What can be done to a job. A refusal is shown as a notification. */
export function useJobActions(jobId: string) {
  const t = useTranslate();
  const problemText = useProblemText();
  const { toggleNotification } = useNotification();
  const [retryJob, retrying] = useRetryRenderJobMutation();
  const [cancelJob, cancelling] = useCancelRenderJobMutation();

  function notify(title: MessageKey, error: unknown) {
    toggleNotification({ type: 'danger', title: t(title), message: problemText(error) });
  }

  return {
    isBusy: retrying.isLoading || cancelling.isLoading,
    async retry() {
      const result = await retryJob(jobId);
      if ('error' in result) notify('problem.retry', result.error);
    },
    async cancel() {
      const result = await cancelJob(jobId);
      if ('error' in result) notify('problem.cancel', result.error);
    },
  };
}
