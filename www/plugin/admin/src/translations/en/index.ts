import checklist from './checklist.json';
import common from './common.json';
import edl from './edl.json';
import framing from './framing.json';
import job from './job.json';
import jobs from './jobs.json';
import part from './part.json';
import session from './session.json';
import settings from './settings.json';
import timeline from './timeline.json';
import widget from './widget.json';

/** Every text in English: what the other languages are translated from. What findings say in English the rules say themselves. */
export default {
  ...checklist,
  ...common,
  ...edl,
  ...framing,
  ...job,
  ...jobs,
  ...part,
  ...session,
  ...settings,
  ...timeline,
  ...widget,
};
