import { useId, useMemo, useState } from 'react';
import { Button, Flex, Loader } from '@strapi/design-system';
import { Play } from '@strapi/icons';
import { checkRender, rules } from 'render-rules';
import type { Format } from 'render-rules';
import { useTriggerRenderMutation } from '../api/render-jobs';
import { useAllowed } from '../hooks/useAllowed';
import { useFacts } from '../hooks/useFacts';
import { useTranslate } from '../hooks/useTranslate';
import { FormatField } from './FormatField';
import { ProblemNotice } from './ProblemNotice';
import { Readiness } from './Readiness';
import { SessionEdl } from './SessionEdl';
import { UnsavedHint } from './UnsavedHint';

/** The format choice and the Render button, with every reason why it is disabled. */
export function RenderRequest({ sessionId }: { sessionId: string }) {
  const t = useTranslate();
  const allowed = useAllowed();
  const reasonsId = useId();
  const [format, setFormat] = useState<Format>(() => rules().defaultFormat);
  const { data: facts, error, isLoading } = useFacts(sessionId);
  const report = useMemo(() => (facts ? checkRender({ ...facts, format }, facts.options) : null), [facts, format]);
  const [trigger, { error: refusal, isLoading: isTriggering, reset }] = useTriggerRenderMutation();
  const isReady = report?.ok === true && !isTriggering;

  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {facts?.edl && <SessionEdl edl={facts.edl} />}
      <FormatField
        value={format}
        onChange={(chosen) => {
          setFormat(chosen);
          reset();
        }}
      />
      {allowed.trigger && (
        // Only aria-disabled: a disabled button can't be reached by the keyboard, nor could the reasons that describe it.
        <Button
          fullWidth
          size="L"
          startIcon={<Play />}
          aria-disabled={!isReady}
          aria-busy={isTriggering}
          aria-describedby={reasonsId}
          onClick={() => {
            if (isReady) void trigger({ sessionId, format });
          }}
        >
          {t('session.render')}
        </Button>
      )}
      <UnsavedHint message="session.unsaved" />
      <Flex id={reasonsId} direction="column" alignItems="stretch" gap={2} aria-live="polite">
        {isLoading && <Loader small>{t('panel.loading')}</Loader>}
        {error !== undefined && <ProblemNotice title={t('problem.facts')} error={error} />}
        {report && <Readiness report={report} />}
      </Flex>
      {/* A refused render's facts are fetched again; where they then tell the same, once is enough. */}
      {refusal !== undefined && report?.ok === true && <ProblemNotice title={t('problem.trigger')} error={refusal} />}
    </Flex>
  );
}
