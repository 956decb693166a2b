import { useNotification } from '@strapi/strapi/admin';
import { useGetRenderSettingsQuery, useUpdateRenderSettingsMutation } from '../api/render-jobs';
import { useProblemText } from './useProblemText';
import { useTranslate } from './useTranslate';

const POLL_MS = 10_000;

/** Whether rendering is switched off, and how to switch it. A refusal is shown as a notification. */
export function useRenderSwitch() {
  const t = useTranslate();
  const problemText = useProblemText();
  const { toggleNotification } = useNotification();
  const { data, error } = useGetRenderSettingsQuery(null, {
    pollingInterval: POLL_MS,
    refetchOnMountOrArgChange: true,
  });
  const [update, { isLoading }] = useUpdateRenderSettingsMutation();

  async function toggle(paused: boolean) {
    const result = await update({ paused });
    if ('error' in result)
      toggleNotification({ type: 'danger', title: t('problem.settings'), message: problemText(result.error) });
  }

  return { data, error, isLoading, toggle };
}
