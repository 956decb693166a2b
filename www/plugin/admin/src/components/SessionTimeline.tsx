import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { timeline as place } from 'render-rules';
import type { Finding, Report } from 'render-rules';
import { styled } from 'styled-components';
import { useQuantities } from '../hooks/useQuantities';
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
  canonicalEdl: unknown;
  report: Report;
  wayToMend: (finding: Finding) => ReactNode;
}

/** The EDL at a glance, and on demand as large as the screen. */
export default function SessionTimeline({ canonicalEdl, report, wayToMend }: SessionTimelineProps) {
  const t = useTranslate();
  const { duration } = useQuantities();
  const timeline = useMemo(() => place(canonicalEdl, report), [canonicalEdl, report]);
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
          <Box
            role="img"
            aria-label={t('timeline.label', { cuts: timeline.cuts.length, duration: duration(timeline.lengthMs) })}
          >
            <TimelineCanvas timeline={timeline} view={all} compact />
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
              <TimelineViewer timeline={timeline} report={report} wayToMend={wayToMend} />
            </Modal.Body>
          </Wide>
        </Modal.Root>
      )}
    </Flex>
  );
}
