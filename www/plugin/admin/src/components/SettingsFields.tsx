import { Accordion, Checkbox, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { rules } from 'render-rules';
import type { FrameRate, RenderSettings } from 'render-rules';
import { useQuantities } from '../hooks/useQuantities';
import { useTranslate } from '../hooks/useTranslate';

/** The rate is left to the server, the EDL and its recordings. */
const AUTOMATIC = 'automatic';

const SECTION = 'making';

interface SettingsFieldsProps {
  value: RenderSettings;
  /** What the server has where nothing is chosen. */
  usual: RenderSettings;
  /** The rate of what would be made; null where nothing can be. */
  made: FrameRate | null;
  onChange(settings: RenderSettings): void;
}

/** How the render is made. Few need it, so it is folded up. */
export function SettingsFields({ value, usual, made, onChange }: SettingsFieldsProps) {
  const t = useTranslate();
  const { rate } = useQuantities();
  const { fps, onDamage = usual.onDamage } = value;
  const rates = rules().frameRates.map(({ num, den }) => num / den);

  function chooseRate(chosen: string | number) {
    const next = { ...value };
    if (chosen === AUTOMATIC) delete next.fps;
    else next.fps = Number(chosen);
    onChange(next);
  }

  const automatic =
    fps === undefined && made !== null
      ? t('making.rate.automatic.now', { rate: rate(made.num / made.den) })
      : t('making.rate.automatic');
  return (
    // What was chosen is seen, also where Strapi makes its panels anew.
    <Accordion.Root size="S" defaultValue={Object.keys(value).length > 0 ? SECTION : undefined}>
      <Accordion.Item value={SECTION}>
        <Accordion.Header>
          <Accordion.Trigger>{t('making.label')}</Accordion.Trigger>
        </Accordion.Header>
        <Accordion.Content>
          <Flex direction="column" alignItems="stretch" gap={3} padding={3}>
            <Field.Root hint={t('making.rate.hint')}>
              <Field.Label>{t('making.rate')}</Field.Label>
              <SingleSelect size="S" value={fps === undefined ? AUTOMATIC : String(fps)} onChange={chooseRate}>
                <SingleSelectOption value={AUTOMATIC}>{automatic}</SingleSelectOption>
                {rates.map((each) => (
                  <SingleSelectOption key={each} value={String(each)}>
                    {rate(each)}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
              <Field.Hint />
            </Field.Root>
            <Field.Root hint={t('making.conceal.hint')}>
              <Checkbox
                checked={onDamage === 'conceal'}
                onCheckedChange={(checked) => onChange({ ...value, onDamage: checked === true ? 'conceal' : 'fail' })}
              >
                {t('making.conceal')}
              </Checkbox>
              <Field.Hint />
            </Field.Root>
          </Flex>
        </Accordion.Content>
      </Accordion.Item>
    </Accordion.Root>
  );
}
