import type { Context as Koa } from 'koa';
import type { Cancel, Delete, GetJob, GetSessionJobs, JobReply, Retry, Trigger } from '../../../../shared';
import { PLUGIN_ID } from '../../context';
import type { Context } from '../../context';
import { pagingOf, SESSION_PAGE_SIZE } from '../../jobs/paging';
import type { JobService } from '../../jobs/render-job';
import type { TriggerRate } from '../../jobs/trigger-rate';
import { choice } from './fields';
import { actorOf, bodyOf, idOf } from './request';

interface Ports extends Context {
  renderJob: JobService;
  triggerRate: TriggerRate;
}

const success = <Data>(data: Data) => ({ success: true as const, data });
const changed = ({ jobId, status }: JobReply) => success({ jobId, status });

/** The endpoints of the content API. Reads are named as Strapi's own, so that read-only tokens may call them. */
export function renderJob({ strapi, renderJob: jobs, triggerRate }: Ports) {
  /** Who asks for a render, once it is counted. */
  function counted(ctx: Koa): string {
    const actor = actorOf(ctx);
    triggerRate.count(actor);
    return actor;
  }

  return {
    async trigger(ctx: Koa): Promise<Trigger.Reply> {
      const job = await jobs.createJob(bodyOf(ctx), counted(ctx), ctx.headers['idempotency-key']?.toString());
      const { jobId, status, format, sessionId, deduplicated } = job;
      return success({ jobId, status, format, sessionId: sessionId ?? '', ...(deduplicated && { deduplicated }) });
    },
    async findOne(ctx: Koa): Promise<GetJob.Reply> {
      return success(await jobs.getJob(idOf(ctx, 'jobId')));
    },
    async find(ctx: Koa): Promise<GetSessionJobs.Reply> {
      const { data, pagination } = await jobs.getPageForSession(
        idOf(ctx, 'sessionId'),
        pagingOf(ctx.query, SESSION_PAGE_SIZE),
      );
      return { ...success(data), meta: { pagination } };
    },
    async delete(ctx: Koa): Promise<Delete.Reply> {
      const jobId = idOf(ctx, 'jobId');
      const deleted = await jobs.deleteJob(jobId, { files: choice(ctx.query, 'files') });
      strapi.log.info(`${PLUGIN_ID}: the job \`${jobId}\` was deleted by ${actorOf(ctx)}`);
      return success(deleted);
    },
    async retry(ctx: Koa): Promise<Retry.Reply> {
      return changed(await jobs.retryJob(idOf(ctx, 'jobId'), counted(ctx)));
    },
    async cancel(ctx: Koa): Promise<Cancel.Reply> {
      return changed(await jobs.cancelJob(idOf(ctx, 'jobId'), actorOf(ctx)));
    },
  };
}
