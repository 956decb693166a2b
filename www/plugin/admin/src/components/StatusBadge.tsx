import { Badge } from '@strapi/design-system';
import type { BadgeProps } from '@strapi/design-system';
import type { EdlStatus, Status } from 'render-rules';
import { styled } from 'styled-components';
import { useTranslate } from '../hooks/useTranslate';

/**
 * A badge for what went wrong. Against the design system's own ground its text is too faint: 3.9 to 1, and 2.6 to 1 in the
 * dark theme.
 */
export const DangerBadge = styled(Badge).attrs({ variant: 'danger' })`
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: inset 0 0 0 1px ${({ theme }) => theme.colors.danger500};
`;

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
  const variant = JOB_COLOURS[status];
  const Ground = variant === 'danger' ? DangerBadge : Badge;
  return (
    <Ground variant={variant} size="S">
      {t(`status.${status}`)}
    </Ground>
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
