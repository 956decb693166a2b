import { useId } from 'react';
import { Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { formats } from 'render-rules';
import type { Finding, Format, SelectionKind } from 'render-rules';
import { plainSentence } from '../findings/sentence';
import { useFindingText } from '../hooks/useFindingText';
import type { PartChoice } from '../hooks/useRenderChoice';
import { usePartName } from '../hooks/usePartName';
import { useQuantities } from '../hooks/useQuantities';
import type { SessionReport } from '../hooks/useSessionReport';
import { useTranslate } from '../hooks/useTranslate';
import { UNCHOSEN, draftOf } from '../parts/draft';
import type { Draft } from '../parts/draft';
import { findingsOfPart } from '../parts/findings';
import { timecode } from '../timeline/timecode';
import type { View } from '../timeline/view';

interface TimeFieldProps {
  label: string;
  value: string;
  error: string | undefined;
  onChange(text: string): void;
}

function TimeField({ label, value, error, onChange }: TimeFieldProps) {
  return (
    <Field.Root flex="1 1 9rem" minWidth="0" error={error}>
      <Field.Label>{label}</Field.Label>
      <Field.Input
        size="S"
        value={value}
        placeholder={timecode(0)}
        maxLength={20}
        autoComplete="off"
        onChange={({ target }) => onChange(target.value)}
      />
      <Field.Error />
    </Field.Root>
  );
}

interface PartFieldsProps {
  format: Format;
  choice: PartChoice;
  judged: SessionReport;
  /** Where a clip or a still begins that is not typed yet. */
  present: View;
}

/** The choice of the part that is rendered, and what is wrong with it beside it. Nothing where a format has no choice. */
export function PartFields({ format, choice: { kinds, draft, setDraft }, judged, present }: PartFieldsProps) {
  const t = useTranslate();
  const id = useId();
  const { length } = useQuantities();
  const nameOf = usePartName();
  const textOf = useFindingText();
  if (kinds.length === 0) return null;

  const { timeline, selection, unchosen } = judged;
  const found = findingsOfPart(judged.checklist);
  const told = (findings: Finding[]) =>
    findings.map((finding) => plainSentence(textOf(finding).message)).join('. ') || undefined;
  const ofStart = found.filter(({ path }) => path.endsWith('.startMs'));
  const others = told(found.filter((finding) => !ofStart.includes(finding)));

  const kindOf = formats().find((spec) => spec.format === format)?.kind ?? 'video';
  const options: { value: string; label: string; draft: Draft }[] = [];
  const add = (value: string, label: string, next: Draft) => options.push({ value, label, draft: next });
  const offer: Record<SelectionKind, () => void> = {
    short: () =>
      timeline.shorts.forEach(({ index, startMs, endMs }) => {
        const part = nameOf({ short: index }, timeline.shorts);
        add(`short ${index}`, t('part.lasts', { part, duration: length(endMs - startMs) }), { kind: 'short', index });
      }),
    clip: () => add('clip', t('part.clip'), draftOf('clip', present)),
    stillAtMs: () => add('stillAtMs', t('part.stillAtMs'), draftOf('stillAtMs', present)),
  };
  if (unchosen === null) add('unchosen', t(`part.unchosen.${kindOf}`), UNCHOSEN);
  kinds.forEach((kind) => offer[kind]());

  const isShort = selection !== null && 'short' in selection;
  const value = isShort ? `short ${selection.short}` : draft.kind;
  const isTimed = draft.kind === 'clip' || draft.kind === 'stillAtMs';
  return (
    <Flex role="group" aria-label={t('part.label')} direction="column" alignItems="stretch" gap={3}>
      <Field.Root id={id} error={draft.kind === 'unchosen' || draft.kind === 'short' ? others : undefined}>
        <Field.Label>{t('part.label')}</Field.Label>
        <SingleSelect
          size="S"
          value={value}
          onChange={(next) => setDraft(options.find((option) => option.value === next)?.draft ?? UNCHOSEN)}
        >
          {options.map((option) => (
            <SingleSelectOption key={option.value} value={option.value}>
              {option.label}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Error />
      </Field.Root>
      {draft.kind === 'clip' && (
        <Flex gap={2} alignItems="flex-start" wrap="wrap">
          <TimeField
            label={t('part.from')}
            value={draft.start}
            error={told(ofStart)}
            onChange={(start) => setDraft({ ...draft, start })}
          />
          <TimeField
            label={t('part.to')}
            value={draft.end}
            error={others}
            onChange={(end) => setDraft({ ...draft, end })}
          />
        </Flex>
      )}
      {draft.kind === 'stillAtMs' && (
        <TimeField label={t('part.at')} value={draft.at} error={others} onChange={(at) => setDraft({ ...draft, at })} />
      )}
      {isTimed && (
        <Typography variant="pi" textColor="neutral600">
          {t('part.hint', { example: timecode(62_250) })}
        </Typography>
      )}
    </Flex>
  );
}
