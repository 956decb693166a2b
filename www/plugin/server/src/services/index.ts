import events from '../events/hub';
import queue from '../queue';
import waitingRoom from '../queue/waiting-room';
import artifacts from './artifacts';
import edl from './edl';
import facts from './facts';
import jobStore from './job-store';
import lifecycle from './lifecycle';
import renderJob from './render-job';
import settings from './settings';
import worker from './worker';

export default {
  artifacts,
  edl,
  events,
  facts,
  'job-store': jobStore,
  lifecycle,
  queue,
  'render-job': renderJob,
  settings,
  'waiting-room': waitingRoom,
  worker,
};
