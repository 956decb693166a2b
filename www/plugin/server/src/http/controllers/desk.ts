import type { Context as Koa } from 'koa';
import type { Bulk, GetConfiguration, GetHealth, GetJobDetails, GetRenderer } from '../../../../shared';
import { shownConfiguration } from '../../config/shown';
import { configuration } from '../../context';
import type { Context } from '../../context';
import { quoted, refused, textOf } from '../../errors';
import type { EventHub } from '../../events/hub';
import { inBulk } from '../../jobs/bulk';
import { detailsOf } from '../../jobs/details';
import type { DetailsPorts } from '../../jobs/details';
import { healthOf } from '../../queue/health';
import type { HealthPorts } from '../../queue/health';
import type { JobService } from '../../jobs/render-job';
import type { RendererService } from '../../render/renderer';
import type { TriggerRate } from '../../jobs/trigger-rate';
import { callerOf } from './caller';
import { startStream } from './event-stream';
import { fieldsOf } from './fields';
import { actorOf, idOf } from './request';

interface Ports extends Context, DetailsPorts, HealthPorts {
  renderJob: Pick<JobService, 'retryJob' | 'cancelJob'>;
  triggerRate: TriggerRate;
  renderer: Pick<RendererService, 'look' | 'clearParts'>;
  events: Pick<EventHub, 'listenToAll'>;
}

const MOST_JOBS = 100;
const LONGEST_ID = 255;

/** Each job once, in the order in which they were named. */
function jobIdsOf(ctx: Koa): string[] {
  const { jobIds } = fieldsOf(ctx);
  const isId = (id: unknown): id is string => typeof id === 'string' && id !== '' && id.length <= LONGEST_ID;
  const isList = Array.isArray(jobIds) && jobIds.length >= 1 && jobIds.length <= MOST_JOBS;
  if (!isList || !jobIds.every(isId)) {
    const shown = jobIds === undefined ? 'nothing' : textOf(jobIds);
    throw refused('bad_request', `\`jobIds\` must be a list of 1 to ${MOST_JOBS} jobs' ids, not ${quoted(shown)}`);
  }
  return [...new Set(jobIds.map((id) => id.replaceAll('\0', '\uFFFD')))];
}

/** What the operator's pages ask for: the queue, one job in full, several jobs at once. */
export function desk(ports: Ports) {
  const { strapi, renderJob: jobs, triggerRate, renderer, events } = ports;
  return {
    async retry(ctx: Koa): Promise<Bulk.Reply> {
      const actor = actorOf(ctx);
      const retry = async (jobId: string) => {
        triggerRate.count(actor);
        return jobs.retryJob(jobId, actor);
      };
      return { data: await inBulk(strapi, jobIdsOf(ctx), retry) };
    },
    async cancel(ctx: Koa): Promise<Bulk.Reply> {
      const actor = actorOf(ctx);
      return { data: await inBulk(strapi, jobIdsOf(ctx), (jobId) => jobs.cancelJob(jobId, actor)) };
    },
    async details(ctx: Koa): Promise<GetJobDetails.Reply> {
      return { data: await detailsOf(ports, idOf(ctx, 'jobId')) };
    },
    async health(): Promise<GetHealth.Reply> {
      return { data: await healthOf(ports) };
    },
    async renderer(): Promise<GetRenderer.Reply> {
      return { data: await renderer.look() };
    },
    async clearParts(): Promise<GetRenderer.Reply> {
      renderer.clearParts();
      return { data: await renderer.look() };
    },
    configuration(): GetConfiguration.Reply {
      return { data: shownConfiguration(configuration(strapi)) };
    },
    events(ctx: Koa): void {
      startStream(ctx, events.listenToAll(callerOf(strapi, ctx)));
    },
  };
}
