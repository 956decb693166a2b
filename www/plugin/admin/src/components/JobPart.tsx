import { Typography } from '@strapi/design-system';
import type { JobView } from '../../../shared/contracts';
import { usePartName } from '../hooks/usePartName';

/** Which part of the programme a job makes; nothing for the whole programme, and for the still in its middle. */
export function JobPart({ job: { selection } }: { job: JobView }) {
  const nameOf = usePartName();
  if (selection === null) return null;
  return (
    <Typography variant="pi" textColor="neutral600" data-part>
      {nameOf(selection)}
    </Typography>
  );
}
