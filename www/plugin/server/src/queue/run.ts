import { planRender, RulesError } from 'render-rules';
import type { Phase } from 'render-rules';
import { logError } from '../context';
import type { Context } from '../context';
import { RequestError } from '../errors';
import { UNFIT } from '../render/inspect';
import { RenderFailure } from '../render/port';
import type { Renderer, Rendering } from '../render/port';
import { inWorkspace } from '../render/workspace';
import type { RendererService } from '../services/renderer';
import { isLost } from '../services/worker';
import type { Assignment, Failure, Worker } from '../services/worker';

/** How often progress is written at most. */
const PROGRESS_MS = 500;
/** Heartbeats in the time of one lease. */
const HEARTBEATS = 3;
/**
 * The part of a lease after which a run that could not renew it stops: some time before its end, so that the renderer has
 * ended when the job is given to somebody else.
 */
const HELD = 5 / 6;

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

const SHUT_DOWN: Failure = { message: 'the server was shut down during the render', kind: 'interrupted' };

/** Why an attempt failed, as it is reported. */
function failureOf(error: unknown): Failure {
  if (error instanceof RenderFailure) return error;
  // The session or its EDL changed since the job was asked for. That stays so until somebody fixes it.
  if (error instanceof RulesError) return { message: error.message, kind: 'permanent' };
  const message = error instanceof Error ? error.message : String(error);
  // The next attempt's file would be as large, or as little what is planned.
  if (error instanceof RequestError && (error.status === 413 || error.details.code === UNFIT))
    return { message, kind: 'permanent' };
  return { message: `the render could not be finished: ${message}`, kind: 'transient' };
}

export function createRun({ strapi }: Context, ports: RunPorts, { assignment, renderer, leaseMs }: RunOptions): Run {
  const { worker } = ports;
  const controller = new AbortController();
  const { signal } = controller;
  let shuttingDown = false;
  let progress = 0;
  let phase: Phase | undefined;
  let reportedAt = -Infinity;
  let reporting = Promise.resolve();

  let losing: NodeJS.Timeout | undefined;

  const abandon = () => controller.abort();

  function hold(since: number): void {
    clearTimeout(losing);
    losing = setTimeout(abandon, since + leaseMs * HELD - performance.now()).unref();
  }

  async function sendProgress(): Promise<void> {
    const askedAt = performance.now();
    try {
      await worker.progress(assignment, progress, phase);
      hold(askedAt);
    } catch (error) {
      if (isLost(error)) return abandon();
      // The lease lasts for another heartbeat or two.
      logError(strapi, `the progress of the job \`${assignment.jobId}\` could not be saved`, error);
    }
  }

  /** One report after the other, so that an older one never overtakes a newer one. */
  function report(): void {
    reportedAt = performance.now();
    reporting = reporting.then(() => (signal.aborted ? undefined : sendProgress()));
  }

  function onProgress(value: number, doing: Phase): void {
    progress = Math.max(progress, Math.min(value, 1));
    const isNew = doing !== phase;
    phase = doing;
    if (isNew || performance.now() - reportedAt >= PROGRESS_MS) report();
  }

  async function complete({ files }: Rendering): Promise<void> {
    onProgress(progress, 'storing');
    await worker.upload(assignment, 'video', files.video);
    // A still is its own thumbnail: the same file.
    if (files.thumbnail !== files.video) await worker.upload(assignment, 'thumbnail', files.thumbnail);
    if (files.chapters !== null) await worker.upload(assignment, 'chapters', files.chapters);
    if (files.subtitles !== null) await worker.upload(assignment, 'subtitles', files.subtitles);
    signal.throwIfAborted();
    await reporting;
    await worker.complete(assignment);
  }

  async function fail(error: unknown): Promise<void> {
    if (isLost(error) || (signal.aborted && !shuttingDown)) return;
    const failure = shuttingDown ? SHUT_DOWN : failureOf(error);
    if (!shuttingDown && !(error instanceof RenderFailure) && !(error instanceof RulesError))
      logError(strapi, `the job \`${assignment.jobId}\` failed`, error);
    // Before the job is due again: it is to be taken by somebody who can render it.
    if (failure.kind === 'interrupted' && !shuttingDown) ports.renderer.doubt();
    await reporting;
    await worker.fail(assignment, failure);
  }

  async function attempt(): Promise<void> {
    const heartbeat = setInterval(report, leaseMs / HEARTBEATS);
    hold(performance.now());
    try {
      await inWorkspace(async (directory) => {
        const plan = planRender(assignment.request, assignment.options);
        await complete(await renderer.render({ plan, directory, signal, onProgress }));
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
