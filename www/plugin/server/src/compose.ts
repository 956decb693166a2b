import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from './context';
import { createEventHub } from './events/hub';
import { createQueue } from './queue';
import { createWorking } from './queue/start';
import { createWaitingRoom } from './queue/waiting-room';
import { createInspect } from './render/inspect';
import { createArtifactStore } from './services/artifacts';
import { createClock } from './services/clock';
import { createEdlService } from './services/edl';
import { createFactsService } from './services/facts';
import { createJobList } from './services/job-list';
import { createJobStore } from './services/job-store';
import { createLifecycle } from './services/lifecycle';
import { createPresence } from './services/presence';
import { createRenderJobs } from './services/render-job';
import { createRendererService } from './services/renderer';
import { createRequestKeys } from './services/request-keys';
import { createSettings } from './services/settings';
import { createTriggerRate } from './services/trigger-rate';
import { createUploads } from './services/uploads';
import { createWorker } from './services/worker';

/**
 * The server's parts, and who knows whom: each is given what it works with, and finds nobody by itself. A part knows only parts
 * that were made before it.
 */
function compose(strapi: Core.Strapi) {
  const context = { strapi };

  // What the database holds.
  const settings = createSettings(context);
  const facts = createFactsService(context);
  const edl = createEdlService(context);
  const jobList = createJobList(context, { facts });
  const clock = createClock(context, { jobList });
  const jobStore = createJobStore(context, { clock });
  const requestKeys = createRequestKeys(context, { jobStore });
  const presence = createPresence(context, { clock });

  // Files of attempts: those that come, and those that are there.
  const uploads = createUploads();
  const artifacts = createArtifactStore(context);
  const inspect = createInspect(context, { facts });

  // Who is told of changes.
  const events = createEventHub(context, { clock, jobList, jobStore });
  const queue = createQueue(context, { clock, jobStore });

  // What changes jobs: the lifecycle, for workers and for who asks for renders.
  const lifecycle = createLifecycle(context, { jobStore, clock, queue, events, uploads, artifacts });
  const worker = createWorker(context, {
    lifecycle,
    jobStore,
    clock,
    settings,
    facts,
    inspect,
    artifacts,
    uploads,
  });
  const { renderJob, jobViews } = createRenderJobs(context, {
    jobStore,
    jobList,
    requestKeys,
    facts,
    settings,
    clock,
    lifecycle,
    events,
    artifacts,
  });
  const triggerRate = createTriggerRate(context);

  // Who takes jobs: this server, and workers elsewhere.
  const renderer = createRendererService(context);
  const waitingRoom = createWaitingRoom(context, { worker, queue });
  const working = createWorking(context, {
    worker,
    queue,
    waitingRoom,
    presence,
    renderer,
    uploads,
    artifacts,
    jobStore,
  });

  return {
    artifacts,
    clock,
    edl,
    events,
    facts,
    jobList,
    jobStore,
    jobViews,
    lifecycle,
    presence,
    queue,
    renderJob,
    renderer,
    requestKeys,
    settings,
    triggerRate,
    uploads,
    waitingRoom,
    worker,
    working,
  };
}

export type Parts = ReturnType<typeof compose>;

/** Under which name Strapi's container keeps the parts: no service of the plugin, and nothing that applications may count on. */
const PARTS = `plugin::${PLUGIN_ID}.parts`;

/** The parts in this Strapi, made when somebody first asks. */
export function partsOf(strapi: Core.Strapi): Parts {
  if (!strapi.has(PARTS)) strapi.add(PARTS, compose(strapi));
  return strapi.get(PARTS);
}
