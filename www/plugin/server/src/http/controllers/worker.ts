import { setTimeout } from 'node:timers/promises';
import type { FailureKind, Finding, JobParts, Phase } from 'render-rules';
import type { Context as Koa } from 'koa';
import type { ArtifactKind, ClaimJob, CompleteJob, FailJob, ReportProgress, UploadArtifact } from '../../../../shared';
import { configuration } from '../../context';
import type { Context } from '../../context';
import { isOutOfSpace, noSpace, quoted, refused } from '../../errors';
import type { WaitingRoom } from '../../worker/waiting-room';
import { assertCanInspect } from '../../render/inspect';
import { artifactKinds, isArtifactKind } from '../../artifacts/names';
import type { JobRow } from '../../jobs/job-row';
import type { Presence } from '../../worker/presence';
import type { Uploads } from '../../artifacts/uploads';
import type { Report, Worker } from '../../worker/worker';
import { isOutdated, outdatedWorker, problemOf } from '../../worker/worker-version';
import { amount, fieldsOf, object, objects, optional, text, wholeNumber, workerName } from './fields';
import type { Fields } from './fields';
import { announcedPart, assertFits } from './receive-file';
import { actorOf, idOf } from './request';
import { claimOf } from './worker-claim';

interface Ports extends Context {
  worker: Pick<Worker, 'check' | 'progress' | 'upload' | 'complete' | 'fail'>;
  waitingRoom: Pick<WaitingRoom, 'wait'>;
  uploads: Pick<Uploads, 'received' | 'receive'>;
  presence: Pick<Presence, 'seen'>;
}

/** A header, and not part of a body or query: those of uploads are queries, which servers write to their logs. */
const LEASE = 'render-lease';
const MAX_MESSAGE = 10_000;
const MAX_LOG = 16_000;
const MAX_WARNINGS = 1_000;
/** The largest text or picture beside a video, in bytes. */
const MAX_SMALL = 16 * 2 ** 20;
/** What an integer column holds. */
const MAX_INTEGER = 2 ** 31 - 1;

const success = <Data>(data: Data) => ({ success: true as const, data });
const changed = ({ jobId, status }: JobRow) => success({ jobId, status });

function kindOf(ctx: Koa) {
  const kind = idOf(ctx, 'kind');
  if (isArtifactKind(kind)) return kind;
  const valid = artifactKinds().map((name) => `\`${name}\``);
  throw refused('bad_request', `unknown kind of artifact ${quoted(kind)}: valid are ${valid.join(', ')}`);
}

/** Aborted when nobody waits for the answer any more. */
function untilGone(ctx: Koa): AbortSignal {
  const controller = new AbortController();
  ctx.res.once('close', () => controller.abort());
  if (ctx.res.destroyed || ctx.req.socket.destroyed) controller.abort();
  return controller.signal;
}

/** Waits, but for nobody who went away. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { ref: false, signal }).catch(() => undefined);
}

/** The worker protocol over REST, for workers on other machines. */
export function worker({ strapi, worker: protocol, waitingRoom, uploads, presence }: Ports) {
  const reportOf = (ctx: Koa, fields: Fields): Report => ({
    jobId: idOf(ctx, 'jobId'),
    owner: workerName(fields, 'owner'),
    attempt: wholeNumber(1, MAX_INTEGER)(fields, 'attempt'),
    // Without one it opens no job.
    lease: ctx.get(LEASE),
  });

  /** Notes the worker once its report was taken: it then is who it says, and holds a job. */
  async function taken<Result>(ctx: Koa, { owner }: Report, report: Promise<Result>): Promise<Result> {
    const result = await report;
    presence.seen({ owner, kind: 'remote', problem: null }, actorOf(ctx), { holdsJob: true });
    return result;
  }

  function largest(kind: ArtifactKind): number {
    const { maxArtifactBytes } = configuration(strapi).renderer;
    return kind === 'video' ? maxArtifactBytes : Math.min(maxArtifactBytes, MAX_SMALL);
  }

  return {
    async claim(ctx: Koa): Promise<ClaimJob.Reply> {
      const { owner, waitMs, can, ...claim } = claimOf(fieldsOf(ctx));
      const runs = { protocol: claim.protocol, rules: claim.rules, ffmpeg: can?.ffmpeg ?? null };
      const isOld = isOutdated(runs);
      if (!isOld && claim.problem === null && can === null) throw refused('bad_request', '`can` is missing');
      const problem = claim.problem ?? (can && problemOf(can));
      presence.seen({ owner, kind: 'remote', problem, outdated: isOld, runs }, actorOf(ctx));
      if (isOld) throw outdatedWorker(runs);
      if (problem !== null) {
        // Who does not know of its problem would ask again at once.
        if (claim.problem === null) await pause(waitMs, untilGone(ctx));
        return success(null);
      }
      await assertCanInspect(configuration(strapi));
      const assignment = await waitingRoom.wait(owner, waitMs, untilGone(ctx));
      if (!assignment) return success(null);
      const { jobId, attempt, lease, format, request, options } = assignment;
      const { leaseMs } = configuration(strapi).queue;
      return success({ jobId, attempt, lease, format, leaseMs, request, options });
    },

    async progress(ctx: Koa): Promise<ReportProgress.Reply> {
      const fields = fieldsOf(ctx);
      const report = reportOf(ctx, fields);
      const progress = amount(Number.MAX_VALUE)(fields, 'progress');
      // Which phases there are, and what can be of parts, only the rules know.
      const phase = optional(text(255))(fields, 'phase') as Phase | undefined;
      const parts = optional(object)(fields, 'parts') as JobParts | undefined;
      return changed(await taken(ctx, report, protocol.progress(report, progress, phase, parts)));
    },

    async received(ctx: Koa): Promise<UploadArtifact.Received> {
      const report = reportOf(ctx, ctx.query);
      const kind = kindOf(ctx);
      const size = optional(wholeNumber(1, Number.MAX_SAFE_INTEGER))(ctx.query, 'size');
      await protocol.check(report);
      if (size !== undefined) assertFits(size, largest(kind));
      return success({ received: await uploads.received({ ...report, kind }) });
    },

    async upload(ctx: Koa): Promise<UploadArtifact.Reply> {
      try {
        const report = reportOf(ctx, ctx.query);
        const kind = kindOf(ctx);
        const part = announcedPart(ctx, largest(kind));
        // Before the file comes: it may be large.
        await taken(ctx, report, protocol.check(report));
        const file = await uploads.receive({ ...report, kind }, part, ctx.req);
        try {
          return success(await protocol.upload(report, kind, file.path));
        } finally {
          await file.close();
        }
      } catch (error) {
        throw isOutOfSpace(error) ? noSpace() : error;
      }
    },

    async complete(ctx: Koa): Promise<CompleteJob.Reply> {
      const fields = fieldsOf(ctx);
      const report = reportOf(ctx, fields);
      // What a finding is only the rules know.
      const warnings = optional(objects(MAX_WARNINGS))(fields, 'warnings') as Finding[] | undefined;
      return changed(await taken(ctx, report, protocol.complete(report, warnings)));
    },

    async fail(ctx: Koa): Promise<FailJob.Reply> {
      const fields = fieldsOf(ctx);
      const report = reportOf(ctx, fields);
      const message = text(MAX_MESSAGE)(fields, 'message');
      // Which kinds there are only the rules know.
      const kind = text(255)(fields, 'kind') as FailureKind;
      // A renderer that said nothing has an empty log.
      const log = fields.log === '' ? undefined : optional(text(MAX_LOG))(fields, 'log');
      return changed(await taken(ctx, report, protocol.fail(report, { message, kind, log })));
    },
  };
}
