import { Toggle, Field, Typography } from '@strapi/design-system';
import { useAllowed } from '../hooks/useAllowed';
import { useRenderSwitch } from '../hooks/useRenderSwitch';
import { useTranslate } from '../hooks/useTranslate';
import { Section } from '../job/Section';

/** The kill switch. */
export function SwitchSection() {
  const t = useTranslate();
  const { pause } = useAllowed();
  const { data, toggle } = useRenderSwitch();
  const isLocked = data?.lockedByConfig === true;
  return (
    <Section title={t('settings.switch')}>
      {data && (
        <Field.Root maxWidth="40rem" hint={t(isLocked ? 'settings.paused.byConfig' : 'settings.switch.hint')}>
          <Field.Label>{t('settings.switch.label')}</Field.Label>
          {pause ? (
            <Toggle
              onLabel={t('settings.switch.on')}
              offLabel={t('settings.switch.off')}
              checked={!data.paused}
              disabled={isLocked}
              onChange={({ target }) => toggle(!target.checked)}
            />
          ) : (
            <Typography>{t(data.paused ? 'settings.switch.off' : 'settings.switch.on')}</Typography>
          )}
          <Field.Hint />
        </Field.Root>
      )}
    </Section>
  );
}
