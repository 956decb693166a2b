import { readFile } from 'node:fs/promises';
import { assess, cameraStill, explainMediaProbe, lateMediaProbe, recordings, rules, workerRules } from 'render-rules';
import type { MediaProbe, Recording, RenderRequest } from 'render-rules';
import { configuration } from '../context';
import type { Context } from '../context';
import { conflict, quoted, RequestError } from '../errors';
import type { EdlService } from '../inputs/edl';
import type { FactsService } from '../inputs/facts';
import { createTurns } from '../jobs/turns';
import type { Look } from './look';
import { openMediaProxy } from './media-proxy';
import { RenderFailure } from './port';
import { problemOf } from './programs';
import { start } from './start';
import { inWorkspace } from './workspace';

/** How many stills a server makes at a time. */
const AT_A_TIME = 2;

/** How long a still waits for what its recording is. */
const LOOK_MS = 20_000;

/** Small pictures of what cameras recorded. */
export type Stills = {
  /**
   * A JPEG of a camera's recording, from the middle of the camera's first cut in an EDL that is being edited.
   *
   * @throws RequestError 404 `edl_not_found` or `camera_not_found`, 409 `recording_missing`, 409 or 503 `recording_unreadable`,
   * 503 `ffmpeg_missing`.
   */
  ofCamera(documentId: string, camera: string, locale?: string): Promise<Buffer>;
  /** Ends those that are being made. */
  close(): Promise<void>;
};

interface Ports {
  edl: Pick<EdlService, 'edited'>;
  facts: Pick<FactsService, 'ofJob' | 'options'>;
  look: Pick<Look, 'look'>;
}

/** A time of a recording, in ms. */
interface Moment {
  recording: Recording;
  probe: MediaProbe | null;
  atMs: number;
}

const middle = (startMs: number, endMs: number): number => (startMs + endMs) / 2;

export function createStills({ strapi }: Context, { edl, facts, look }: Ports): Stills {
  const inTurn = createTurns(AT_A_TIME);
  const closing = new AbortController();
  const making = new Set<Promise<unknown>>();

  /** A render of an EDL that is being edited, as if it were locked: only a plan knows where in a recording a cut begins. */
  async function requestOf(documentId: string, locale: string | undefined): Promise<RenderRequest> {
    const { approved, locale: own } = await edl.edited(documentId, locale);
    const { canonicalEdl, sessionDocumentId } = approved;
    const of = await facts.ofJob({ sessionDocumentId, sessionLocale: own, edlDocumentId: null, settings: null });
    return { ...of, edl: { id: documentId, status: 'locked', canonicalEdl }, format: rules().defaultFormat };
  }

  /** The middle of a camera's first cut, in the recording that a render would read. */
  function firstSight(request: RenderRequest, camera: string): Moment {
    const { plan, timeline } = assess(request, facts.options());
    const cut = timeline.cuts.find((each) => timeline.cameras[each.camera] === camera);
    if (!cut)
      throw new RequestError(404, `the EDL has no cut to a camera ${quoted(camera)}`, { code: 'camera_not_found' });
    const segment = plan?.segments.find((each) => each.camera === camera);
    const read = plan?.inputs[segment?.input ?? -1];
    const own = recordings(request).filter((each) => each.camera === camera);
    const recording = own.find(({ url }) => url === read?.url) ?? own[0];
    if (!recording) throw conflict('recording_missing', `camera ${quoted(camera)} has no recording that can be read`);
    const probe = request.assets[recording.asset]?.probe ?? null;
    const { sourceStartMs, sourceEndMs } = segment ?? {};
    // Without a plan nobody knows the offset for sure; a still beyond the end is of the end.
    const atMs = middle(sourceStartMs ?? cut.startMs, sourceEndMs ?? cut.endMs);
    return { recording, probe, atMs };
  }

  async function assertFfmpeg(): Promise<void> {
    const { limits, ffmpegPath } = configuration(strapi).renderer;
    const problem = await problemOf(limits, ffmpegPath);
    if (problem === null) return;
    throw new RequestError(
      503,
      `this server can't make stills: ${problem}; install ffmpeg, or set \`renderer.ffmpegPath\``,
      { code: 'ffmpeg_missing' },
    );
  }

  /** @throws RenderFailure where the recording can't be read. */
  async function make({ recording, probe, atMs }: Moment, directory: string): Promise<Buffer> {
    const { renderer, media } = configuration(strapi);
    const { ffmpegPath: program, limits } = renderer;
    const late = AbortSignal.timeout(workerRules().mediaProbeMs);
    const proxy = await openMediaProxy({ media });
    try {
      const paths = { directory, proxy: proxy.url, limits: { threads: limits.threads } };
      const { arguments: args, path } = cameraStill(recording, probe, atMs, paths);
      const signal = AbortSignal.any([closing.signal, late]);
      const { exitCode, stderr } = await start({ program, arguments: args, limits, signal, onLine: () => undefined });
      closing.signal.throwIfAborted();
      if (late.aborted) throw new RenderFailure(lateMediaProbe(recording));
      if (exitCode !== 0) throw new RenderFailure(explainMediaProbe(recording, stderr, proxy.faults()));
      // ffmpeg that finds no picture ends well, and writes none.
      return await readFile(path).catch(() => {
        throw new RenderFailure(explainMediaProbe(recording, ''));
      });
    } finally {
      await proxy.close();
    }
  }

  async function still(moment: Moment): Promise<Buffer> {
    try {
      closing.signal.throwIfAborted();
      return await inWorkspace((directory) => make(moment, directory));
    } catch (error) {
      if (!(error instanceof RenderFailure)) throw error;
      throw new RequestError(error.kind === 'permanent' ? 409 : 503, error.message, { code: 'recording_unreadable' });
    }
  }

  return {
    async ofCamera(documentId, camera, locale) {
      const asked = await requestOf(documentId, locale);
      // What can't be made needs no look.
      firstSight(asked, camera);
      await assertFfmpeg();
      const { request } = await look.look(asked, { maxAgeMs: Number.POSITIVE_INFINITY, withinMs: LOOK_MS });
      const work = inTurn(() => still(firstSight(request, camera)));
      making.add(work);
      return work.finally(() => making.delete(work));
    },

    async close() {
      closing.abort();
      await Promise.allSettled(making);
    },
  };
}
