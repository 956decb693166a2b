// checkEdl from the UTF-8 bytes of an EDL beside `JSON.parse` alone of the same text, which a schema would need first.
import { checkEdl } from 'render-rules';
import { sideBySide } from './measure.mjs';

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

function compare(cuts, options) {
  const text = edlText(cuts);
  const bytes = new TextEncoder().encode(text);
  const { ok, findings } = checkEdl(bytes);
  if (!ok || findings.length > 0) throw new Error(`the EDL has findings: ${JSON.stringify(findings[0])}`);
  return sideBySide({ rules: () => checkEdl(bytes), parse: () => JSON.parse(text) }, options);
}

export function benchCheckEdl() {
  const some = compare(5_000, { calls: 5 });
  const many = compare(200_000, { calls: 1, rounds: 9 });
  return [
    { what: 'checkEdl, 5,000 cuts / JSON.parse', ratio: some.ratio('rules', 'parse'), atMost: 0.6, ns: some.ns },
    // Linear: 40 times the cuts, about 40 times the time.
    {
      what: 'checkEdl, 200,000 cuts / 40 * 5,000',
      ratio: many.ns.rules / (40 * some.ns.rules),
      atMost: 2,
      ns: many.ns,
    },
  ];
}
