// The demo programme: nine cuts in fourteen seconds, between three cameras that were not started at the same moment.
import { CAMERAS, FPS } from '../media/cameras.mjs';

export const DURATION_MS = 14_000;

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

/** What is said in the programme. */
export const TRANSCRIPT = [
  { startMs: 300, endMs: 1600, text: 'Welcome to the panel.', speaker: 'Ada' },
  { startMs: 1800, endMs: 3200, text: 'Thank you – it is good to be here.', speaker: 'Ben' },
  { startMs: 5200, endMs: 7900, text: 'The question is an old one:\nwho may press the button?', speaker: 'Ada' },
  { startMs: 8100, endMs: 9400, text: 'Who, and when?', speaker: 'Cleo' },
  { startMs: 10_900, endMs: 13_600, text: 'Whoever the rules let, and then at once.', speaker: 'Ben' },
];

/** The canonical EDL of a session, whose assets are named after it and the camera. */
export function canonicalEdl(sessionId) {
  return {
    schemaVersion: '1.0',
    sessionId,
    masterCamera: 'A',
    durationMs: DURATION_MS,
    fps: FPS,
    tracks: {
      program: CUTS.map(([startMs, camera, reason], index) => ({
        id: `cut-${index + 1}`,
        startMs,
        endMs: CUTS[index + 1]?.[0] ?? DURATION_MS,
        camera,
        reason,
      })),
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
    sources: Object.fromEntries(
      CAMERAS.map(({ letter, offsetMs }) => [letter, { assetId: `${sessionId}-${letter}`, offsetMs }]),
    ),
  };
}
