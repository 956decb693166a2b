import checklist from './checklist.json';
import common from './common.json';
import edl from './edl.json';
import findings from './findings.json';
import framing from './framing.json';
import job from './job.json';
import jobs from './jobs.json';
import part from './part.json';
import session from './session.json';
import settings from './settings.json';
import timeline from './timeline.json';
import widget from './widget.json';

export default {
  ...checklist,
  ...common,
  ...edl,
  ...findings,
  ...framing,
  ...job,
  ...jobs,
  ...part,
  ...session,
  ...settings,
  ...timeline,
  ...widget,
};
