// The demo programme: nine cuts in fourteen seconds, between three cameras that were not started at the same moment.
import { CAMERAS, FPS, MIXED } from '../media/cameras.mjs';

export const DURATION_MS = 14_000;

/** How long the programme of different recordings is. */
export const MIXED_MS = 12_000;

/** From when on which camera is seen. */
const CUTS = [
  [0, 'A', 'opening'],
  [1700, 'C', 'speaker'],
  [3300, 'B', 'reaction'],
  [5100, 'A', 'wide shot'],
  [6400, 'C', 'speaker'],
  [8000, 'B', 'question'],
  [9500, 'A', 'wide shot'],
  [10_800, 'C', 'answer'],
  [12_500, 'B', 'closing'],
];

const programOf = (cuts, durationMs) =>
  cuts.map(([startMs, camera, reason], index) => ({
    id: `cut-${index + 1}`,
    startMs,
    endMs: cuts[index + 1]?.[0] ?? durationMs,
    camera,
    reason,
  }));

/** What is said in the programme. */
export const TRANSCRIPT = [
  { startMs: 300, endMs: 1600, text: 'Welcome to the panel.', speaker: 'Ada' },
  { startMs: 1800, endMs: 3200, text: 'Thank you – it is good to be here.', speaker: 'Ben' },
  { startMs: 5200, endMs: 7900, text: 'The question is an old one:\nwho may press the button?', speaker: 'Ada' },
  { startMs: 8100, endMs: 9400, text: 'Who, and when?', speaker: 'Cleo' },
  { startMs: 10_900, endMs: 13_600, text: 'Whoever the rules let, and then at once.', speaker: 'Ben' },
];

/** Each camera's source in an EDL; the assets are named after the session and the camera. */
const sourcesOf = (sessionId, cameras) =>
  Object.fromEntries(cameras.map(({ letter, offsetMs }) => [letter, { assetId: `${sessionId}-${letter}`, offsetMs }]));

/** The canonical EDL of a session of the panel. */
export function canonicalEdl(sessionId) {
  return {
    schemaVersion: '1.0',
    sessionId,
    masterCamera: 'A',
    durationMs: DURATION_MS,
    fps: FPS,
    tracks: {
      program: programOf(CUTS, DURATION_MS),
      overlays: [],
      chapters: [
        { startMs: 0, title: 'Welcome' },
        { startMs: 5100, title: 'The question' },
        { startMs: 10_800, title: 'The answer' },
      ],
      shorts: [
        { startMs: 3300, endMs: 9500, title: 'The question' },
        { startMs: 9510, endMs: 14_000, title: 'The answer' },
      ],
    },
    sources: sourcesOf(sessionId, CAMERAS),
  };
}

/** A programme of recordings of different kinds: the upright picture fits, and the recorder is heard. */
export function mixedEdl(sessionId) {
  const cuts = [
    [0, 'D', 'television camera, 25 frames a second'],
    [3000, 'E', 'phone, upright'],
    [6000, 'F', 'camera in HLG'],
    [9000, 'E', 'phone, upright'],
  ];
  const sources = sourcesOf(sessionId, MIXED);
  return {
    schemaVersion: '1.0',
    sessionId,
    masterCamera: 'R',
    durationMs: MIXED_MS,
    fps: 25,
    tracks: { program: programOf(cuts, MIXED_MS), overlays: [], chapters: [], shorts: [] },
    sources: {
      ...sources,
      D: { ...sources.D, framing: { short_9_16: { x: 0.5, y: 0.45, zoom: 0.9 } } },
      E: { ...sources.E, framing: { full_16_9: { mode: 'fit' }, thumbnail: { mode: 'fit' } } },
    },
  };
}
