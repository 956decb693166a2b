import { useMemo, useState } from 'react';
import { rules } from 'render-rules';
import type { Format, Selection, SelectionKind } from 'render-rules';
import { UNCHOSEN, draftOf, selectionOf } from '../parts/draft';
import type { Draft } from '../parts/draft';
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

/** The choice for a format; another format begins with none. */
export function usePartChoice(format: Format): PartChoice {
  const [{ draft, of }, setState] = useState<{ draft: Draft; of: Format }>({ draft: UNCHOSEN, of: format });
  const current = of === format ? draft : UNCHOSEN;
  return {
    kinds: useMemo(() => rules().selections.find((one) => one.format === format)?.selections ?? [], [format]),
    draft: current,
    setDraft: (next) => setState({ draft: next, of: format }),
    selection: useMemo(() => selectionOf(current), [current]),
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
