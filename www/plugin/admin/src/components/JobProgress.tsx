import { Box, Flex, ProgressBar, Typography, VisuallyHidden } from '@strapi/design-system';
import { isActive } from 'render-rules';
import type { JobView } from '../../../shared/contracts';
import { useQuantities } from '../hooks/useQuantities';
import { useTranslate } from '../hooks/useTranslate';

/** How far a job is: a bar while it is under way, the number always. */
export function JobProgress({ job }: { job: JobView }) {
  const t = useTranslate();
  const { percent } = useQuantities();
  const text = percent(job.progress);
  const doing = job.phase === null ? text : `${t(`phase.${job.phase}`)} ${text}`;
  return (
    <Flex gap={2} width="100%">
      {isActive(job.status) && (
        <Box flex="1" minWidth="4rem">
          <ProgressBar size="S" value={job.progress * 100} aria-label={t('job.progress')} aria-valuetext={doing} />
        </Box>
      )}
      <Typography variant="pi" textColor="neutral600" aria-hidden={isActive(job.status)}>
        {doing}
      </Typography>
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
