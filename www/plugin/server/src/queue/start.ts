import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Core } from '@strapi/strapi';
import { configuration, logError, service } from '../plugin';
import { ffmpegRenderer } from '../render/ffmpeg';
import { removeOrphanedWorkspaces } from '../render/workspace';
import { createConsumer } from './consumer';
import type { Consumer } from './consumer';

const consumers = new WeakMap<Core.Strapi, Consumer>();

/**
 * Renders in this process as soon as the server listens: media may be served by this very server, and a Strapi that is
 * only loaded, by a script or a console, is to render nothing.
 */
export function consumeWhenListening(strapi: Core.Strapi): void {
  const { queue, renderer } = configuration(strapi);
  if (!queue.consume) return;
  strapi.server.httpServer.once('listening', () => {
    removeOrphanedWorkspaces().catch((error: unknown) => {
      logError(strapi, 'temporary files of earlier renders could not be removed', error);
    });
    const consumer = createConsumer(strapi, {
      owner: `${hostname()}:${process.pid}:${randomUUID()}`,
      queue,
      renderer: ffmpegRenderer(renderer),
    });
    consumers.set(strapi, consumer);
    service(strapi, 'queue').listen(consumer);
  });
}

/** Ends what consumeWhenListening began: nothing runs any more, and no job is left without somebody to finish it. */
export async function stopConsuming(strapi: Core.Strapi): Promise<void> {
  await service(strapi, 'queue').close();
  await consumers.get(strapi)?.close();
  consumers.delete(strapi);
}
