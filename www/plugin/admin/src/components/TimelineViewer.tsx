import { useEffect, useId, useRef, useState } from 'react';
import type { PointerEvent, ReactNode } from 'react';
import { Box, Button, Flex, IconButton, TextButton, Typography } from '@strapi/design-system';
import { Expand, Minus, Plus } from '@strapi/icons';
import { formats } from 'render-rules';
import type { Finding } from 'render-rules';
import { styled } from 'styled-components';
import { usePalette } from '../hooks/usePalette';
import type { TakeTime } from '../hooks/useRenderChoice';
import { usePartName } from '../hooks/usePartName';
import { useQuantities } from '../hooks/useQuantities';
import type { SessionReport } from '../hooks/useSessionReport';
import { useTimelineView } from '../hooks/useTimelineView';
import { useTranslate } from '../hooks/useTranslate';
import { findingsOfPart } from '../parts/findings';
import { cameraColour, layoutOf } from '../timeline/draw';
import type { Band } from '../timeline/draw';
import { timecode } from '../timeline/timecode';
import { msAt } from '../timeline/view';
import { FindingList } from './FindingList';
import { TimelineCanvas } from './TimelineCanvas';
import { TimelineTable } from './TimelineTable';

/** A pointer that moved less than this was a click. */
const CLICK_PX = 4;

const Stage = styled.div`
  flex: 1;
  min-width: 0;
  touch-action: pan-y;
  cursor: pointer;
  border-radius: ${({ theme }) => theme.borderRadius};

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 4px;
  }
`;

const Name = styled(Typography)<{ $band: Band }>`
  position: absolute;
  top: ${({ $band }) => $band.top}px;
  line-height: ${({ $band }) => $band.height}px;
`;

const Swatch = styled.span`
  width: 1.2rem;
  height: 1.2rem;
  border-radius: ${({ theme }) => theme.borderRadius};
`;

interface TimelineViewerProps {
  judged: SessionReport;
  take: TakeTime;
  wayToMend: (finding: Finding) => ReactNode;
}

/** How long a frame of the output is; as long as nothing can be made, one of the rate that formats have by default. */
function frameMs({ plan }: SessionReport): number {
  const { num, den } = plan?.frameRate ?? { num: formats()[0]?.fps ?? 1000, den: 1 };
  return (1000 * den) / num;
}

/** A timeline to look around in and to choose a part on, by pointer and by keyboard, and the same as a table. */
export function TimelineViewer({ judged, take, wayToMend }: TimelineViewerProps) {
  const { timeline, report, checklist, selection, part } = judged;
  const t = useTranslate();
  const { duration, seconds } = useQuantities();
  const palette = usePalette();
  const keysId = useId();
  const [isText, setText] = useState(false);
  const stage = useRef<HTMLDivElement>(null);
  const pressed = useRef<{ x: number; lastX: number } | null>(null);
  const nameOf = usePartName();
  const { view, chosen, cut, positionMs, point, zoom, zoomIn, zoomOut, fit, move, onKeyDown } = useTimelineView(
    timeline,
    frameMs(judged),
  );
  const { cuts, cameras, gaps, marks, lengthMs } = timeline;

  const layout = layoutOf(timeline, false);

  const placeOf = (clientX: number) => {
    const { left = 0, width = 1 } = stage.current?.getBoundingClientRect() ?? {};
    return { ms: msAt(clientX - left, view, width), msPerPx: (view.endMs - view.startMs) / width };
  };

  // React's own handler of wheels can't keep the page from scrolling.
  const onWheel = (event: WheelEvent) => {
    const { ms, msPerPx } = placeOf(event.clientX);
    if (event.ctrlKey) zoom(Math.exp(-event.deltaY / 200), ms);
    else if (event.deltaX !== 0 || event.shiftKey) move((event.deltaX || event.deltaY) * msPerPx);
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    const element = stage.current;
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  });

  function onPointerMove({ clientX }: PointerEvent) {
    if (!pressed.current) return;
    const { msPerPx } = placeOf(clientX);
    move((pressed.current.lastX - clientX) * msPerPx);
    pressed.current.lastX = clientX;
  }

  function onPointerUp({ clientX }: PointerEvent) {
    const isClick = pressed.current && Math.abs(pressed.current.x - clientX) < CLICK_PX;
    pressed.current = null;
    if (isClick) point(placeOf(clientX).ms);
  }

  const actions = (
    [
      ['i', 'timeline.from', take.from],
      ['o', 'timeline.to', take.to],
      ['s', 'timeline.still', take.still],
    ] as const
  ).flatMap(([key, label, run]) => (run ? [{ key, label, run: () => run(positionMs) }] : []));

  const found = cut
    ? marks
        .filter(({ startMs, endMs }) => startMs < cut.endMs && Math.max(endMs, startMs + 1) > cut.startMs)
        .flatMap(({ finding }) => report.findings[finding] ?? [])
    : [];
  const ofPart = findingsOfPart(checklist);
  const told = cut
    ? t('timeline.cut', {
        position: (chosen ?? 0) + 1,
        count: cuts.length,
        camera: cameras[cut.camera] ?? '',
        start: timecode(cut.startMs),
        end: timecode(cut.endMs),
        duration: seconds(cut.endMs - cut.startMs),
      })
    : t('timeline.none');

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Flex gap={4} wrap="wrap">
          {cameras.map((camera, index) => (
            <Flex key={camera} gap={2}>
              <Swatch style={{ background: cameraColour(palette, index) }} />
              <Typography variant="pi">{t('timeline.camera', { camera })}</Typography>
            </Flex>
          ))}
          {gaps.length > 0 && <Typography variant="pi">{t('timeline.gaps', { count: gaps.length })}</Typography>}
          {marks.length > 0 && <Typography variant="pi">{t('timeline.findings', { count: marks.length })}</Typography>}
        </Flex>
        <Flex gap={1}>
          <IconButton label={t('timeline.zoomOut')} onClick={zoomOut}>
            <Minus />
          </IconButton>
          <IconButton label={t('timeline.zoomIn')} onClick={zoomIn}>
            <Plus />
          </IconButton>
          <IconButton label={t('timeline.fit')} onClick={fit}>
            <Expand />
          </IconButton>
        </Flex>
      </Flex>
      <Flex alignItems="stretch" gap={3} paddingRight={2}>
        <Box position="relative" shrink={0} width="9.6rem" aria-hidden>
          <Name variant="pi" textColor="neutral600" $band={layout.programme}>
            {t('timeline.track.programme')}
          </Name>
          {layout.tracks.map(({ track, band }) => (
            <Name key={track} variant="pi" textColor="neutral600" $band={band}>
              {t(`timeline.track.${track}`)}
            </Name>
          ))}
        </Box>
        <Stage
          ref={stage}
          role="application"
          tabIndex={0}
          aria-label={t('timeline.label', { cuts: cuts.length, duration: duration(lengthMs) })}
          aria-describedby={keysId}
          onKeyDown={(event) => onKeyDown(event, Object.fromEntries(actions.map(({ key, run }) => [key, run])))}
          onPointerDown={({ clientX, button, currentTarget, pointerId }) => {
            if (button !== 0) return;
            currentTarget.setPointerCapture(pointerId);
            pressed.current = { x: clientX, lastX: clientX };
          }}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
        >
          <TimelineCanvas timeline={timeline} view={view} chosen={chosen} part={part} positionMs={positionMs} />
        </Stage>
      </Flex>
      <Box aria-live="polite">
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Typography fontWeight="bold">{told}</Typography>
          {found.length > 0 && <FindingList findings={found} wayToMend={wayToMend} />}
        </Flex>
      </Box>
      <Flex gap={3} wrap="wrap">
        <Typography variant="omega" aria-live="polite">
          {t('timeline.position', { time: timecode(positionMs) })}
        </Typography>
        {actions.map(({ key, label, run }) => (
          <Button key={key} size="S" variant="secondary" aria-keyshortcuts={key} onClick={run}>
            {t(label)}
          </Button>
        ))}
        <Typography variant="omega" fontWeight="bold" aria-live="polite">
          {selection !== null && t('timeline.part', { part: nameOf(selection, timeline.shorts) })}
        </Typography>
      </Flex>
      {ofPart.length > 0 && (
        <Box role="status">
          <FindingList findings={ofPart} />
        </Box>
      )}
      <Typography id={keysId} variant="pi" textColor="neutral600">
        {[
          t('timeline.keys'),
          ...actions.map(({ key, label }) => t('timeline.key', { key: key.toUpperCase(), action: t(label) })),
        ].join(' ')}
      </Typography>
      <Box>
        <TextButton aria-expanded={isText} onClick={() => setText(!isText)}>
          {t('timeline.text')}
        </TextButton>
      </Box>
      {isText && <TimelineTable timeline={timeline} />}
    </Flex>
  );
}
