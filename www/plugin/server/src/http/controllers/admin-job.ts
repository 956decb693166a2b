import type { Context as Koa } from 'koa';
import { rules } from 'render-rules';
import type { GetContentTypes, GetFacts, ListJobs, ViewJob, ViewSessionJobs } from '../../../../shared';
import { configuration } from '../../context';
import type { Context } from '../../context';
import { notFound } from '../../errors';
import { partsWithUnpublishedChanges } from '../../inputs/unpublished';
import type { FactsService } from '../../inputs/facts';
import { pagingOf, SESSION_PAGE_SIZE } from '../../jobs/paging';
import type { JobViews } from '../../jobs/render-job';
import { pageRequestOf } from './list-query';
import { idOf, localeOf } from './request';

interface Ports extends Context {
  jobViews: JobViews;
  facts: Pick<FactsService, 'ofSession' | 'options'>;
}

/** The reads of the admin API. */
export function adminJob({ strapi, jobViews: jobs, facts }: Ports) {
  return {
    async list(ctx: Koa): Promise<ListJobs.Reply> {
      return jobs.viewPage(pageRequestOf(ctx));
    },
    async findOne(ctx: Koa): Promise<ViewJob.Reply> {
      return { success: true, data: await jobs.viewJob(idOf(ctx, 'jobId')) };
    },
    async find(ctx: Koa): Promise<ViewSessionJobs.Reply> {
      const { data, pagination } = await jobs.viewPageForSession(
        idOf(ctx, 'sessionId'),
        pagingOf(ctx.query, SESSION_PAGE_SIZE),
      );
      return { success: true, data, meta: { pagination } };
    },
    async facts(ctx: Koa): Promise<GetFacts.Reply> {
      const sessionId = idOf(ctx, 'sessionId');
      const locale = localeOf(ctx);
      const loaded = await facts.ofSession(sessionId, locale);
      if (!loaded) throw notFound('session', sessionId, locale);
      return {
        data: { ...loaded.facts, options: facts.options() },
        meta: {
          rulesHash: rules().hash,
          assetDocumentIds: loaded.assets.map(({ documentId }) => documentId),
          unpublishedChanges: await partsWithUnpublishedChanges(strapi, loaded),
        },
      };
    },
    contentTypes(): GetContentTypes.Reply {
      const { session, asset, edl, job } = configuration(strapi).contentTypes;
      return { data: { session: session.uid, asset: asset.uid, edl: edl.uid, job: job.uid } };
    },
  };
}
