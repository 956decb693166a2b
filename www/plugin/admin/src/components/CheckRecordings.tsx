import { Button, Flex, Typography } from '@strapi/design-system';
import { Search } from '@strapi/icons';
import { useCheckRecordingsMutation } from '../api/render-jobs';
import type { OpenEntry } from '../api/render-jobs';
import { useTranslate } from '../hooks/useTranslate';
import { Notice } from './Notice';
import { ProblemNotice } from './ProblemNotice';
import { Sentence } from './Sentence';

/** Has the server look at the session's recordings. The checks then say what they are; here is said what was not found out. */
export function CheckRecordings({ session }: { session: OpenEntry }) {
  const t = useTranslate();
  const [check, { data, error, isLoading }] = useCheckRecordingsMutation();
  const unknown = data?.meta.unknown ?? [];
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Button
        fullWidth
        variant="tertiary"
        startIcon={<Search />}
        aria-disabled={isLoading}
        aria-busy={isLoading}
        onClick={() => {
          if (!isLoading) void check(session);
        }}
      >
        {t('session.recordings.check')}
      </Button>
      <Typography variant="pi" textColor="neutral600" role="status">
        {isLoading && t('session.recordings.checking')}
        {!isLoading && data !== undefined && t('session.recordings.checked', { count: data.meta.known })}
      </Typography>
      {!isLoading && error !== undefined && <ProblemNotice title={t('problem.recordings')} error={error} />}
      {!isLoading && unknown.length > 0 && (
        <Notice variant="warning" title={t('session.recordings.unknown', { count: unknown.length })}>
          {unknown.map(({ camera, problem }, index) => (
            <Sentence key={index} variant="pi" textColor="neutral800">
              {t('session.recordings.camera', { camera, problem: problem ?? t('session.recordings.late') })}
            </Sentence>
          ))}
        </Notice>
      )}
    </Flex>
  );
}
