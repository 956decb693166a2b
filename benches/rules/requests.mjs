// checkRender and assess of requests of many cuts, as objects, beside a trip through JSON of the same object; and assess of a
// small one beside the five calls that it answers.
import { assess, checkRender, checklist, planRender, resolveSelection, timeline } from 'render-rules';
import { mapValues, sideBySide } from './measure.mjs';
import { ready } from './request.mjs';

/** A request that is ready, with so many cuts of 4 s, of three cameras in turn. */
function requestOf(cuts) {
  const request = ready();
  const edl = request.edl.canonicalEdl;
  edl.durationMs = cuts * 4000;
  edl.tracks.program = Array.from({ length: cuts }, (_, index) => ({
    id: `cut-${index}`,
    startMs: index * 4000,
    endMs: (index + 1) * 4000,
    camera: 'ABC'[index % 3],
    reason: 'speaker',
    confidence: 0.87,
  }));
  const { ok, findings } = checkRender(request);
  if (!ok) throw new Error(`the request is not ready: ${JSON.stringify(findings[0])}`);
  return request;
}

function oneByOne(request) {
  const selection = resolveSelection(request);
  const report = checkRender(request);
  const plan = planRender(request);
  const drawn = timeline(request.edl.canonicalEdl, report);
  return { report, checklist: checklist(report), selection, plan, timeline: drawn };
}

function besideJson(cuts, rounds) {
  const request = requestOf(cuts);
  const peers = { json: () => JSON.parse(JSON.stringify(request)) };
  const options = { calls: 3, rounds };
  return {
    cuts,
    checkRender: sideBySide({ rules: () => checkRender(request), ...peers }, options),
    assess: sideBySide({ rules: () => assess(request), ...peers }, options),
  };
}

/** @returns the times beside JSON by cuts, of `assess` beside five calls, and the step of `checkRender` from 950 to 990 cuts */
export function benchRequests(rounds) {
  const small = ready();
  if (JSON.stringify(assess(small)) !== JSON.stringify(oneByOne(small))) throw new Error('assess answers something else');
  const [few, more] = [950, 990].map(requestOf);
  const step = sideBySide({ rules: () => checkRender(more), few: () => checkRender(few) }, { calls: 3, rounds });
  return {
    manyCuts: mapValues({ 2000: 2000, 5000: 5000 }, (cuts) => besideJson(cuts, rounds)),
    assessSmall: sideBySide({ rules: () => assess(small), oneByOne: () => oneByOne(small) }, { calls: 20, rounds }),
    stepAt950: { growth: step.ratios.few },
  };
}
