import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import type { Finding } from 'render-rules';
import { styled } from 'styled-components';
import type { TakeTime } from '../hooks/useRenderChoice';
import { usePartName } from '../hooks/usePartName';
import { useQuantities } from '../hooks/useQuantities';
import type { SessionReport } from '../hooks/useSessionReport';
import { useTranslate } from '../hooks/useTranslate';
import { whole } from '../timeline/view';
import { TimelineCanvas } from './TimelineCanvas';
import { TimelineViewer } from './TimelineViewer';

// As wide as the screen allows: a timeline is wide.
const Wide = styled(Modal.Content)`
  width: calc(100vw - 4.8rem);
  max-width: 140rem;
`;

interface SessionTimelineProps {
  judged: SessionReport;
  take: TakeTime;
  wayToMend: (finding: Finding) => ReactNode;
}

/** The EDL at a glance, and on demand as large as the screen. */
export default function SessionTimeline({ judged, take, wayToMend }: SessionTimelineProps) {
  const t = useTranslate();
  const { duration } = useQuantities();
  const nameOf = usePartName();
  const { timeline, selection, part } = judged;
  const label = t('timeline.label', { cuts: timeline.cuts.length, duration: duration(timeline.lengthMs) });
  const all = useMemo(() => whole(timeline.lengthMs), [timeline]);
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h3" variant="sigma" textTransform="uppercase" textColor="neutral600">
        {t('timeline.title')}
      </Typography>
      {timeline.cuts.length === 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {t('timeline.empty')}
        </Typography>
      ) : (
        <Modal.Root>
          <Box role="img" aria-label={selection === null ? label : `${label}. ${nameOf(selection, timeline.shorts)}`}>
            <TimelineCanvas timeline={timeline} view={all} part={part} compact />
          </Box>
          <Modal.Trigger>
            <Button variant="tertiary" fullWidth>
              {t('timeline.open')}
            </Button>
          </Modal.Trigger>
          <Wide>
            <Modal.Header closeLabel={t('timeline.close')}>
              <Modal.Title>{t('timeline.title')}</Modal.Title>
            </Modal.Header>
            <Modal.Body>
              <TimelineViewer judged={judged} take={take} wayToMend={wayToMend} />
            </Modal.Body>
          </Wide>
        </Modal.Root>
      )}
    </Flex>
  );
}
