// checkRender and assess of requests of many cuts, as objects, beside a trip through JSON of the same object; and assess of a
// small one beside the five calls that it answers.
import { assess, checkRender, checklist, planRender, resolveSelection, timeline } from 'render-rules';
import { mapValues, sideBySide } from './measure.mjs';
import { ready } from '../../tests/support/ready.mjs';

/** A request that is ready, with so many cuts of 4 s, of two cameras in turn. */
function requestOf(cuts) {
  const request = ready();
  const edl = request.edl.canonicalEdl;
  edl.durationMs = cuts * 4000;
  edl.tracks.program = Array.from({ length: cuts }, (_, index) => ({
    id: `cut-${index}`,
    startMs: index * 4000,
    endMs: (index + 1) * 4000,
    camera: 'AB'[index % 2],
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
  return { report, checklist: checklist(report), selection, unchosen: selection, plan, timeline: drawn };
}

function besideJson(cuts, rounds) {
  const request = requestOf(cuts);
  const besideIt = (rules) =>
    sideBySide({ rules, json: () => JSON.parse(JSON.stringify(request)) }, { calls: 3, rounds });
  return { checkRender: besideIt(() => checkRender(request)), assess: besideIt(() => assess(request)) };
}

/** Requests of 2,000 and 5,000 cuts beside JSON, the step from 950 cuts to 990, and `assess` beside five calls. */
export function benchRequests(rounds) {
  const small = ready();
  if (JSON.stringify(assess(small)) !== JSON.stringify(oneByOne(small)))
    throw new Error('assess answers something else');
  const [few, more] = [950, 990].map(requestOf);
  const step = sideBySide({ rules: () => checkRender(more), few: () => checkRender(few) }, { calls: 3, rounds });
  return {
    requests: mapValues({ 2000: 2_000, 5000: 5_000 }, (cuts) => besideJson(cuts, rounds)),
    checkRenderStep: { growth: step.ratios.few },
    assess: sideBySide({ rules: () => assess(small), oneByOne: () => oneByOne(small) }, { calls: 20, rounds }),
  };
}
