import type { Context as Koa } from 'koa';
import { rules } from 'render-rules';
import type {
  CheckRecordings,
  GetContentTypes,
  GetFacts,
  ListJobs,
  ViewJob,
  ViewSessionJobs,
} from '../../../../shared';
import { configuration } from '../../context';
import type { Context } from '../../context';
import { notFound } from '../../errors';
import { partsWithUnpublishedChanges } from '../../inputs/unpublished';
import type { FactsService, LoadedFacts } from '../../inputs/facts';
import { pagingOf, SESSION_PAGE_SIZE } from '../../jobs/paging';
import type { JobViews } from '../../jobs/render-job';
import type { Look } from '../../render/look';
import { pageRequestOf } from './list-query';
import { idOf, localeOf } from './request';

interface Ports extends Context {
  jobViews: JobViews;
  facts: Pick<FactsService, 'ofSession' | 'options'>;
  look: Pick<Look, 'assertCanLook' | 'look'>;
}

/** How long an operator waits to learn what the recordings are. */
const CHECK_MS = 60_000;

/** The reads of the admin API, and the look at a session's recordings. */
export function adminJob({ strapi, jobViews: jobs, facts, look }: Ports) {
  async function load(ctx: Koa): Promise<LoadedFacts> {
    const sessionId = idOf(ctx, 'sessionId');
    const locale = localeOf(ctx);
    const loaded = await facts.ofSession(sessionId, locale);
    if (!loaded) throw notFound('session', sessionId, locale);
    return loaded;
  }

  async function replyOf(loaded: LoadedFacts): Promise<GetFacts.Reply> {
    return {
      data: { ...loaded.facts, options: facts.options() },
      meta: {
        rulesHash: rules().hash,
        assetDocumentIds: loaded.assets.map(({ documentId }) => documentId),
        unpublishedChanges: await partsWithUnpublishedChanges(strapi, loaded),
      },
    };
  }

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
      return replyOf(await load(ctx));
    },
    async checkRecordings(ctx: Koa): Promise<CheckRecordings.Reply> {
      const loaded = await load(ctx);
      await look.assertCanLook();
      const { request, known, unknown } = await look.look(loaded.facts, { maxAgeMs: 0, withinMs: CHECK_MS });
      const { data, meta } = await replyOf(loaded);
      const of = unknown.map(({ recording: { camera }, problem }) => ({ camera, problem }));
      return { data: { ...data, assets: request.assets }, meta: { ...meta, known, unknown: of } };
    },
    contentTypes(): GetContentTypes.Reply {
      const { session, asset, edl, job } = configuration(strapi).contentTypes;
      return { data: { session: session.uid, asset: asset.uid, edl: edl.uid, job: job.uid } };
    },
  };
}
