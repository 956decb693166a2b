import { Suspense, lazy } from 'react';
import { Flex, Loader, Typography } from '@strapi/design-system';
import type { Finding } from 'render-rules';
import { useTriggerRenderMutation } from '../api/render-jobs';
import type { OpenEntry } from '../api/render-jobs';
import { entryToMend } from '../findings/mend';
import { useAllowed } from '../hooks/useAllowed';
import { useFacts } from '../hooks/useFacts';
import type { Parts } from '../hooks/useParts';
import { takeTime, useRenderChoice } from '../hooks/useRenderChoice';
import { useRenderSwitch } from '../hooks/useRenderSwitch';
import { useSessionReport } from '../hooks/useSessionReport';
import { useTranslate } from '../hooks/useTranslate';
import { whole } from '../timeline/view';
import { CheckRecordings } from './CheckRecordings';
import { Checklist } from './Checklist';
import { FormatCards } from './FormatCards';
import { MendLink } from './MendLink';
import { Notice } from './Notice';
import { PartFields } from './PartFields';
import { ProblemNotice } from './ProblemNotice';
import { QueueNotice } from './QueueNotice';
import { Readiness } from './Readiness';
import { RenderButton } from './RenderButton';
import { RenderRefusal } from './RenderRefusal';
import { PausedNotice } from './RenderSwitch';
import { RulesDifference } from './RulesDifference';
import { SessionEdl } from './SessionEdl';
import { SettingsFields } from './SettingsFields';
import { UnsavedHint } from './UnsavedHint';

// A file of its own: whether the session can be rendered is on screen before it is loaded.
const SessionTimeline = lazy(() => import('./SessionTimeline'));

/** What would be rendered, whether it can be, and the button. */
export function RenderRequest({ session, parts }: { session: OpenEntry; parts: Parts }) {
  const { documentId: sessionId, locale } = session;
  const t = useTranslate();
  const allowed = useAllowed();
  const { format, setFormat, part: choice, settings, setSettings } = useRenderChoice(sessionId);
  const isPaused = useRenderSwitch().data?.paused === true;
  const { data: facts, error, isLoading } = useFacts(session);
  const judged = useSessionReport(facts, format, choice.selection, settings);
  const present = judged?.part ?? whole(judged?.timeline.lengthMs ?? 0);
  const [trigger, { error: refusal, isLoading: isTriggering, reset }] = useTriggerRenderMutation();

  function wayToMend(finding: Finding) {
    const entry = facts && entryToMend(finding, facts);
    return entry ? <MendLink entry={entry} parts={parts} /> : null;
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {facts && <RulesDifference serverHash={facts.meta.rulesHash} />}
      {facts?.data.edl && parts.edl !== undefined && <SessionEdl edl={facts.data.edl} type={parts.edl} />}
      <FormatCards
        value={format}
        onChange={(chosen) => {
          setFormat(chosen);
          reset();
        }}
      />
      {judged && <PartFields format={format} choice={choice} judged={judged} present={present} />}
      {facts && judged && (
        <SettingsFields
          value={settings}
          usual={facts.data.settings}
          made={judged.plan?.frameRate ?? null}
          onChange={setSettings}
        />
      )}
      <Flex direction="column" alignItems="stretch" gap={2}>
        {allowed.trigger && (
          <RenderButton
            report={judged?.report ?? null}
            isPaused={isPaused}
            isBusy={isTriggering}
            onRender={() => void trigger({ sessionId, locale, format, ...choice.selection, ...settings })}
          />
        )}
        <UnsavedHint message="session.unsaved" />
        {facts && facts.meta.unpublishedChanges.length > 0 && (
          <Notice variant="warning" title={t('session.unpublished')} role="status">
            <Typography variant="pi" textColor="neutral800">
              {t('session.unpublished.parts', {
                parts: facts.meta.unpublishedChanges.map((part) => t(`session.part.${part}`)).join(', '),
              })}
            </Typography>
          </Notice>
        )}
        {isLoading && <Loader small>{t('panel.loading')}</Loader>}
        {error !== undefined && <ProblemNotice title={t('problem.facts')} error={error} />}
        <PausedNotice />
        {/* Before the click: what nobody takes would wait. */}
        <QueueNotice />
        {/* A refused render's facts and the switch are read again; where they then tell the same, once is enough. */}
        {refusal !== undefined && judged?.report.ok === true && !isPaused && <RenderRefusal error={refusal} />}
        {judged && <Readiness {...judged} />}
      </Flex>
      {judged && <Checklist rules={judged.checklist} wayToMend={wayToMend} />}
      {allowed.trigger && facts && facts.data.assets.length > 0 && <CheckRecordings session={session} />}
      {facts?.data.edl && judged && (
        <Suspense fallback={null}>
          <SessionTimeline judged={judged} take={takeTime(choice, present)} wayToMend={wayToMend} />
        </Suspense>
      )}
    </Flex>
  );
}
