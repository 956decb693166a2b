import { Typography } from '@strapi/design-system';
import type { JobParts } from 'render-rules';
import { useQuantities } from '../hooks/useQuantities';
import { useTranslate } from '../hooks/useTranslate';

/** How many parts of a render are there, and how many were there from earlier renders. */
export function PartsUsed({ parts }: { parts: JobParts | null }) {
  const t = useTranslate();
  const { percent } = useQuantities();
  if (parts === null) return null;
  const { total, done, reused, reusedProgress } = parts;
  return (
    <Typography variant="pi" textColor="neutral600" data-parts={`${done}/${total}`}>
      {[
        t('job.parts', { done, total }),
        ...(reused > 0 ? [t('job.parts.reused', { reused, part: percent(reusedProgress) })] : []),
      ].join(' · ')}
    </Typography>
  );
}
