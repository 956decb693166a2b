// What there is to pick. Each call makes plain data anew.

const cut = (id, startMs, endMs, camera) => ({ id, startMs, endMs, camera });

/** Objects that hold no others on one line, so that a cut is a line. */
const text = (value) =>
  `${JSON.stringify(value, null, 2).replace(/\{\n\s+([^{}[\]]*?)\n\s+\}/g, (_, inner) => `{ ${inner.replace(/\n\s+/g, ' ')} }`)}\n`;

const edl = () => ({
  schemaVersion: '1.0',
  sessionId: 'panel-talk',
  masterCamera: 'A',
  durationMs: 24_000,
  fps: 30,
  tracks: {
    program: [
      cut('c1', 0, 6000, 'A'),
      cut('c2', 6000, 11_000, 'B'),
      cut('c3', 11_000, 17_500, 'C'),
      cut('c4', 17_500, 24_000, 'A'),
    ],
    chapters: [
      { startMs: 0, title: 'Welcome' },
      { startMs: 11_000, title: 'Questions' },
    ],
    overlays: [{ id: 'o1', startMs: 1000, endMs: 5000, type: 'lowerThird' }],
    shorts: [{ startMs: 6000, endMs: 17_500, title: 'The best answer' }],
  },
  sources: {
    A: { assetId: 'a1', offsetMs: 0 },
    B: { assetId: 'a2', offsetMs: 1830 },
    C: { assetId: 'a3', offsetMs: -240 },
  },
});

/** The same with nothing that is not drawn yet: of overlays the gate warns. */
function edlWithoutOverlays() {
  const made = edl();
  return { ...made, tracks: { ...made.tracks, overlays: [] } };
}

const request = () => ({
  session: { id: 'panel-talk', title: 'Panel talk', anchorAngle: 'A', syncOffsetsMs: { A: 0, B: 1830, C: -240 } },
  edl: { id: 'edl-7', version: 3, status: 'locked', canonicalEdl: edlWithoutOverlays() },
  assets: ['A', 'B', 'C'].map((angle, index) => ({
    id: `a${index + 1}`,
    angle,
    type: 'camera',
    mezzanineUrl: `https://media.example/panel-talk/${angle.toLowerCase()}.mov`,
    durationMs: 30_000,
    fps: 30,
  })),
  format: 'full_16_9',
});

function changed(change) {
  const made = request();
  change(made);
  return text(made);
}

/** Requests to render: `[name, label, text]`, the text made when it is asked for. */
export const GATE_EXAMPLES = [
  ['ready', 'Ready to render', () => text(request())],
  ['not-locked', 'The EDL is not locked', () => changed((it) => void (it.edl.status = 'approved'))],
  ['no-mezzanine', 'A mezzanine is missing', () => changed((it) => delete it.assets[1].mezzanineUrl)],
  [
    'credentials',
    'A URL with credentials, and one that is no web address',
    () =>
      changed(({ assets }) => {
        assets[0].mezzanineUrl = 'https://ann:secret@media.example/a.mov';
        assets[2].mezzanineUrl = 'file:///etc/passwd';
      }),
  ],
  [
    'many',
    'Much at once',
    () =>
      changed((it) => {
        it.session.syncOffsetsMs.B = 1500;
        it.edl.status = 'draft';
        it.edl.canonicalEdl.sessionId = 'another-talk';
        it.edl.canonicalEdl.masterCamera = 'Z';
        it.edl.canonicalEdl.tracks.program[1].startMs = 5000;
        it.edl.canonicalEdl.tracks.program[2].camera = 'D';
        it.edl.canonicalEdl.tracks.program[3].endMs = 26_000;
        it.edl.canonicalEdl.sources.B.assetId = 'a9';
        it.assets[0].durationMs = 9000;
        it.assets[2].mezzanineUrl = '';
        it.format = 'full_4_3';
      }),
  ],
  [
    'short',
    "Ready: the EDL's first short",
    () =>
      changed((it) => {
        it.format = 'short_9_16';
        it.selection = { short: 0 };
      }),
  ],
  [
    'too-long',
    'Too long for a short',
    () =>
      changed((it) => {
        it.format = 'short_9_16';
        it.edl.canonicalEdl.tracks.shorts = [];
        it.edl.canonicalEdl.durationMs = 90_000;
        it.edl.canonicalEdl.tracks.program[3].endMs = 90_000;
        for (const asset of it.assets) asset.durationMs = 95_000;
      }),
  ],
  [
    'hostile',
    'Hostile JSON',
    () => `{
  "__proto__": { "isAdmin": true },
  "constructor": { "prototype": { "ok": true } },
  "session": { "id": "<img src=x onerror=alert(1)>", "id": ["again"], "syncOffsetsMs": { "A": 1e308 } },
  "edl": {
    "id": "e1",
    "status": "locked\\u0000",
    "canonicalEdl": {
      "schemaVersion": 1.0,
      "durationMs": -0.0001,
      "tracks": { "program": [null, "cut", { "startMs": "0", "endMs": 1e999, "camera": "<script>alert(1)</script>" }] },
      "sources": { "__proto__": { "offsetMs": {} }, "a \\"b\\"[0].c": [] },
      "metrics": ${'['.repeat(90)}${']'.repeat(90)}
    }
  },
  "assets": [{}, [], { "id": "a1", "mezzanineUrl": "javascript:alert(1)" }, { "id": "a1", "mezzanineUrl": "http://[::1" }],
  "format": "full_16_9; rm -rf /"
}
`,
  ],
];

/** Cuts as a recording of five hours has them. The lengths vary, and need no randomness for that. */
function manyCuts(count) {
  const made = { ...edl(), tracks: { program: [], chapters: [], overlays: [], shorts: [] } };
  const cameras = Object.keys(made.sources);
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const length = 1000 + ((index * 7919) % 60) * 100;
    made.tracks.program.push(cut(`c${index + 1}`, at, at + length, cameras[((index * 31) % 11) % cameras.length]));
    if (index % 250 === 0) made.tracks.chapters.push({ startMs: at, title: `Part ${index / 250 + 1}` });
    if (index % 400 === 10)
      made.tracks.shorts.push({ startMs: at, endMs: at + 40_000, title: `Short at cut ${index + 1}` });
    at += length;
  }
  // Two places where somebody slipped.
  made.tracks.program[1200].endMs -= 400;
  made.tracks.program[3600].camera = 'D';
  return { ...made, durationMs: at };
}

/** EDLs to check: `[name, label, text]`. */
export const EDL_EXAMPLES = [
  ['good', 'A good one', () => text(edl())],
  [
    'troubled',
    'Overlaps and other errors',
    () => {
      const made = edl();
      made.tracks.program = [
        cut('c1', 500, 6000, 'A'),
        cut('c2', 5200, 9000, 'B'),
        cut('c3', 11_000, 11_200, 'C'),
        cut('c3', 11_200, 17_510, 'A'),
        cut('c5', 17_510, 25_000, 'D'),
      ];
      made.tracks.overlays[0].endMs = 500;
      made.tracks.chapters.push({ startMs: 9000, title: 'Out of order' });
      return text(made);
    },
  ],
  [
    'warnings',
    'Warnings alone: a gap, a short shot, off the frames',
    () => {
      const made = edl();
      made.tracks.program[0].endMs = 5000;
      made.tracks.program[1].endMs = 11_010;
      made.tracks.program[2] = cut('c3', 11_010, 11_200, 'C');
      made.tracks.program[3].startMs = 11_200;
      made.sources.D = { assetId: 'a4', offsetMs: 0 };
      return text(made);
    },
  ],
  ['syntax', 'A syntax error', () => text(edl()).replace('"camera": "B" },', '"camera": "B" ')],
  ['long', '5,000 cuts', () => text(manyCuts(5000))],
];
