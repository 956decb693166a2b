import { useState } from 'react';
import { ConfirmDialog } from '@strapi/strapi/admin';
import { Button, Checkbox, Dialog, Flex, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { isActive } from 'render-rules';
import { useNavigate } from 'react-router-dom';
import type { JobView } from '../../../shared';
import { useDeleteRenderJobMutation } from '../api/render-jobs';
import { useAllowed } from '../hooks/useAllowed';
import { useTranslate } from '../hooks/useTranslate';
import { JOBS_PATH } from '../plugin';
import { ProblemNotice } from './ProblemNotice';

/** Deletes a job that is at rest, and its files unless they are to stay. */
export function DeleteJob({ job }: { job: JobView }) {
  const t = useTranslate();
  const allowed = useAllowed();
  const navigate = useNavigate();
  const [files, setFiles] = useState(true);
  const [deleteJob, { error, isLoading }] = useDeleteRenderJobMutation();
  if (!allowed.delete || isActive(job.status)) return null;

  async function remove() {
    const result = await deleteJob({ jobId: job.jobId, files });
    if ('data' in result) navigate(JOBS_PATH);
  }

  return (
    <Flex direction="column" alignItems="flex-start" gap={3}>
      <Dialog.Root>
        <Dialog.Trigger>
          <Button size="S" variant="danger-light" startIcon={<Trash />} loading={isLoading}>
            {t('job.delete')}
          </Button>
        </Dialog.Trigger>
        <ConfirmDialog
          title={t('job.delete.title')}
          startAction={
            <Dialog.Cancel>
              <Button fullWidth variant="tertiary">
                {t('job.cancel.keep')}
              </Button>
            </Dialog.Cancel>
          }
          endAction={
            <Dialog.Action>
              <Button fullWidth variant="danger-light" onClick={() => void remove()}>
                {t('job.delete')}
              </Button>
            </Dialog.Action>
          }
        >
          <Flex direction="column" alignItems="center" gap={4}>
            <Typography>{t('job.delete.body')}</Typography>
            <Checkbox checked={files} onCheckedChange={(checked) => setFiles(checked === true)}>
              {t('job.delete.files')}
            </Checkbox>
          </Flex>
        </ConfirmDialog>
      </Dialog.Root>
      {error !== undefined && <ProblemNotice title={t('problem.delete')} error={error} />}
    </Flex>
  );
}
