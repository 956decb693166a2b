import { useId } from 'react';
import { Button, Flex, Radio, Typography } from '@strapi/design-system';
import type { Format } from 'render-rules';
import { styled } from 'styled-components';
import { ZOOMS, boxOf, inMode, middleOf, movedTo, reachOf, zoomOf, zoomedTo } from '../framing/frame';
import type { Size } from '../framing/frame';
import type { FramingDraft } from '../hooks/useFraming';
import { useTranslate } from '../hooks/useTranslate';

const Range = styled.input`
  width: 100%;
  margin: 0;
  accent-color: ${({ theme }) => theme.colors.primary600};

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

interface SliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  disabled: boolean;
  hold(): void;
  onChange(value: number): void;
}

function Slider({ label, value, min, max, disabled, hold, onChange }: SliderProps) {
  const t = useTranslate();
  const id = useId();
  const isFree = min < max;
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography tag="label" htmlFor={id} variant="pi" fontWeight="bold" textColor="neutral800">
        {label}
      </Typography>
      <Range
        id={id}
        type="range"
        // What can't be moved stands where it is, not at an end.
        min={isFree ? min : 0}
        max={isFree ? max : 1}
        step="any"
        value={value}
        disabled={disabled || !isFree}
        aria-valuetext={t('framing.percent', { part: value })}
        onPointerDown={hold}
        onChange={({ target }) => onChange(Number(target.value))}
      />
    </Flex>
  );
}

interface FramingFieldsProps {
  format: Format;
  size: Size;
  draft: FramingDraft;
  /** Whether the framing is only looked at. */
  disabled: boolean;
}

/** The same as moving the frame, in fields; and whether all of the picture is shown. */
export function FramingFields({ format, size, draft: { framing, change, hold }, disabled }: FramingFieldsProps) {
  const t = useTranslate();
  const modeId = useId();
  const isFit = framing?.mode === 'fit';
  const middle = middleOf(boxOf(format, framing, size));
  const [least, most] = reachOf(format, framing, size);
  const sliders = { disabled: disabled || isFit, hold };
  const move = (part: Partial<typeof middle>) => change(movedTo(format, framing, size, { ...middle, ...part }));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Typography id={modeId} variant="pi" fontWeight="bold" textColor="neutral800">
          {t('framing.mode')}
        </Typography>
        <Radio.Group
          aria-labelledby={modeId}
          value={isFit ? 'fit' : 'fill'}
          disabled={disabled}
          onValueChange={(mode) => change(inMode(framing ?? {}, mode === 'fit' ? 'fit' : 'fill'))}
        >
          <Radio.Item value="fill">{t('framing.fill')}</Radio.Item>
          <Radio.Item value="fit">{t('framing.fit')}</Radio.Item>
        </Radio.Group>
      </Flex>
      <Slider
        {...sliders}
        label={t('framing.x')}
        value={middle.x}
        min={least.x}
        max={most.x}
        onChange={(x) => move({ x })}
      />
      <Slider
        {...sliders}
        label={t('framing.y')}
        value={middle.y}
        min={least.y}
        max={most.y}
        onChange={(y) => move({ y })}
      />
      <Slider
        {...sliders}
        label={t('framing.zoom')}
        value={zoomOf(framing)}
        min={ZOOMS.least}
        max={ZOOMS.most}
        onChange={(zoom) => change(zoomedTo(framing, zoom))}
      />
      <Button variant="tertiary" disabled={disabled || framing === null} onClick={() => change(null)}>
        {t('framing.reset')}
      </Button>
    </Flex>
  );
}
