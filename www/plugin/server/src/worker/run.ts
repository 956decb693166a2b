import { setTimeout as sleep } from 'node:timers/promises';
import { attemptFailure, leaseTiming, reportRefusal, RulesError, workerRules } from 'render-rules';
import type { JobParts, Phase } from 'render-rules';
import { logError } from '../context';
import type { Context } from '../context';
import { RequestError } from '../errors';
import { RenderFailure } from '../render/port';
import type { Rendered, Renderer } from '../render/port';
import { inWorkspace } from '../render/workspace';
import type { RendererService } from '../render/renderer';
import { isLost } from './worker';
import type { Assignment, Failure, Worker } from './worker';

/** One attempt at a job in this process. */
export interface Run {
  /** Resolves when the attempt is over, reported and cleaned up; never rejects. */
  ended: Promise<void>;
  /** The job belongs to another attempt now: stop, and report nothing. */
  abandon(): void;
  /** The server stops: stop rendering, and report that, so that another attempt is made. */
  shutDown(): void;
}

export interface RunPorts {
  worker: Pick<Worker, 'progress' | 'upload' | 'complete' | 'fail'>;
  renderer: Pick<RendererService, 'doubt'>;
}

/** What a run is of. */
export interface RunOptions {
  assignment: Assignment;
  renderer: Renderer;
  /** How long the job is this run's, from the claim and from each heartbeat that was taken. */
  leaseMs: number;
}

/** Why an attempt failed, as it is reported. */
function failureOf(error: unknown): Failure {
  if (error instanceof RenderFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  // The session or its EDL changed since the job was asked for; or the next attempt's file would be as large, or as little
  // what is planned.
  const refused =
    error instanceof RulesError || (error instanceof RequestError && reportRefusal(error.status) === 'wrong');
  return attemptFailure(refused ? 'refused' : 'other', message);
}

/** Whether the same call may be fulfilled later. */
const mayPass = (error: unknown): boolean =>
  !(error instanceof RequestError) || reportRefusal(error.status) === 'later';

export function createRun({ strapi }: Context, ports: RunPorts, { assignment, renderer, leaseMs }: RunOptions): Run {
  const { worker } = ports;
  const controller = new AbortController();
  const { signal } = controller;
  const { reportMs, heartbeatMs, stopAfterMs } = leaseTiming(leaseMs);
  let shuttingDown = false;
  let progress = 0;
  let phase: Phase | undefined;
  let parts: JobParts | undefined;
  let isNew = false;
  let reportedAt = performance.now();
  let reporting: Promise<void> | null = null;
  let losing: NodeJS.Timeout | undefined;

  const abandon = () => controller.abort();

  function hold(since: number): void {
    clearTimeout(losing);
    losing = setTimeout(abandon, since + stopAfterMs - performance.now()).unref();
  }

  async function sendProgress(): Promise<void> {
    const askedAt = performance.now();
    isNew = false;
    try {
      await worker.progress(assignment, progress, phase, parts);
      hold(askedAt);
    } catch (error) {
      if (isLost(error)) return abandon();
      // The lease lasts for another heartbeat or two.
      logError(strapi, `the progress of the job \`${assignment.jobId}\` could not be saved`, error);
    } finally {
      reportedAt = performance.now();
      reporting = null;
    }
  }

  /** One report after the other, so that an older one never overtakes a newer one. */
  function beat(): void {
    if (reporting || signal.aborted) return;
    if (isNew || performance.now() - reportedAt >= heartbeatMs) reporting = sendProgress();
  }

  function onProgress(value: number, doing: Phase): void {
    progress = Math.max(progress, Math.min(value, 1));
    phase = doing;
    isNew = true;
  }

  function onParts(there: JobParts): void {
    parts = there;
    isNew = true;
  }

  /** Calls until it works, the job is lost, or there were enough tries. Meanwhile the heartbeat renews the lease. */
  async function insist<Result>(call: () => Promise<Result>): Promise<Result> {
    for (const waitMs of workerRules().retryWaitsMs) {
      try {
        return await call();
      } catch (error) {
        if (signal.aborted || !mayPass(error)) throw error;
        logError(strapi, `the job \`${assignment.jobId}\` could not be handed over; trying again`, error);
        await sleep(waitMs, undefined, { signal }).catch(() => {
          throw error;
        });
      }
    }
    return call();
  }

  async function complete({ files, warnings }: Rendered): Promise<void> {
    onProgress(1, 'storing');
    for (const { kind, path } of files) await insist(() => worker.upload(assignment, kind, path));
    signal.throwIfAborted();
    await reporting;
    await insist(() => worker.complete(assignment, warnings));
  }

  async function fail(error: unknown): Promise<void> {
    if (isLost(error) || (signal.aborted && !shuttingDown)) return;
    const failure = shuttingDown ? attemptFailure('server_stopped') : failureOf(error);
    if (!shuttingDown && !(error instanceof RenderFailure) && !(error instanceof RulesError))
      logError(strapi, `the job \`${assignment.jobId}\` failed`, error);
    // Before the job is due again: it is to be taken by somebody who can render it.
    if (failure.kind === 'interrupted' && !shuttingDown) ports.renderer.doubt();
    await reporting;
    await insist(() => worker.fail(assignment, failure));
  }

  async function attempt(): Promise<void> {
    const heartbeat = setInterval(beat, reportMs);
    hold(performance.now());
    try {
      await inWorkspace(async (directory) => {
        const { jobId, request, options } = assignment;
        const order = { jobId, request, options, directory, signal, onProgress, onParts };
        await complete(await renderer.render(order));
      });
    } catch (error) {
      await fail(error);
    } finally {
      clearInterval(heartbeat);
      clearTimeout(losing);
    }
  }

  return {
    ended: attempt().catch((error: unknown) => {
      // Not even the failure could be reported. The lease runs out, and the job is recovered then.
      if (!isLost(error)) logError(strapi, `the end of the job \`${assignment.jobId}\` could not be saved`, error);
    }),
    abandon,
    shutDown() {
      shuttingDown = true;
      controller.abort();
    },
  };
}
