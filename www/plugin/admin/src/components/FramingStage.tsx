import { useId, useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { Flex, Loader, Typography } from '@strapi/design-system';
import type { Format } from 'render-rules';
import { styled } from 'styled-components';
import { boxOf, middleOf, movedTo, zoomOf, zoomedTo } from '../framing/frame';
import type { Point, Size } from '../framing/frame';
import type { FramingDraft } from '../hooks/useFraming';
import { useTranslate } from '../hooks/useTranslate';

const STEP = 0.01;
const LARGE_STEP = 0.1;
const ZOOM_STEP = 0.05;

// No higher than leaves room for what is below it, also with the picture of a phone that was held upright.
const Picture = styled.div<{ $size: Size }>`
  position: relative;
  overflow: hidden;
  width: 100%;
  max-width: calc(56vh * ${({ $size }) => $size.width / $size.height});
  aspect-ratio: ${({ $size }) => `${$size.width} / ${$size.height}`};
  margin: 0 auto;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral500};

  & > img {
    display: block;
    width: 100%;
    height: 100%;
    user-select: none;
  }
`;

// Over any picture: white between two dark lines, and what is cut off is darker.
const Frame = styled.div<{ $isFixed: boolean }>`
  position: absolute;
  touch-action: ${({ $isFixed }) => ($isFixed ? 'auto' : 'none')};
  cursor: ${({ $isFixed }) => ($isFixed ? 'default' : 'move')};
  box-shadow:
    0 0 0 1px rgb(0 0 0 / 80%),
    inset 0 0 0 2px rgb(255 255 255),
    inset 0 0 0 3px rgb(0 0 0 / 80%),
    0 0 0 200vmax rgb(0 0 0 / 60%);

  &:focus-visible {
    outline: 3px solid ${({ theme }) => theme.colors.primary500};
    outline-offset: -6px;
  }
`;

const percent = (part: number): string => `${part * 100}%`;

interface FramingStageProps {
  label: string;
  format: Format;
  draft: FramingDraft;
  /** The still, or nothing but its size. */
  picture: { src: string | null; isLoading: boolean; size: Size; onSize(size: Size): void };
  /** Whether the frame is only looked at. */
  disabled: boolean;
}

/** A picture with the frame that a format keeps of it, to be moved by pointer and by keyboard. */
export function FramingStage({
  label,
  format,
  draft: { framing, change, hold },
  picture,
  disabled,
}: FramingStageProps) {
  const t = useTranslate();
  const keysId = useId();
  const stage = useRef<HTMLDivElement>(null);
  const pressed = useRef<{ pointer: Point; middle: Point } | null>(null);
  const { size } = picture;
  const box = boxOf(format, framing, size);
  const middle = middleOf(box);
  const isFixed = disabled || framing?.mode === 'fit';

  const move = (to: Point) => change(movedTo(format, framing, size, to));
  const zoom = (by: number) => change(zoomedTo(framing, zoomOf(framing) + by));

  function onPointerDown({ clientX, clientY, button, currentTarget, pointerId }: PointerEvent) {
    if (isFixed || button !== 0) return;
    currentTarget.setPointerCapture(pointerId);
    pressed.current = { pointer: { x: clientX, y: clientY }, middle };
    hold();
  }

  function onPointerMove({ clientX, clientY }: PointerEvent) {
    if (!pressed.current || !stage.current) return;
    const { pointer, middle: from } = pressed.current;
    const { width, height } = stage.current.getBoundingClientRect();
    move({ x: from.x + (clientX - pointer.x) / width, y: from.y + (clientY - pointer.y) / height });
  }

  function onPointerEnd() {
    pressed.current = null;
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = event.shiftKey ? LARGE_STEP : STEP;
    const keys: Record<string, () => void> = {
      ArrowLeft: () => move({ ...middle, x: middle.x - step }),
      ArrowRight: () => move({ ...middle, x: middle.x + step }),
      ArrowUp: () => move({ ...middle, y: middle.y - step }),
      ArrowDown: () => move({ ...middle, y: middle.y + step }),
      // As plus makes what is kept larger on the screen that it fills.
      '+': () => zoom(-ZOOM_STEP),
      '=': () => zoom(-ZOOM_STEP),
      '-': () => zoom(ZOOM_STEP),
      _: () => zoom(ZOOM_STEP),
    };
    const act = keys[event.key];
    // With another modifier it is the browser's own.
    if (!act || isFixed || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Picture ref={stage} $size={size}>
        {picture.src !== null && (
          <img
            src={picture.src}
            alt=""
            draggable={false}
            onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
              picture.onSize({ width, height })
            }
          />
        )}
        {picture.isLoading && (
          <Flex position="absolute" top="0" left="0" width="100%" height="100%" justifyContent="center">
            <Loader>{t('framing.loading')}</Loader>
          </Flex>
        )}
        <Frame
          role="application"
          tabIndex={0}
          aria-label={label}
          aria-describedby={keysId}
          aria-disabled={isFixed}
          $isFixed={isFixed}
          style={{
            left: percent(box.left),
            top: percent(box.top),
            width: percent(box.width),
            height: percent(box.height),
          }}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerEnd}
          onPointerCancel={onPointerEnd}
          onKeyDown={onKeyDown}
        />
      </Picture>
      <Typography variant="omega" aria-live="polite">
        {framing?.mode === 'fit'
          ? t('framing.whole')
          : t('framing.told', { x: middle.x, y: middle.y, zoom: zoomOf(framing) })}
      </Typography>
      <Typography id={keysId} variant="pi" textColor="neutral600">
        {!isFixed && t('framing.keys')}
      </Typography>
    </Flex>
  );
}
