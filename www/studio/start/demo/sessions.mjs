import { CAMERAS, MIXED } from '../media/cameras.mjs';
import { DURATION_MS, MIXED_MS, TRANSCRIPT, canonicalEdl, mixedEdl } from './programme.mjs';

// One session for each case that the rules know: two that can be rendered, and four that can't, each for its own reason.
export const SESSIONS = [
  {
    sessionId: 'panel-talk',
    title: 'Panel talk: ready to render',
    description: 'Three cameras, a locked EDL of nine cuts, chapters, a transcript: choose a format and click Render.',
    edl: 'locked',
    recordings: CAMERAS,
    transcript: TRANSCRIPT,
  },
  {
    sessionId: 'interview',
    title: 'Interview: the EDL is a draft',
    description: 'Everything is ready except the EDL, which is not locked: open it, approve it and lock it.',
    edl: 'draft',
    recordings: CAMERAS,
  },
  {
    sessionId: 'concert',
    title: 'Concert: the mezzanine of camera C is missing',
    description: 'Camera C was recorded, but its full-quality file is not there yet.',
    edl: 'locked',
    recordings: CAMERAS,
    withoutMezzanine: ['C'],
  },
  {
    sessionId: 'lecture',
    title: 'Lecture: no EDL yet',
    description: 'The recordings exist, but there is no EDL yet.',
    edl: null,
    recordings: CAMERAS,
  },
  {
    sessionId: 'webinar',
    title: 'Webinar: no recordings',
    description: 'A locked EDL whose recordings were never uploaded.',
    edl: 'locked',
    recordings: [],
  },
  {
    sessionId: 'field-day',
    title: 'Field day: recordings of different kinds',
    description:
      '25 frames a second, a phone that was held upright, a camera in HLG, and a sound recorder: check the recordings, and see what is done with each.',
    edl: 'locked',
    recordings: MIXED,
    durationMs: MIXED_MS,
    content: mixedEdl,
  },
].map((session) => ({ durationMs: DURATION_MS, content: canonicalEdl, ...session }));
