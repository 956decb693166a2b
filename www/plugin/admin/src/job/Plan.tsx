import { useMemo } from 'react';
import { Box, Flex, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { assess, edlHash } from 'render-rules';
import type { RenderPlan } from 'render-rules';
import { styled } from 'styled-components';
import type { GetJobDetails } from '../../../shared';
import { FindingList } from '../components/FindingList';
import { Notice } from '../components/Notice';
import { TableHead } from '../components/TableHead';
import { usePalette } from '../hooks/usePalette';
import { useQuantities } from '../hooks/useQuantities';
import { useTranslate } from '../hooks/useTranslate';
import { cameraColour } from '../timeline/draw';
import type { MessageKey } from '../translations';

/** As many cuts are listed; the track shows them all. */
const LISTED = 100;

const Track = styled.div`
  display: flex;
  height: 2.4rem;
  overflow: hidden;
  border-radius: ${({ theme }) => theme.borderRadius};
`;

// The colour is a style of the element: of a styled component each one would make a class of its own.
const Piece = styled.div`
  background: ${({ theme }) => theme.colors.neutral300};
  border-right: 1px solid ${({ theme }) => theme.colors.neutral0};
`;

const Swatch = styled.span`
  display: inline-block;
  width: 1.2rem;
  height: 1.2rem;
  border-radius: 2px;
`;

/** The colours of a plan's inputs: those that their cameras have in the EDL's timeline. */
function useColours(cameras: string[]): (camera: string) => string {
  const palette = usePalette();
  return (camera) => {
    const place = cameras.indexOf(camera);
    // A source of sound alone comes after those.
    return cameraColour(palette, place < 0 ? cameras.length : place);
  };
}

const HEADERS: MessageKey[] = ['job.plan.programme', 'job.plan.camera', 'job.plan.source', 'job.plan.length'];

function PlanTable({ plan }: { plan: RenderPlan }) {
  const t = useTranslate();
  const { timecode } = useQuantities();
  const range = (from: number | null, to: number | null) =>
    from === null || to === null ? '–' : `${timecode(from)} – ${timecode(to)}`;
  return (
    <Table colCount={HEADERS.length} rowCount={Math.min(plan.segments.length, LISTED) + 1}>
      <TableHead columns={HEADERS} />
      <Tbody>
        {plan.segments.slice(0, LISTED).map((segment) => (
          <Tr key={segment.startFrame}>
            <Td>
              <Typography variant="pi">{range(segment.startMs, segment.endMs)}</Typography>
            </Td>
            <Td>
              <Typography variant="pi">{segment.camera ?? t('job.plan.black')}</Typography>
            </Td>
            <Td>
              <Typography variant="pi">{range(segment.sourceStartMs, segment.sourceEndMs)}</Typography>
            </Td>
            <Td>
              <Typography variant="pi">
                {t('job.plan.frames', { frames: segment.endFrame - segment.startFrame })}
              </Typography>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** What a render of the job does to what is there now, cut by cut, or why it can't. */
export function Plan({ details }: { details: GetJobDetails.Details }) {
  const t = useTranslate();
  const { timecode } = useQuantities();
  const { plan, report, timeline } = useMemo(() => {
    const { job, facts, options } = details;
    return assess({ ...facts, format: job.format, selection: job.selection }, options);
  }, [details]);
  const colourOf = useColours(timeline.cameras);
  // Older jobs have no digest, so whether their EDL changed is unknown.
  const hasChanged = details.edlHash !== null && edlHash(details.facts.edl?.canonicalEdl) !== details.edlHash;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {hasChanged && <Notice variant="warning" title={t('job.plan.changed')} />}
      {plan === null ? (
        <Notice variant="danger" title={t('job.plan.none')}>
          <FindingList findings={report.findings} />
        </Notice>
      ) : (
        <>
          <Typography variant="pi" textColor="neutral600">
            {t('job.plan.summary', {
              resolution: `${plan.output.width}×${plan.output.height}`,
              duration: timecode(plan.durationMs),
              cuts: plan.segments.length,
            })}
          </Typography>
          <Box aria-hidden>
            <Track>
              {plan.segments.map((segment) => (
                <Piece
                  key={segment.startFrame}
                  style={{
                    flex: `${segment.endFrame - segment.startFrame} 0 0`,
                    ...(segment.camera !== null && { background: colourOf(segment.camera) }),
                  }}
                />
              ))}
            </Track>
          </Box>
          <Flex gap={4} wrap="wrap">
            {plan.inputs.map(({ camera }, index) => (
              <Flex key={camera} gap={2}>
                <Swatch style={{ background: colourOf(camera) }} aria-hidden />
                <Typography variant="pi">
                  {plan.audio?.input === index ? t('job.plan.heard', { camera }) : t('job.plan.seen', { camera })}
                </Typography>
              </Flex>
            ))}
          </Flex>
          <PlanTable plan={plan} />
          {plan.segments.length > LISTED && (
            <Typography variant="pi" textColor="neutral600">
              {t('job.plan.more', { count: plan.segments.length - LISTED })}
            </Typography>
          )}
        </>
      )}
    </Flex>
  );
}
