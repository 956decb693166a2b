import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { formats } from 'render-rules';
import type { Format, FormatSpec } from 'render-rules';
import { useQuantities } from '../hooks/useQuantities';
import { useTranslate } from '../hooks/useTranslate';

/** The choice between the output formats. */
export function FormatField({ value, onChange }: { value: Format; onChange: (format: Format) => void }) {
  const t = useTranslate();
  const { duration } = useQuantities();
  const specs = formats();
  const chosen = specs.find(({ format }) => format === value);

  const describe = ({ width, height, maxDurationMs }: FormatSpec) =>
    [
      `${width}×${height}`,
      ...(maxDurationMs === undefined ? [] : [t('session.format.limit', { duration: duration(maxDurationMs) })]),
    ].join(', ');

  return (
    <Field.Root width="100%" hint={chosen && describe(chosen)}>
      <Field.Label>{t('session.format')}</Field.Label>
      <SingleSelect
        value={value}
        onChange={(picked) => {
          const spec = specs.find(({ format }) => format === picked);
          if (spec) onChange(spec.format);
        }}
      >
        {specs.map(({ format }) => (
          <SingleSelectOption key={format} value={format}>
            {t(`format.${format}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
}
