// The three cameras of the demo recordings.

/** Frames in a second, of recordings and of renders. */
export const FPS = 30;

/** How long each recording is. */
export const RECORDING_MS = 18_000;

/**
 * `offsetMs` is source time minus programme time: B was switched on 1.83 s before the programme begins, C 1.24 s after.
 * Colour as red, green, blue; the tone in Hz.
 */
export const CAMERAS = [
  { letter: 'A', colour: [168, 44, 52], tone: 330, offsetMs: 0 },
  { letter: 'B', colour: [30, 120, 66], tone: 440, offsetMs: 1830 },
  { letter: 'C', colour: [40, 72, 176], tone: 550, offsetMs: -1240 },
];
