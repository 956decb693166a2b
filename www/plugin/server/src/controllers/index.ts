import adminJob from './admin-job';
import desk from './desk';
import edl from './edl';
import events from './events';
import files from './files';
import history from './history';
import renderJob from './render-job';
import settings from './settings';
import worker from './worker';

export default {
  'admin-job': adminJob,
  desk,
  edl,
  events,
  files,
  history,
  'render-job': renderJob,
  settings,
  worker,
};
