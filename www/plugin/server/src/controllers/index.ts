import adminJob from './admin-job';
import edl from './edl';
import renderJob from './render-job';
import worker from './worker';

export default {
  'admin-job': adminJob,
  edl,
  'render-job': renderJob,
  worker,
};
