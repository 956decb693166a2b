import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { JobView } from '../../../shared';
import { usePartName } from '../hooks/usePartName';

// Strapi's tables keep their cells on one line.
const Name = styled(Typography)`
  white-space: normal;
`;

/** Which part of the programme a job makes; nothing for the whole programme, and for the still in its middle. */
export function JobPart({ job: { selection } }: { job: JobView }) {
  const nameOf = usePartName();
  if (selection === null) return null;
  return (
    <Name variant="pi" textColor="neutral600">
      {nameOf(selection)}
    </Name>
  );
}
