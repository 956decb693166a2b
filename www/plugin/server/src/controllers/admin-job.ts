import type { Context as Koa } from 'koa';
import { rules } from 'render-rules';
import type { GetContentTypes, GetFacts, ListJobs, ViewJob, ViewSessionJobs } from '../../../shared/contracts';
import { notFound, quoted, refused } from '../errors';
import { configuration, service } from '../plugin';
import type { Context } from '../plugin';
import type { PageRequest } from '../services/job-store';
import { idOf } from './request';

const SORTABLE = ['createdAt', 'updatedAt', 'status', 'format', 'progress', 'renderStartedAt', 'renderCompletedAt'];
const MAX_PAGE_SIZE = 100;

function count(name: string, value: unknown, fallback: number, max: number): number {
  if (value === undefined) return fallback;
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= max) return number;
  throw refused('bad_request', `\`${name}\` must be a whole number from 1 to ${max}, not ${quoted(value)}`);
}

function sortOf(value: unknown): PageRequest['sort'] {
  const [field = '', order = 'asc'] = String(value ?? 'createdAt:desc').split(':');
  if (SORTABLE.includes(field) && (order === 'asc' || order === 'desc')) return { field, order };
  const valid = SORTABLE.map((name) => `\`${name}\``).join(', ');
  throw refused('bad_request', `\`sort\` must be one of ${valid} with \`:asc\` or \`:desc\`, not ${quoted(value)}`);
}

/** The reads of the admin API. */
export default ({ strapi }: Context) => {
  const jobs = () => service(strapi, 'render-job');
  return {
    async list(ctx: Koa): Promise<ListJobs.Reply> {
      const { page, pageSize, sort } = ctx.query;
      return jobs().viewPage({
        page: count('page', page, 1, Number.MAX_SAFE_INTEGER),
        pageSize: count('pageSize', pageSize, 10, MAX_PAGE_SIZE),
        sort: sortOf(sort),
      });
    },
    async findOne(ctx: Koa): Promise<ViewJob.Reply> {
      return { success: true, data: await jobs().viewJob(idOf(ctx, 'jobId')) };
    },
    async find(ctx: Koa): Promise<ViewSessionJobs.Reply> {
      return { success: true, data: await jobs().viewJobsForSession(idOf(ctx, 'sessionId')) };
    },
    async facts(ctx: Koa): Promise<GetFacts.Reply> {
      const sessionId = idOf(ctx, 'sessionId');
      const facts = service(strapi, 'facts');
      const loaded = await facts.ofSession(sessionId);
      if (!loaded) throw notFound('session', sessionId);
      return {
        data: { ...loaded.facts, options: facts.options() },
        meta: { rulesHash: rules().hash, assetDocumentIds: loaded.assetDocumentIds },
      };
    },
    contentTypes(): GetContentTypes.Reply {
      const { session, asset, edl, job } = configuration(strapi).contentTypes;
      return { data: { session: session.uid, asset: asset.uid, edl: edl.uid, job: job.uid } };
    },
  };
};
