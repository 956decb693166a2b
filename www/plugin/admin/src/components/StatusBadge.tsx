import { Badge } from '@strapi/design-system';
import type { BadgeProps } from '@strapi/design-system';
import type { EdlStatus, Status } from 'render-rules';
import { useTranslate } from '../hooks/useTranslate';

type Variant = NonNullable<BadgeProps['variant']>;

const JOB_COLOURS: Record<Status, Variant> = {
  queued: 'secondary',
  processing: 'primary',
  completed: 'success',
  failed: 'danger',
  cancelled: 'neutral',
};

const EDL_COLOURS: Record<EdlStatus, Variant> = {
  draft: 'secondary',
  reviewing: 'primary',
  approved: 'alternative',
  locked: 'success',
};

/** A job's status. */
export function JobStatusBadge({ status }: { status: Status }) {
  const t = useTranslate();
  return (
    <Badge variant={JOB_COLOURS[status]} size="S">
      {t(`status.${status}`)}
    </Badge>
  );
}

/** An EDL's status. */
export function EdlStatusBadge({ status, size }: { status: EdlStatus; size?: BadgeProps['size'] }) {
  const t = useTranslate();
  return (
    <Badge variant={EDL_COLOURS[status]} size={size}>
      {t(`edl.status.${status}`)}
    </Badge>
  );
}
