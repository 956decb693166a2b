import { setTimeout as sleep } from 'node:timers/promises';
import { checkRender, isSameMedia, recordingProblem, recordings } from 'render-rules';
import type { Asset, Recording, RenderRequest } from 'render-rules';
import { configuration, logError } from '../context';
import type { Context } from '../context';
import { RequestError } from '../errors';
import type { FactsService } from '../inputs/facts';
import { withFound } from '../inputs/recordings';
import type { Found, Recordings } from '../inputs/recordings';
import { createTurns } from '../jobs/turns';
import { openMediaProxy } from './media-proxy';
import type { MediaProxy } from './media-proxy';
import { RenderFailure } from './port';
import { problemOf } from './programs';
import { lookAt } from './recordings';
import { servedBy } from './served';

/** How many recordings a server looks at at a time. */
const AT_A_TIME = 4;

/** What a look has to come to. */
export interface LookOptions {
  /** What was looked at within this time is not looked at again. */
  maxAgeMs: number;
  /** What is not found within this time is not known. */
  withinMs: number;
}

/** A request with what its recordings are. */
export interface LookedAt {
  request: RenderRequest;
  /** Of how many recordings something is known. */
  known: number;
  /** Of which recordings nothing is known, and why; null where the look took too long. */
  unknown: { recording: Recording; problem: string | null }[];
}

/** Looks at recordings, and notes what it found. */
export type Look = {
  /**
   * Looks at the recordings that a render of this request may read. Nothing is known afterwards of what this server can't look
   * at, or not now: the worker looks again.
   */
  look(request: RenderRequest, options: LookOptions): Promise<LookedAt>;
  /**
   * Looks at the recording of an asset that was saved, in the background: an operator who opens its session then knows what it is.
   * Does nothing where this Strapi does not serve, such as in a script.
   */
  lookAtAsset(documentId: string): void;
  /** Refuses where ffprobe is missing here. @throws RequestError 503 `ffprobe_missing`. */
  assertCanLook(): Promise<void>;
  /** Ends the looks that go on. */
  close(): Promise<void>;
};

interface Ports {
  facts: Pick<FactsService, 'asset' | 'options'>;
  recordings: Pick<Recordings, 'find' | 'note'>;
}

export function createLook({ strapi }: Context, { facts, recordings: known }: Ports): Look {
  const inTurn = createTurns(AT_A_TIME);
  const closing = new AbortController();
  /** The looks that go on, by URL: whoever asks meanwhile waits for the same. */
  const looks = new Map<string, Promise<Found | null>>();

  /** Whether a recording is the file that it was, as far as its server tells. */
  async function isSame(proxy: MediaProxy, { url }: Recording, before: Found): Promise<boolean> {
    const was = before.probe?.served;
    const is = was && (await servedBy(proxy, url, closing.signal));
    return Boolean(was && is && isSameMedia(is, was));
  }

  /** What is known `before` holds for the same file. Null where the failure is this server's own. */
  async function find(recording: Recording, before: Found | undefined): Promise<Found | null> {
    const { renderer, media } = configuration(strapi);
    // Of its own: what could not be reached is this recording's.
    const proxy = await openMediaProxy({ media });
    try {
      if (before && (await isSame(proxy, recording, before))) return before;
      return { probe: await lookAt(renderer, proxy, recording, closing.signal), problem: null };
    } catch (error) {
      if (!(error instanceof RenderFailure)) throw error;
      const problem = recordingProblem(recording, { message: error.message, kind: error.kind });
      return problem && { probe: null, problem };
    } finally {
      await proxy.close();
    }
  }

  /** What can't be stored is known all the same. */
  async function note({ url }: Recording, found: Found): Promise<void> {
    try {
      await known.note(url, found);
    } catch (error) {
      logError(strapi, 'what a recording is could not be stored', error);
    }
  }

  async function findAndNote(recording: Recording, before: Found | undefined): Promise<Found | null> {
    try {
      closing.signal.throwIfAborted();
      const found = await find(recording, before);
      if (found) await note(recording, found);
      return found;
    } catch (error) {
      if (!closing.signal.aborted) logError(strapi, 'a recording could not be looked at', error);
      return null;
    }
  }

  function lookOnce(recording: Recording, before?: Found): Promise<Found | null> {
    const { url } = recording;
    const present = looks.get(url);
    if (present) return present;
    const look = inTurn(() => findAndNote(recording, before)).finally(() => looks.delete(url));
    looks.set(url, look);
    return look;
  }

  /** Whether the rules let an asset's recording be read. */
  function mayBeRead(asset: Asset): boolean {
    const request = { session: null, edl: null, assets: [{ ...asset, type: 'camera', problem: null }] };
    const { findings } = checkRender(request, facts.options());
    return !findings.some(({ path }) => path.startsWith('assets'));
  }

  async function lookAtSaved(documentId: string): Promise<void> {
    const found = (await facts.asset(documentId)).filter(mayBeRead);
    const wanted = found.map(({ mezzanineUrl, angle }) => ({
      asset: 0,
      camera: angle ?? '',
      url: mezzanineUrl ?? '',
    }));
    const before = await known.find(wanted.map(({ url }) => url));
    await Promise.all(wanted.map((recording) => lookOnce(recording, before.get(recording.url))));
  }

  return {
    lookAtAsset(documentId) {
      if (!strapi.server.httpServer.listening || closing.signal.aborted) return;
      lookAtSaved(documentId).catch((error: unknown) => {
        if (!closing.signal.aborted) logError(strapi, 'the recording of a saved asset could not be looked at', error);
      });
    },

    async look(request, { maxAgeMs, withinMs }) {
      const wanted = recordings(request);
      const found = new Map<string, Found | null>();
      const older = new Map<string, Found>();
      for (const [url, { ageMs, ...before }] of await known.find(wanted.map(({ url: each }) => each)))
        (ageMs <= maxAgeMs ? found : older).set(url, before);
      const missing = wanted.filter(({ url }) => !found.has(url));
      const late = new AbortController();
      const looked = missing.map(async (recording) => {
        // Who wants all of it anew gets it.
        const before = maxAgeMs > 0 ? older.get(recording.url) : undefined;
        found.set(recording.url, await lookOnce(recording, before));
      });
      const tooLate = sleep(withinMs, undefined, { signal: late.signal }).catch(() => undefined);
      await Promise.race([Promise.all(looked), tooLate]);
      late.abort();

      const assets = [...request.assets];
      const unknown: LookedAt['unknown'] = [];
      for (const recording of wanted) {
        const asset = assets[recording.asset];
        const of = found.get(recording.url);
        if (asset) assets[recording.asset] = withFound(asset, of ?? undefined);
        if (!of || of.problem?.kind === 'transient') unknown.push({ recording, problem: of?.problem?.message ?? null });
      }
      return { request: { ...request, assets }, known: wanted.length - unknown.length, unknown };
    },

    async assertCanLook() {
      const { limits, ffprobePath } = configuration(strapi).renderer;
      const problem = await problemOf(limits, ffprobePath);
      if (problem === null) return;
      throw new RequestError(
        503,
        `this server can't look at recordings: ${problem}; install ffmpeg with ffprobe, or set \`renderer.ffprobePath\``,
        { code: 'ffprobe_missing' },
      );
    },

    async close() {
      closing.abort();
      await Promise.all(looks.values());
    },
  };
}
