import { useMemo } from 'react';
import { assess } from 'render-rules';
import type { Assessment, Format, RenderSettings, Selection } from 'render-rules';
import type { GetFacts } from '../../../shared';
import { rangeOf } from '../parts/draft';
import type { View } from '../timeline/view';

/** How the rules judge a session: every finding, every rule, and, where it may be rendered, what comes out. */
export interface SessionReport extends Assessment {
  /** Where the part that is made lies, a still without length; null for the whole programme. */
  part: View | null;
}

/** Asks the rules about a session in a format, and a part of its programme; null until there is something to judge. */
export function useSessionReport(
  reply: GetFacts.Reply | undefined,
  format: Format,
  chosen: Selection | null,
  settings: RenderSettings,
): SessionReport | null {
  // Not asked again while somebody types: a long EDL takes a while to be read.
  return useMemo(() => {
    if (!reply) return null;
    const { options, ...facts } = reply.data;
    const judged = assess(
      { ...facts, format, selection: chosen, settings: { ...facts.settings, ...settings } },
      options,
    );
    // What is chosen is shown even where it can't be made.
    const selection = chosen ?? judged.selection;
    const stillAtMs = judged.plan?.stillAtMs ?? null;
    const made = selection ?? (stillAtMs === null ? null : { stillAtMs });
    return { ...judged, selection, part: rangeOf(made, judged.timeline) };
  }, [reply, format, chosen, settings]);
}
