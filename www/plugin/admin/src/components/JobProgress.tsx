import { Flex, ProgressBar, Typography, VisuallyHidden } from '@strapi/design-system';
import { isActive } from 'render-rules';
import { styled } from 'styled-components';
import type { JobView } from '../../../shared';
import { useQuantities } from '../hooks/useQuantities';
import { useTranslate } from '../hooks/useTranslate';
import { PartsUsed } from './PartsUsed';

// The design system's bar is made for dark notifications: light on dark, and not as wide as what it stands in.
const Bar = styled(ProgressBar)`
  width: 100%;
  background: ${({ theme }) => theme.colors.neutral200};

  & > div {
    background: ${({ theme }) => theme.colors.primary600};
  }
`;

/** How far a job is that is under way, and what is done for it at the moment. */
export function JobProgress({ job }: { job: JobView }) {
  const t = useTranslate();
  const { percent } = useQuantities();
  if (!isActive(job.status)) return null;
  const text = [...(job.phase === null ? [] : [t(`phase.${job.phase}`)]), percent(job.progress)].join(' ');
  return (
    <Flex direction="column" alignItems="stretch" gap={1} width="100%">
      <Bar
        size="S"
        value={job.progress * 100}
        aria-label={t('job.progress')}
        // The design system keeps the value to itself, and tells screen readers of a bar that knows of no end.
        aria-valuenow={Math.round(job.progress * 100)}
        aria-valuetext={text}
      />
      <Typography variant="pi" textColor="neutral600" aria-hidden>
        {text}
      </Typography>
      <PartsUsed parts={job.parts} />
    </Flex>
  );
}

/** Tells screen readers how the newest job fares: each status, and each quarter of the way. */
export function JobAnnouncement({ job }: { job: JobView | undefined }) {
  const t = useTranslate();
  const { percent } = useQuantities();
  return (
    <VisuallyHidden aria-live="polite">
      {job &&
        t('job.announcement', {
          format: t(`format.${job.format}`),
          status: t(`status.${job.status}`),
          progress: percent(Math.floor(job.progress * 4) / 4),
        })}
    </VisuallyHidden>
  );
}
