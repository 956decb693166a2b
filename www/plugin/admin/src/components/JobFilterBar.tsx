import { useEffect, useState } from 'react';
import { Button, Field, Flex, Grid, MultiSelect, MultiSelectOption, Searchbar } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { formats, rules } from 'render-rules';
import { useJobsQuery } from '../hooks/useJobsQuery';
import { useTranslate } from '../hooks/useTranslate';

/** How long somebody may pause while typing. */
const TYPING_MS = 400;

/** A text field that reports its text when typing stops, and follows the URL. */
function useTyped(told: string, tell: (text: string) => void) {
  const [typed, setTyped] = useState({ text: told, told });
  // The URL changed by itself: a step back, or a filter that was cleared.
  if (typed.told !== told) setTyped({ text: told, told });
  const { text } = typed;
  useEffect(() => {
    if (text === told) return undefined;
    const timer = setTimeout(() => tell(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, told, tell]);
  return [text, (next: string) => setTyped({ text: next, told })] as const;
}

interface ChoiceProps {
  label: string;
  placeholder: string;
  /** Names with commas between them. */
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange(value: string): void;
}

function Choice({ label, placeholder, value, options, onChange }: ChoiceProps) {
  const chosen = (value ?? '').split(',').filter((name) => options.some((option) => option.value === name));
  const labelOf = (name: string) => options.find((option) => option.value === name)?.label ?? name;
  return (
    <Field.Root width="100%">
      <Field.Label>{label}</Field.Label>
      <MultiSelect
        size="S"
        aria-label={label}
        placeholder={placeholder}
        value={chosen}
        customizeContent={(names) => (names ?? []).map(labelOf).join(', ')}
        onChange={(names) => onChange(names.join(','))}
      >
        {options.map((option) => (
          <MultiSelectOption key={option.value} value={option.value}>
            {option.label}
          </MultiSelectOption>
        ))}
      </MultiSelect>
    </Field.Root>
  );
}

function TextFilter({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  return (
    <Field.Root width="100%">
      <Field.Label>{label}</Field.Label>
      <Field.Input size="S" value={value} maxLength={200} onChange={({ target }) => onChange(target.value)} />
    </Field.Root>
  );
}

/** What the list is narrowed by; the URL holds it, so that it can be sent to somebody. */
export function JobFilterBar() {
  const t = useTranslate();
  const { request, narrow } = useJobsQuery();
  const [search, setSearch] = useTyped(request._q ?? '', (text) => narrow({ _q: text }));
  const [session, setSession] = useTyped(request.session ?? '', (text) => narrow({ session: text }));
  const [error, setError] = useTyped(request.error ?? '', (text) => narrow({ error: text }));

  return (
    <Flex tag="form" role="search" direction="column" alignItems="stretch" gap={3} onSubmit={preventDefault}>
      <Searchbar
        name="search"
        size="S"
        value={search}
        maxLength={200}
        placeholder={t('jobs.search.placeholder')}
        clearLabel={t('jobs.search.clear')}
        onClear={() => setSearch('')}
        onChange={({ target }) => setSearch(target.value)}
      >
        {t('jobs.search')}
      </Searchbar>
      <Grid.Root gap={3}>
        <Grid.Item col={3} s={6} xs={12} alignItems="stretch">
          <Choice
            label={t('jobs.status')}
            placeholder={t('jobs.filter.all')}
            value={request.status}
            options={rules().statuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
            onChange={(status) => narrow({ status })}
          />
        </Grid.Item>
        <Grid.Item col={3} s={6} xs={12} alignItems="stretch">
          <Choice
            label={t('jobs.format')}
            placeholder={t('jobs.filter.all')}
            value={request.format}
            options={formats().map(({ format }) => ({ value: format, label: t(`format.${format}`) }))}
            onChange={(format) => narrow({ format })}
          />
        </Grid.Item>
        <Grid.Item col={3} s={6} xs={12} alignItems="stretch">
          <TextFilter label={t('jobs.session')} value={session} onChange={setSession} />
        </Grid.Item>
        <Grid.Item col={3} s={6} xs={12} alignItems="stretch">
          <TextFilter label={t('jobs.filter.error')} value={error} onChange={setError} />
        </Grid.Item>
      </Grid.Root>
    </Flex>
  );
}

/** Shows all jobs again, where fewer are shown. */
export function ClearFilters() {
  const t = useTranslate();
  const { clear, isNarrowed } = useJobsQuery();
  if (!isNarrowed) return null;
  return (
    <Button size="S" variant="tertiary" startIcon={<Cross />} onClick={clear}>
      {t('jobs.filter.clear')}
    </Button>
  );
}

function preventDefault(event: { preventDefault(): void }) {
  event.preventDefault();
}
