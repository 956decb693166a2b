import type { Core } from '@strapi/strapi';
import { configuration, logError, PLUGIN_ID } from './context';
import { createEventHub } from './events/hub';
import { createQueue } from './queue';
import { createWorking } from './worker/working';
import { createWaitingRoom } from './worker/waiting-room';
import { createInspect } from './render/inspect';
import { createLook } from './render/look';
import { createArtifactStore } from './artifacts/store';
import { createClock } from './jobs/clock';
import { createEdlService } from './inputs/edl';
import { createFactsService } from './inputs/facts';
import { createRecordings } from './inputs/recordings';
import { createJobList } from './jobs/job-list';
import { createJobStore } from './jobs/job-store';
import { createLifecycle } from './jobs/lifecycle';
import { createPresence } from './worker/presence';
import { createRenderJobs } from './jobs/render-job';
import { openPartStore } from './render/part-store';
import { createRendererService } from './render/renderer';
import { createRequestKeys } from './jobs/request-keys';
import { createSettings } from './jobs/settings';
import { createStills } from './render/stills';
import { createTriggerRate } from './jobs/trigger-rate';
import { createUploads } from './artifacts/uploads';
import { createWorker } from './worker/worker';

/**
 * The server's parts, and who knows whom: each is given what it works with, and finds nobody by itself. A part knows only parts
 * that were made before it.
 */
function compose(strapi: Core.Strapi) {
  const context = { strapi };

  // What the database holds.
  const settings = createSettings(context);
  const recordings = createRecordings(context);
  const facts = createFactsService(context, { recordings });
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

  // Who looks at recordings.
  const look = createLook(context, { facts, recordings });
  const stills = createStills(context, { edl, facts, look });

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
    look,
    settings,
    clock,
    lifecycle,
    events,
    artifacts,
  });
  const triggerRate = createTriggerRate(context);

  // Who takes jobs: this server, and workers elsewhere.
  const { queue: queueSettings, renderer: rendererSettings } = configuration(context.strapi);
  const partStore = queueSettings.consume
    ? openPartStore(rendererSettings.parts, (what, error) => logError(context.strapi, what, error))
    : null;
  const renderer = createRendererService(context, partStore);
  const waitingRoom = createWaitingRoom(context, { worker, queue });
  const working = createWorking(context, {
    worker,
    queue,
    waitingRoom,
    presence,
    renderer,
    partStore,
    recordings,
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
    look,
    partStore,
    presence,
    queue,
    recordings,
    renderJob,
    renderer,
    requestKeys,
    settings,
    stills,
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
