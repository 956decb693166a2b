// checkEdl from the UTF-8 bytes of an EDL beside `JSON.parse` alone of the same text, and beside `JSON.parse` and zod.
import { checkEdl } from 'render-rules';
import { sideBySide } from './measure.mjs';
import { judgeEdlText } from './peers/zod.mjs';

const SOME = 5_000;
const MANY = 200_000;

/** The JSON text of an EDL with so many cuts of 4 s, of two cameras in turn: about 100 bytes for each cut. */
function edlText(cuts) {
  const cut = (_, index) => ({
    id: `cut-${String(index).padStart(6, '0')}`,
    startMs: index * 4000,
    endMs: (index + 1) * 4000,
    camera: index % 2 === 0 ? 'A' : 'B',
    reason: 'speaker',
    confidence: 0.87,
  });
  return JSON.stringify({
    schemaVersion: '1.0',
    sessionId: 'session-1',
    masterCamera: 'A',
    durationMs: cuts * 4000,
    tracks: { program: Array.from({ length: cuts }, cut) },
    sources: { A: { assetId: 'asset-1', offsetMs: 0 }, B: { assetId: 'asset-2', offsetMs: 1830 } },
  });
}

function checked(cuts) {
  const text = edlText(cuts);
  const bytes = new TextEncoder().encode(text);
  const { ok, findings } = checkEdl(bytes);
  if (!ok || findings.length > 0) throw new Error(`the EDL has findings: ${JSON.stringify(findings[0])}`);
  const { error } = judgeEdlText(text);
  if (error) throw new Error(`zod finds: ${JSON.stringify(error.issues[0])}`);
  return { text, rules: () => checkEdl(bytes), parse: () => JSON.parse(text) };
}

/** `SOME` cuts. */
export function benchCheckEdl(rounds) {
  const { text, rules, parse } = checked(SOME);
  return sideBySide({ rules, parse, zod: () => judgeEdlText(text) }, { calls: 5, rounds });
}

/** @returns {{growth: number}} the time of `MANY` cuts to that of as many in EDLs of `SOME`: 1 where it grows as they do */
export function benchManyCuts(rounds) {
  const [some, many] = [checked(SOME).rules, checked(MANY).rules];
  const times = MANY / SOME;
  const all = () => {
    for (let time = 0; time < times; time += 1) some();
  };
  return { growth: sideBySide({ rules: many, all }, { calls: 1, rounds }).ratios.all };
}
