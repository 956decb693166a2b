import { Suspense, lazy, useRef } from 'react';
import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { getEdlTransitions, isEdlFrozen, rules } from 'render-rules';
import type { EdlStatus } from 'render-rules';
import { useGetEdlStatusQuery, useSetEdlStatusMutation } from '../api/render-jobs';
import type { OpenEntry } from '../api/render-jobs';
import { useAllowed } from '../hooks/useAllowed';
import { useAskAgain } from '../hooks/useAskAgain';
import { useTranslate } from '../hooks/useTranslate';
import type { Translate } from '../hooks/useTranslate';
import { isMessageKey } from '../translations';
import { NewEdlVersion } from './NewEdlVersion';
import { Notice } from './Notice';
import { ProblemNotice } from './ProblemNotice';
import { EdlStatusBadge } from './StatusBadge';
import { UnsavedHint } from './UnsavedHint';

// A file of its own: most who approve an EDL do not open it.
const EdlFraming = lazy(() => import('./EdlFraming'));

/** What a way from one status to another is called. */
function nameOf(t: Translate, from: EdlStatus, to: EdlStatus): string {
  const key = `edl.to.${from}.${to}`;
  return isMessageKey(key) ? t(key) : t('edl.to.other', { status: t(`edl.status.${to}`) });
}

/** Whether a way leads towards rendering: it stands out from those that lead back. */
function leadsOn(from: EdlStatus, to: EdlStatus): boolean {
  const { edlStatuses } = rules();
  return edlStatuses.indexOf(to) > edlStatuses.indexOf(from);
}

interface EdlWorkflowProps {
  edl: OpenEntry;
  type: string;
  /** The attribute that holds its content. */
  content: string | null;
}

/** An EDL's status, the buttons that the rules and the user's roles allow, and its framings. */
export function EdlWorkflow({ edl, type, content }: EdlWorkflowProps) {
  const t = useTranslate();
  const allowed = useAllowed();
  const statusElement = useRef<HTMLDivElement>(null);
  const { data, error, isFetching, refetch } = useGetEdlStatusQuery(edl, { refetchOnMountOrArgChange: true });
  const [setStatus, { error: refusal, isLoading: isChanging }] = useSetEdlStatusMutation();
  useAskAgain(error, refetch);
  // Until the new status is read, the buttons are still those of the old one.
  const isBusy = isChanging || isFetching;

  async function change(status: EdlStatus) {
    const result = await setStatus({ ...edl, status });
    // The button that had the focus goes away.
    if ('data' in result) statusElement.current?.focus();
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {data === undefined && error === undefined && <Loader small>{t('panel.loading')}</Loader>}
      {error !== undefined && <ProblemNotice title={t('problem.edl')} error={error} />}
      {data && (
        <>
          <Flex
            ref={statusElement}
            direction="column"
            alignItems="flex-start"
            gap={2}
            role="status"
            aria-label={t('edl.status')}
            tabIndex={-1}
          >
            <EdlStatusBadge status={data.status} />
            <Typography variant="pi" textColor="neutral600">
              {t(`edl.description.${data.status}`)}
            </Typography>
          </Flex>
          {isEdlFrozen(data.status) && <Notice variant="neutral" title={t('edl.frozen')} />}
          {data.hasUnpublishedChanges && <Notice variant="warning" title={t('edl.unpublished')} role="status" />}
          <UnsavedHint message="edl.unsaved" />
          {allowed.transition && (
            <Flex direction="column" alignItems="stretch" gap={2}>
              {getEdlTransitions(data.status).map((to) => (
                <Button
                  key={`${data.status} ${to}`}
                  fullWidth
                  variant={leadsOn(data.status, to) ? 'default' : 'tertiary'}
                  disabled={isBusy}
                  onClick={() => change(to)}
                >
                  {nameOf(t, data.status, to)}
                </Button>
              ))}
              <NewEdlVersion edl={edl} type={type} />
            </Flex>
          )}
          {content !== null && (
            <Suspense fallback={null}>
              <EdlFraming edl={edl} status={data.status} field={content} />
            </Suspense>
          )}
        </>
      )}
      {refusal !== undefined && <ProblemNotice title={t('problem.transition')} error={refusal} />}
    </Flex>
  );
}
