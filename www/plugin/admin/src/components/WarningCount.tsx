import { Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import type { JobView } from '../../../shared';
import { useTranslate } from '../hooks/useTranslate';

/** How many warnings a job has; nothing where it has none. */
export function WarningCount({ job: { warningCount } }: { job: JobView }) {
  const t = useTranslate();
  if (warningCount === 0) return null;
  return (
    <Flex gap={1} shrink={0}>
      <WarningCircle aria-hidden fill="warning600" width="1.2rem" height="1.2rem" />
      <Typography variant="pi" textColor="neutral600">
        {t('job.warnings.count', { count: warningCount })}
      </Typography>
    </Flex>
  );
}
