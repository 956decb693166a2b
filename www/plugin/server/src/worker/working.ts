import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { configuration, logError } from '../context';
import type { Context } from '../context';
import { ffmpegRenderer } from '../render/ffmpeg';
import type { PartStore } from '../render/part-store';
import { removeOrphanedWorkspaces } from '../render/workspace';
import { sweepArtifacts } from '../artifacts/sweep';
import type { SweepPorts } from '../artifacts/sweep';
import type { Presence } from './presence';
import type { RendererService } from '../render/renderer';
import type { Recordings } from '../inputs/recordings';
import type { Uploads } from '../artifacts/uploads';
import type { Worker } from './worker';
import { createConsumer } from './consumer';
import type { Consumer, ConsumerPorts } from './consumer';
import { createHousekeeper } from './housekeeper';
import type { QueueDriver } from '../queue/port';
import type { WaitingRoom } from './waiting-room';

interface Ports extends ConsumerPorts, SweepPorts {
  worker: ConsumerPorts['worker'] & Pick<Worker, 'sweep'>;
  queue: Pick<QueueDriver, 'listen' | 'roomAgain' | 'close'>;
  waitingRoom: WaitingRoom;
  presence: Pick<Presence, 'stay'>;
  renderer: Pick<RendererService, 'doubt' | 'problem' | 'watch' | 'close'>;
  partStore: PartStore | null;
  recordings: Pick<Recordings, 'sweep'>;
  uploads: Pick<Uploads, 'close'>;
}

/** What this server does by itself, beside answering requests. */
export interface Working {
  /**
   * Works as soon as the server listens: media may be served by this very server, and a Strapi that is only loaded, by a
   * script or a console, is to render nothing. Every server recovers what workers lost and lets workers elsewhere wait for
   * jobs; it renders itself if it is to consume.
   */
  startWhenListening(): void;
  /** Ends what was begun: nothing runs any more, and no job is left without somebody to finish it. */
  stop(): Promise<void>;
}

const ownName = (): string => `${hostname()}:${process.pid}:${randomUUID()}`;

function startConsumer(context: Context, ports: Ports, owner: string): Consumer {
  const { queue: settings, renderer, media } = configuration(context.strapi);
  return createConsumer(context, ports, {
    owner,
    settings,
    renderer: ffmpegRenderer({ renderer, media }, ports.partStore),
    canRender: () => ports.renderer.problem() === null,
  });
}

/**
 * Tells the other instances that the consumer is there and whether it can render, and lets it work once it can. Returns what
 * ends telling that it is there.
 */
function announce({ presence, renderer, queue }: Ports, owner: string, consumer: Consumer): () => Promise<void> {
  const { note, leave } = presence.stay(owner, 'server', () => renderer.problem() ?? null);
  renderer.watch(() => {
    note();
    if (renderer.problem() === null) void consumer.look().then(() => queue.roomAgain());
  });
  return leave;
}

/** What processes left that were killed. */
function cleanUp(context: Context, ports: SweepPorts): void {
  const { strapi } = context;
  removeOrphanedWorkspaces().catch((error: unknown) => {
    logError(strapi, 'temporary files of earlier renders could not be removed', error);
  });
  sweepArtifacts(context, ports).catch((error: unknown) => {
    logError(strapi, 'files of renders that ended without a result could not be deleted', error);
  });
}

export function createWorking(context: Context, ports: Ports): Working {
  const { strapi } = context;
  const { worker, queue, waitingRoom, renderer, partStore, recordings, uploads } = ports;
  const housekeeper = createHousekeeper(context, { worker, recordings, partStore });
  /** None before the server listens, and where this instance only serves. */
  let consumer: Consumer | null = null;
  let leave = async (): Promise<void> => undefined;

  return {
    startWhenListening() {
      strapi.server.httpServer.once('listening', () => {
        cleanUp(context, ports);
        if (configuration(strapi).queue.consume) {
          const owner = ownName();
          consumer = startConsumer(context, ports, owner);
          leave = announce(ports, owner, consumer);
        }
        queue.listen(housekeeper);
        queue.listen(waitingRoom);
        if (consumer) queue.listen(consumer);
      });
    },

    async stop() {
      renderer.close();
      await queue.close();
      await waitingRoom.close();
      await leave();
      await consumer?.close();
      await housekeeper.close();
      await uploads.close();
    },
  };
}
