import { useState } from 'react';
import { Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { formats, rules } from 'render-rules';
import type { Format } from 'render-rules';
import { styled } from 'styled-components';
import type { OpenEntry } from '../api/render-jobs';
import { boxOf } from '../framing/frame';
import type { Size } from '../framing/frame';
import { useAllowed } from '../hooks/useAllowed';
import { useFraming } from '../hooks/useFraming';
import { useStill } from '../hooks/useStill';
import { useTranslate } from '../hooks/useTranslate';
import { FramingFields } from './FramingFields';
import { FramingPreview } from './FramingPreview';
import { FramingStage } from './FramingStage';
import { ProblemNotice } from './ProblemNotice';

/** The ground on which a frame is set where there is no still. */
const GROUND: Size = { width: 640, height: 360 };

/** The format to begin with: the first that does not keep all of most pictures. */
const otherShape = (): Format =>
  formats().find(({ format }) => boxOf(format, null, GROUND).width < 1)?.format ?? rules().defaultFormat;

// The picture beside its fields, above them where there is no space.
const Columns = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: ${({ theme }) => theme.spaces[6]};

  & > :first-child {
    flex: 3 1 min(100%, 44rem);
  }

  & > :last-child {
    flex: 1 1 min(100%, 26rem);
  }
`;

interface ChoiceProps {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange(value: string): void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <Field.Root flex="1 1 16rem" minWidth="0">
      <Field.Label>{label}</Field.Label>
      <SingleSelect size="S" value={value} onChange={(chosen) => onChange(String(chosen))}>
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

interface FramingEditorProps {
  edl: OpenEntry;
  /** The form's field that holds the EDL. */
  field: string;
  /** The cameras that are seen. */
  cameras: [string, ...string[]];
  /** Whether the framings are only looked at. */
  disabled: boolean;
}

/** What each format keeps of each camera's picture: looked at, and set. */
export function FramingEditor({ edl, field, cameras, disabled }: FramingEditorProps) {
  const t = useTranslate();
  const allowed = useAllowed();
  const [chosen, setCamera] = useState(cameras[0]);
  const [format, setFormat] = useState(otherShape);
  // It may have gone from the EDL meanwhile.
  const camera = cameras.includes(chosen) ? chosen : cameras[0];
  const draft = useFraming(field, camera, format);
  const still = useStill(edl, allowed.trigger ? camera : null);
  const [measured, setMeasured] = useState<{ src: string; size: Size } | null>(null);
  const size = measured && measured.src === still.src ? measured.size : GROUND;
  const formatName = t(`format.${format}`);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex gap={4} wrap="wrap" alignItems="flex-start">
        <Choice
          label={t('framing.camera')}
          value={camera}
          options={cameras.map((each) => ({ value: each, label: each }))}
          onChange={setCamera}
        />
        <Choice
          label={t('session.format')}
          value={format}
          options={formats().map((spec) => ({ value: spec.format, label: t(`format.${spec.format}`) }))}
          onChange={(name) => setFormat((now) => formats().find((spec) => spec.format === name)?.format ?? now)}
        />
      </Flex>
      {still.error !== undefined && <ProblemNotice title={t('problem.still')} error={still.error} />}
      {!allowed.trigger && (
        <Typography variant="pi" textColor="neutral600">
          {t('framing.noStill')}
        </Typography>
      )}
      <Columns>
        <FramingStage
          label={t('framing.frame', { camera, format: formatName })}
          format={format}
          draft={draft}
          picture={{
            src: still.src,
            isLoading: still.isLoading,
            size,
            onSize: (natural) => still.src !== null && setMeasured({ src: still.src, size: natural }),
          }}
          disabled={disabled}
        />
        <Flex direction="column" alignItems="stretch" gap={4}>
          <FramingFields format={format} size={size} draft={draft} disabled={disabled} />
          {still.src !== null && <FramingPreview src={still.src} size={size} format={format} framing={draft.framing} />}
        </Flex>
      </Columns>
    </Flex>
  );
}
