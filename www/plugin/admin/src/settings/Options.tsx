import { Flex, Typography } from '@strapi/design-system';
import { useTranslate } from '../hooks/useTranslate';
import { Fact } from './Fact';
import { Facts } from './Facts';

/** Options in words, by their labels; each item of a list has its own line. */
export type Told = Record<string, string | string[]>;

/** Options of the configuration: what holds, and whether that is the default; if not, what the default is. */
export function Options({ values, usual }: { values: Told; usual: Told }) {
  const t = useTranslate();
  return (
    <Facts>
      {Object.entries(values).map(([label, value]) => {
        const lines = [value].flat();
        const usualLines = [usual[label] ?? []].flat().join(', ');
        return (
          <Fact key={label} label={label}>
            <Flex direction="column" alignItems="flex-start" gap={1}>
              {lines.map((line) => (
                <Typography key={line}>{line}</Typography>
              ))}
            </Flex>
            <Typography variant="pi" textColor="neutral600">
              {lines.join(', ') === usualLines
                ? t('settings.default')
                : t('settings.default.other', { usual: usualLines })}
            </Typography>
          </Fact>
        );
      })}
    </Facts>
  );
}
