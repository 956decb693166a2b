import { availableParallelism } from 'node:os';
import { artifactFiles, checkApartFromRecordings, checkRender, planRender } from 'render-rules';
import type { Finding, PartScope, RenderPlan } from 'render-rules';
import type { PluginConfig } from '../config/types';
import { openMediaProxy } from './media-proxy';
import type { MediaProxy } from './media-proxy';
import type { PartStore } from './part-store';
import { RenderFailure } from './port';
import type { Renderer, RenderOrder } from './port';
import { versionOf } from './programs';
import { lookedAt } from './recordings';
import { spaceFailure, watchSpace } from './space';
import { carryOut } from './steps';

/** A plan, and what the gate warns of. */
interface Planned {
  plan: RenderPlan;
  warnings: Finding[];
}

/**
 * The renderer that spawns ffmpeg with the arguments that the rules computed. It reads from the hosts that `media` lets it
 * read from, and keeps parts in a store, if there is one.
 */
export function ffmpegRenderer(
  { renderer, media }: Pick<PluginConfig, 'renderer' | 'media'>,
  store: PartStore | null,
): Renderer {
  const { ffmpegPath, ffprobePath, limits } = renderer;

  /** What is refused whatever the recordings are is refused before anybody looks at them. */
  async function planned(proxy: MediaProxy, { request, options, signal }: RenderOrder): Promise<Planned> {
    if (!checkApartFromRecordings(request, options).ok) planRender(request, options);
    const looked = await lookedAt({ ffprobePath, limits }, proxy, request, signal);
    try {
      const plan = planRender(looked.request, options);
      return { plan, warnings: checkRender(looked.request, options).findings };
    } catch (error) {
      // A recording that can't be read is no fault where the render reads another one.
      throw looked.unreadable ?? error;
    }
  }

  /** As whose the parts of a job are kept; nothing is where nobody knows what makes them. */
  async function scopeOf(jobId: string): Promise<PartScope | undefined> {
    const ffmpeg = store && (await versionOf(limits, ffmpegPath));
    return ffmpeg ? { ffmpeg, processors: availableParallelism(), jobId } : undefined;
  }

  return {
    async render(order: RenderOrder) {
      const { directory, jobId } = order;
      const place = { directory, limits, store };
      store?.makeRoom();
      const proxy = await openMediaProxy({ media });
      const space = watchSpace(place, order.signal);
      try {
        const { plan, warnings } = await planned(proxy, order);
        const tooLittle = spaceFailure(place, plan);
        if (tooLittle) throw new RenderFailure(tooLittle);
        const paths = {
          directory,
          proxy: proxy.url,
          limits: { threads: limits.threads },
          parts: await scopeOf(jobId),
        };
        const made = await carryOut({ renderer, proxy, store }, plan, paths, { ...order, signal: space.signal });
        return { files: artifactFiles(made.artifacts), warnings: [...warnings, ...made.warnings] };
      } finally {
        space.stop();
        await proxy.close();
      }
    },
  };
}
