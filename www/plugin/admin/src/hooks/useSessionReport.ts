import { useMemo } from 'react';
import { checkRender, checklist, planRender } from 'render-rules';
import type { ChecklistItem, Format, RenderPlan, Report } from 'render-rules';
import type { GetFacts } from '../../../shared/contracts';

/** How the rules judge a session: every finding, every rule, and, where it may be rendered, what comes out. */
export interface SessionReport {
  report: Report;
  rules: ChecklistItem[];
  plan: RenderPlan | null;
}

/** Asks the rules; null until there is something to judge. */
export function useSessionReport(reply: GetFacts.Reply | undefined, format: Format): SessionReport | null {
  return useMemo(() => {
    if (!reply) return null;
    const { options, ...facts } = reply.data;
    const request = { ...facts, format };
    const report = checkRender(request, options);
    return { report, rules: checklist(report, options), plan: report.ok ? planRender(request, options) : null };
  }, [reply, format]);
}
