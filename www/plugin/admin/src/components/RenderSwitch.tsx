import { Button, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { toProblem } from '../api/problem';
import { useGetRenderSettingsQuery, useUpdateRenderSettingsMutation } from '../api/render-jobs';
import { useAllowed } from '../hooks/useAllowed';
import { useTranslate } from '../hooks/useTranslate';
import { Notice } from './Notice';
import { Sentence } from './Sentence';

const POLL_MS = 10_000;

/** Says that rendering is switched off, and lets those who may switch it off and on. */
export function RenderSwitch() {
  const t = useTranslate();
  const { pause } = useAllowed();
  const { toggleNotification } = useNotification();
  const { data } = useGetRenderSettingsQuery(null, { pollingInterval: POLL_MS, refetchOnMountOrArgChange: true });
  const [update, { isLoading }] = useUpdateRenderSettingsMutation();
  if (!data) return null;

  async function toggle(paused: boolean) {
    const result = await update({ paused });
    if ('error' in result)
      toggleNotification({ type: 'danger', title: t('problem.settings'), message: toProblem(result.error).message });
  }

  const button = pause && !data.lockedByConfig && (
    <Button variant="tertiary" size="S" loading={isLoading} onClick={() => toggle(!data.paused)}>
      {data.paused ? t('settings.resume') : t('settings.pause')}
    </Button>
  );
  if (!data.paused) return button ? <Flex justifyContent="flex-end">{button}</Flex> : null;
  return (
    <Notice variant="warning" title={t('settings.paused')} role="status">
      <Sentence variant="pi" textColor="neutral800">
        {data.lockedByConfig ? t('settings.paused.byConfig') : t('settings.paused.body')}
      </Sentence>
      {button && <Flex>{button}</Flex>}
    </Notice>
  );
}
