import { Button, Flex, Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { useAllowed } from '../hooks/useAllowed';
import { useRenderSwitch } from '../hooks/useRenderSwitch';
import { useTranslate } from '../hooks/useTranslate';
import { SETTINGS_PATH } from '../plugin';
import { Notice } from './Notice';
import { Sentence } from './Sentence';

/** The switch itself, for those who may use it. */
export function RenderSwitchButton() {
  const t = useTranslate();
  const { pause } = useAllowed();
  const { data, isLoading, toggle } = useRenderSwitch();
  if (!data || !pause || data.lockedByConfig) return null;
  return (
    <Button variant="tertiary" size="S" loading={isLoading} onClick={() => toggle(!data.paused)}>
      {data.paused ? t('settings.resume') : t('settings.pause')}
    </Button>
  );
}

/** Says that rendering is switched off. `isHere`: the switch stands beside it. */
export function PausedNotice({ isHere = false }: { isHere?: boolean }) {
  const t = useTranslate();
  const { data } = useRenderSwitch();
  if (!data?.paused) return null;
  return (
    <Notice variant="warning" title={t('settings.paused')} role="status">
      <Sentence variant="pi" textColor="neutral800">
        {data.lockedByConfig ? t('settings.paused.byConfig') : t('settings.paused.body')}
      </Sentence>
      {!isHere && (
        <Flex>
          <Link tag={NavLink} to={SETTINGS_PATH}>
            {t('settings.open')}
          </Link>
        </Flex>
      )}
    </Notice>
  );
}
