import { useMemo, useState } from 'react';
import { rules } from 'render-rules';
import type { Format, RenderSettings, Selection, SelectionKind } from 'render-rules';
import { UNCHOSEN, draftOf, selectionOf } from '../parts/draft';
import type { Draft } from '../parts/draft';
import { keepChoice, keptChoice, unchosen } from '../parts/kept';
import type { RenderChoice } from '../parts/kept';
import { timecode } from '../timeline/timecode';
import type { View } from '../timeline/view';

/** Which part of the programme an operator chooses, and the ways to choose that the rules know for the format. */
export interface PartChoice {
  kinds: readonly SelectionKind[];
  draft: Draft;
  setDraft(draft: Draft): void;
  /** What is asked for; null where nothing is chosen. */
  selection: Selection | null;
}

/** The format and the part that are chosen for a session. The choice outlives the panel in which it is made. */
export function useRenderChoice(sessionId: string) {
  const [{ format, draft, madeFor, settings }, setState] = useState(
    () => keptChoice(sessionId) ?? unchosen(rules().defaultFormat),
  );
  const current = madeFor === format ? draft : UNCHOSEN;

  function choose(next: RenderChoice) {
    keepChoice(sessionId, next);
    setState(next);
  }

  const part: PartChoice = {
    kinds: useMemo(() => rules().selections.find((one) => one.format === format)?.selections ?? [], [format]),
    draft: current,
    setDraft: (next) => choose({ format, draft: next, madeFor: format, settings }),
    selection: useMemo(() => selectionOf(current), [current]),
  };
  return {
    format,
    setFormat: (next: Format) => choose({ format: next, draft, madeFor, settings }),
    part,
    settings,
    setSettings: (next: RenderSettings) => choose({ format, draft, madeFor, settings: next }),
  };
}

/** Takes times of the choice from a place on the timeline; a function that is missing does not fit the format. */
export interface TakeTime {
  from?: (ms: number) => void;
  to?: (ms: number) => void;
  still?: (ms: number) => void;
}

/** The ways to take times. What a clip has no time for yet it has of the part that it replaces. */
export function takeTime({ kinds, draft, setDraft }: PartChoice, present: View): TakeTime {
  const take: TakeTime = {};
  const clip = draft.kind === 'clip' ? draft : draftOf('clip', present);
  if (kinds.includes('clip') && clip.kind === 'clip') {
    take.from = (ms) => setDraft({ ...clip, start: timecode(ms) });
    take.to = (ms) => setDraft({ ...clip, end: timecode(ms) });
  }
  if (kinds.includes('stillAtMs')) take.still = (ms) => setDraft({ kind: 'stillAtMs', at: timecode(ms) });
  return take;
}
