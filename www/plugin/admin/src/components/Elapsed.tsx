import { createContext, useContext } from 'react';
import { Typography } from '@strapi/design-system';
import { isActive } from 'render-rules';
import type { JobView } from '../../../shared';
import { useQuantities } from '../hooks/useQuantities';
import { useTranslate } from '../hooks/useTranslate';

/** Of less no whole second is left: an estimate is not that exact. */
const LEAST_MS = 500;

/** The server's time, once for all who show how long something lasts: see `useServerNow`. */
export const ServerNow = createContext(0);

/** How long the last attempt took, or takes so far and still. */
export function Elapsed({ job: { status, timing, timeLeftMs } }: { job: JobView }) {
  const t = useTranslate();
  const now = useContext(ServerNow);
  const { duration } = useQuantities();
  const { renderStartedAt, renderDurationMs } = timing;
  if (renderDurationMs !== null) return <Typography variant="pi">{duration(renderDurationMs)}</Typography>;
  if (renderStartedAt === null || !isActive(status)) return <Typography variant="pi">–</Typography>;
  const elapsed = duration(Math.max(0, now - Date.parse(renderStartedAt)));
  return (
    <Typography variant="pi" textColor="neutral600">
      {timeLeftMs === null || timeLeftMs < LEAST_MS
        ? t('job.elapsed', { elapsed })
        : t('job.elapsed.left', { elapsed, left: duration(timeLeftMs) })}
    </Typography>
  );
}
