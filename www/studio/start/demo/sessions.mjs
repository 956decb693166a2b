import { TRANSCRIPT } from './programme.mjs';

// One session for each case that the rules know: one that can be rendered, and four that can't, each for its own reason.
export const SESSIONS = [
  {
    sessionId: 'panel-talk',
    title: 'Panel talk: ready to render',
    description: 'Three cameras, a locked EDL of nine cuts, chapters, a transcript: choose a format and click Render.',
    edl: 'locked',
    assets: ['A', 'B', 'C'],
    transcript: TRANSCRIPT,
  },
  {
    sessionId: 'interview',
    title: 'Interview: the EDL is a draft',
    description: 'Everything is ready except the EDL, which is not locked: open it, approve it and lock it.',
    edl: 'draft',
    assets: ['A', 'B', 'C'],
  },
  {
    sessionId: 'concert',
    title: 'Concert: the mezzanine of camera C is missing',
    description: 'Camera C was recorded, but its full-quality file is not there yet.',
    edl: 'locked',
    assets: ['A', 'B', 'C'],
    withoutMezzanine: ['C'],
  },
  {
    sessionId: 'lecture',
    title: 'Lecture: no EDL yet',
    description: 'The recordings exist, but there is no EDL yet.',
    edl: null,
    assets: ['A', 'B', 'C'],
  },
  {
    sessionId: 'webinar',
    title: 'Webinar: no recordings',
    description: 'A locked EDL whose recordings were never uploaded.',
    edl: 'locked',
    assets: [],
  },
];
