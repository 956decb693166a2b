import { logTail } from 'render-rules';
import type { FailureKind, Phase } from 'render-rules';
import type { Context as Koa } from 'koa';
import type {
  ArtifactKind,
  ClaimJob,
  CompleteJob,
  FailJob,
  ReportProgress,
  UploadArtifact,
} from '../../../shared/contracts';
import { isOutOfSpace, noSpace, quoted, refused } from '../errors';
import { configuration, service } from '../plugin';
import type { Context } from '../plugin';
import { assertCanInspect } from '../render/inspect';
import { artifactKinds, isArtifactKind } from '../services/artifact-names';
import type { JobRow } from '../services/job-row';
import type { Report } from '../services/worker';
import { amount, fieldsOf, optional, text, token, wholeNumber } from './fields';
import type { Fields } from './fields';
import { announcedPart, assertFits, discardRest } from './receive-file';
import { idOf } from './request';

const MAX_WAIT_MS = 25_000;
const MAX_MESSAGE = 10_000;
const MAX_LOG = 16_000;
const MAX_PROBLEM = 2_000;
/** The largest text or picture beside a video, in bytes. */
const MAX_SMALL = 16 * 2 ** 20;
/** What an integer column holds. */
const MAX_INTEGER = 2 ** 31 - 1;

const owner = token(255);

const success = <Data>(data: Data) => ({ success: true as const, data });
const changed = ({ jobId, status }: JobRow) => success({ jobId, status });

function kindOf(ctx: Koa) {
  const kind = idOf(ctx, 'kind');
  if (isArtifactKind(kind)) return kind;
  const valid = artifactKinds().map((name) => `\`${name}\``);
  throw refused('bad_request', `there is no kind of artifact ${quoted(kind)}: valid are ${valid.join(', ')}`);
}

/** Aborted when nobody waits for the answer any more. */
function untilGone(ctx: Koa): AbortSignal {
  const controller = new AbortController();
  ctx.res.once('close', () => controller.abort());
  if (ctx.res.destroyed || ctx.req.socket.destroyed) controller.abort();
  return controller.signal;
}

/** The worker protocol over REST, for workers on other machines. */
export default ({ strapi }: Context) => {
  const worker = () => service(strapi, 'worker');

  function reportOf(ctx: Koa, fields: Fields): Report {
    const report = {
      jobId: idOf(ctx, 'jobId'),
      owner: owner(fields, 'owner'),
      attempt: wholeNumber(1, MAX_INTEGER)(fields, 'attempt'),
    };
    service(strapi, 'presence').seen(report.owner, 'remote');
    return report;
  }

  function largest(kind: ArtifactKind): number {
    const { maxArtifactBytes } = configuration(strapi).renderer;
    return kind === 'video' ? maxArtifactBytes : Math.min(maxArtifactBytes, MAX_SMALL);
  }

  return {
    async claim(ctx: Koa): Promise<ClaimJob.Reply> {
      const fields = fieldsOf(ctx);
      const name = owner(fields, 'owner');
      const waitMs = optional(wholeNumber(0, MAX_WAIT_MS))(fields, 'waitMs') ?? 0;
      const said = optional(text(MAX_PROBLEM))(fields, 'problem') ?? null;
      const problem = said === null ? null : logTail(said);
      service(strapi, 'presence').seen(name, 'remote', problem);
      if (problem !== null) return success(null);
      await assertCanInspect(configuration(strapi));
      const assignment = await service(strapi, 'waiting-room').wait(name, waitMs, untilGone(ctx));
      if (!assignment) return success(null);
      const { jobId, attempt, format, request, options } = assignment;
      return success({ jobId, attempt, format, leaseMs: configuration(strapi).queue.leaseMs, request, options });
    },

    async progress(ctx: Koa): Promise<ReportProgress.Reply> {
      const fields = fieldsOf(ctx);
      const report = reportOf(ctx, fields);
      const progress = amount(Number.MAX_VALUE)(fields, 'progress');
      // Which phases there are only the rules know.
      const phase = optional(text(255))(fields, 'phase') as Phase | undefined;
      return changed(await worker().progress(report, progress, phase));
    },

    async received(ctx: Koa): Promise<UploadArtifact.Received> {
      const report = reportOf(ctx, ctx.query);
      const kind = kindOf(ctx);
      const size = optional(wholeNumber(1, Number.MAX_SAFE_INTEGER))(ctx.query, 'size');
      await worker().check(report);
      if (size !== undefined) assertFits(size, largest(kind));
      return success({ received: await service(strapi, 'uploads').received({ ...report, kind }) });
    },

    async upload(ctx: Koa): Promise<UploadArtifact.Reply> {
      try {
        const report = reportOf(ctx, ctx.query);
        const kind = kindOf(ctx);
        const part = announcedPart(ctx, largest(kind));
        // Before the file comes: it may be large.
        await worker().check(report);
        const file = await service(strapi, 'uploads').receive({ ...report, kind }, part, ctx.req);
        try {
          return success(await worker().upload(report, kind, file.path));
        } finally {
          await file.close();
        }
      } catch (error) {
        throw isOutOfSpace(error) ? noSpace() : error;
      } finally {
        discardRest(ctx);
      }
    },

    async complete(ctx: Koa): Promise<CompleteJob.Reply> {
      const fields = fieldsOf(ctx);
      return changed(await worker().complete(reportOf(ctx, fields)));
    },

    async fail(ctx: Koa): Promise<FailJob.Reply> {
      const fields = fieldsOf(ctx);
      const report = reportOf(ctx, fields);
      const message = text(MAX_MESSAGE)(fields, 'message');
      // Which kinds there are only the rules know.
      const kind = text(255)(fields, 'kind') as FailureKind;
      // A renderer that said nothing has an empty log.
      const log = fields.log === '' ? undefined : optional(text(MAX_LOG))(fields, 'log');
      return changed(await worker().fail(report, { message, kind, log }));
    },
  };
};
