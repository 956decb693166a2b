import { useMemo } from 'react';
import { checkRender, checklist, planRender, resolveSelection, timeline } from 'render-rules';
import type { ChecklistItem, Format, RenderPlan, Report, Selection, Timeline } from 'render-rules';
import type { GetFacts } from '../../../shared';
import { rangeOf } from '../parts/draft';
import type { View } from '../timeline/view';

/** How the rules judge a session: every finding, every rule, and, where it may be rendered, what comes out. */
export interface SessionReport {
  report: Report;
  rules: ChecklistItem[];
  plan: RenderPlan | null;
  timeline: Timeline;
  /** The part that is made: what is chosen, or the format's own; null for the whole programme, and for a still in its middle. */
  selection: Selection | null;
  /** What is made where nothing is chosen. */
  unchosen: Selection | null;
  /** Where the part lies, a still without length; null for the whole programme. */
  part: View | null;
}

/** Asks the rules about a session in a format, and a part of its programme; null until there is something to judge. */
export function useSessionReport(
  reply: GetFacts.Reply | undefined,
  format: Format,
  chosen: Selection | null,
): SessionReport | null {
  // Not asked again while somebody types: a long EDL takes a while to be read.
  const unchosen = useMemo(() => (reply ? resolveSelection({ ...reply.data, format }) : null), [reply, format]);
  return useMemo(() => {
    if (!reply) return null;
    const { options, ...facts } = reply.data;
    const request = { ...facts, format, selection: chosen };
    const report = checkRender(request, options);
    const plan = report.ok ? planRender(request, options) : null;
    const placed = timeline(facts.edl?.canonicalEdl, report);
    const selection = chosen ?? unchosen;
    const middle = plan?.stillAtMs ?? null;
    return {
      report,
      rules: checklist(report, options),
      plan,
      timeline: placed,
      selection,
      unchosen,
      part: rangeOf(selection ?? (middle === null ? null : { stillAtMs: middle }), placed),
    };
  }, [reply, format, chosen, unchosen]);
}
