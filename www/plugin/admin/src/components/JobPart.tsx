import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { JobView } from '../../../shared';
import { usePartName } from '../hooks/usePartName';
import { useQuantities } from '../hooks/useQuantities';
import { useTranslate } from '../hooks/useTranslate';

// Strapi's tables keep their cells on one line.
const Name = styled(Typography)`
  white-space: normal;
`;

/**
 * Which part of the programme a job makes, and how, where that was asked for; nothing for the whole programme, and for the still
 * in its middle.
 */
export function JobPart({ job: { selection, settings } }: { job: JobView }) {
  const t = useTranslate();
  const nameOf = usePartName();
  const { rate } = useQuantities();
  const told = [
    selection && nameOf(selection),
    settings.fps !== undefined && t('making.rate.of', { rate: rate(settings.fps) }),
    settings.onDamage === 'conceal' && t('making.concealed'),
  ].filter((each) => typeof each === 'string');
  if (told.length === 0) return null;
  return (
    <Name variant="pi" textColor="neutral600">
      {told.join(', ')}
    </Name>
  );
}
