import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Core } from '@strapi/strapi';
import { configuration, logError, service } from '../plugin';
import { ffmpegRenderer } from '../render/ffmpeg';
import { removeOrphanedWorkspaces } from '../render/workspace';
import { sweepArtifacts } from '../services/artifact-sweep';
import { createConsumer } from './consumer';
import type { Consumer } from './consumer';
import { createHousekeeper } from './housekeeper';
import type { Housekeeper } from './housekeeper';

interface Working {
  housekeeper: Housekeeper;
  /** None where this instance only serves. */
  consumer: Consumer | null;
  /** Ends telling the other instances that the consumer is there. */
  leave(): Promise<void>;
}

const working = new WeakMap<Core.Strapi, Working>();

const ownName = (): string => `${hostname()}:${process.pid}:${randomUUID()}`;

function startConsumer(strapi: Core.Strapi, owner: string): Consumer {
  const { queue, renderer, media } = configuration(strapi);
  return createConsumer(strapi, {
    owner,
    queue,
    renderer: ffmpegRenderer({ renderer, media }),
    canRender: () => service(strapi, 'renderer').problem() === null,
  });
}

/** Tells the other instances that the consumer is there and whether it can render, and lets it work once it can. */
function announce(strapi: Core.Strapi, owner: string, consumer: Consumer): () => Promise<void> {
  const renderer = service(strapi, 'renderer');
  const { note, leave } = service(strapi, 'presence').stay(owner, 'server', () => renderer.problem() ?? null);
  renderer.watch(() => {
    note();
    if (renderer.problem() === null) void consumer.look().then(() => service(strapi, 'queue').roomAgain());
  });
  return leave;
}

/** What processes left that were killed. */
function cleanUp(strapi: Core.Strapi): void {
  removeOrphanedWorkspaces().catch((error: unknown) => {
    logError(strapi, 'temporary files of earlier renders could not be removed', error);
  });
  sweepArtifacts(strapi).catch((error: unknown) => {
    logError(strapi, 'files of renders that ended without a result could not be deleted', error);
  });
}

/**
 * Works as soon as the server listens: media may be served by this very server, and a Strapi that is only loaded, by a
 * script or a console, is to render nothing. Every server recovers what workers lost and lets workers elsewhere wait for
 * jobs; it renders itself if it is to consume.
 */
export function workWhenListening(strapi: Core.Strapi): void {
  strapi.server.httpServer.once('listening', () => {
    cleanUp(strapi);
    const housekeeper = createHousekeeper(strapi);
    const owner = ownName();
    const consumer = configuration(strapi).queue.consume ? startConsumer(strapi, owner) : null;
    const leave = consumer ? announce(strapi, owner, consumer) : async () => undefined;
    working.set(strapi, { housekeeper, consumer, leave });
    const queue = service(strapi, 'queue');
    queue.listen(housekeeper);
    queue.listen(service(strapi, 'waiting-room'));
    if (consumer) queue.listen(consumer);
  });
}

/** Ends what workWhenListening began: nothing runs any more, and no job is left without somebody to finish it. */
export async function stopWorking(strapi: Core.Strapi): Promise<void> {
  service(strapi, 'renderer').close();
  await service(strapi, 'queue').close();
  await service(strapi, 'waiting-room').close();
  const { consumer, housekeeper, leave } = working.get(strapi) ?? {};
  await leave?.();
  await consumer?.close();
  await housekeeper?.close();
  await service(strapi, 'uploads').close();
  working.delete(strapi);
}
