import type { ChecklistItem, Finding } from 'render-rules';

/** The rules of the checklist that judge the part. */
const OF_THE_PART: readonly string[] = ['selection', 'formatLength'];

/** What is found about the part that is chosen. */
export const findingsOfPart = (rules: ChecklistItem[]): Finding[] =>
  rules.filter(({ rule }) => OF_THE_PART.includes(rule)).flatMap(({ findings }) => findings);
