import { setTimeout as sleep } from 'node:timers/promises';
import { recordingProblem, recordings } from 'render-rules';
import type { Recording, RenderRequest } from 'render-rules';
import { configuration, logError } from '../context';
import type { Context } from '../context';
import { RequestError } from '../errors';
import { withFound } from '../inputs/recordings';
import type { Found, Recordings } from '../inputs/recordings';
import { createTurns } from '../jobs/turns';
import { openMediaProxy } from './media-proxy';
import { RenderFailure } from './port';
import { problemOf } from './programs';
import { lookAt } from './recordings';

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
  /** Refuses where ffprobe is missing here. @throws RequestError 503 `ffprobe_missing`. */
  assertCanLook(): Promise<void>;
  /** Ends the looks that go on. */
  close(): Promise<void>;
};

interface Ports {
  recordings: Pick<Recordings, 'find' | 'note'>;
}

export function createLook({ strapi }: Context, { recordings: known }: Ports): Look {
  const inTurn = createTurns(AT_A_TIME);
  const closing = new AbortController();
  /** The looks that go on, by URL: whoever asks meanwhile waits for the same. */
  const looks = new Map<string, Promise<Found | null>>();

  /** Null where the failure is this server's own. */
  async function find(recording: Recording): Promise<Found | null> {
    const { renderer, media } = configuration(strapi);
    // Of its own: what could not be reached is this recording's.
    const proxy = await openMediaProxy({ media });
    try {
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

  async function findAndNote(recording: Recording): Promise<Found | null> {
    try {
      closing.signal.throwIfAborted();
      const found = await find(recording);
      if (found) await note(recording, found);
      return found;
    } catch (error) {
      if (!closing.signal.aborted) logError(strapi, 'a recording could not be looked at', error);
      return null;
    }
  }

  function lookOnce(recording: Recording): Promise<Found | null> {
    const { url } = recording;
    const present = looks.get(url);
    if (present) return present;
    const look = inTurn(() => findAndNote(recording)).finally(() => looks.delete(url));
    looks.set(url, look);
    return look;
  }

  return {
    async look(request, { maxAgeMs, withinMs }) {
      const wanted = recordings(request);
      const found = new Map<string, Found | null>();
      for (const [url, { ageMs, ...before }] of await known.find(wanted.map(({ url: each }) => each)))
        if (ageMs <= maxAgeMs) found.set(url, before);
      const missing = wanted.filter(({ url }) => !found.has(url));
      const late = new AbortController();
      const looked = missing.map(async (recording) => found.set(recording.url, await lookOnce(recording)));
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
