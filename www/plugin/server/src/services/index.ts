import events from '../events/hub';
import queue from '../queue';
import waitingRoom from '../queue/waiting-room';
import artifacts from './artifacts';
import clock from './clock';
import edl from './edl';
import facts from './facts';
import jobList from './job-list';
import jobStore from './job-store';
import lifecycle from './lifecycle';
import presence from './presence';
import renderJob from './render-job';
import renderer from './renderer';
import requestKeys from './request-keys';
import settings from './settings';
import triggerRate from './trigger-rate';
import uploads from './uploads';
import worker from './worker';

export default {
  artifacts,
  clock,
  edl,
  events,
  facts,
  'job-list': jobList,
  'job-store': jobStore,
  lifecycle,
  presence,
  queue,
  'render-job': renderJob,
  renderer,
  'request-keys': requestKeys,
  settings,
  'trigger-rate': triggerRate,
  uploads,
  'waiting-room': waitingRoom,
  worker,
};
